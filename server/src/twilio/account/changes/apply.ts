import type { AccountChange } from '../change';
import type { ApiCall, CallFailure, CallResult } from '../live/live';
import { lacksPermission } from './permission';
import type { Plan, Step } from './plan';
import { fill } from './request';
import { ownerOf, type ResourceKey, subjectOf } from './resource';

/** Sends one request; never rejects. */
export type Call = (call: ApiCall) => Promise<CallResult<unknown>>;

/** What became of a plan. */
export interface Applied {
  /** What was made, in order: the titles of the steps. */
  readonly done: readonly string[];
  /** The first that failed; nothing behind it was tried. */
  readonly failed?: {
    readonly title: string;
    /** Why, and what to do: sentences for people. */
    readonly problem: string;
    /** The permission that the key turned out to lack. */
    readonly denied?: string;
    /** The request may have been carried out all the same. */
    readonly outcomeUnknown?: true;
  };
  readonly notDone: readonly string[];
  /** What takes back that which was made, in the order to do it in; empty where nothing can be. */
  readonly undo: readonly AccountChange[];
  /** The new password is in a credential list now, or may be. */
  readonly passwordSet: boolean;
}

/**
 * Sends the requests of a plan in order, each when the one before has been answered, and stops at the first failure.
 *
 * @param password a new one, where the plan needs it
 */
export async function apply(planned: Plan, call: Call, password?: string): Promise<Applied> {
  const run = new Run(planned, call, password);
  return run.toTheEnd();
}

class Run {
  private readonly done: string[] = [];
  private readonly undo: AccountChange[] = [];
  private readonly sids: Map<ResourceKey, string>;
  private passwordSet = false;

  constructor(
    private readonly planned: Plan,
    private readonly call: Call,
    private readonly password: string | undefined,
  ) {
    this.sids = new Map(planned.sids);
  }

  async toTheEnd(): Promise<Applied> {
    const { steps } = this.planned;
    for (const [index, step] of steps.entries()) {
      const failed = await this.take(step);
      if (!failed) continue;
      const notDone = steps.slice(index + 1).map(({ title }) => title);
      return { ...this.outcome(notDone), failed: { title: step.title, ...failed } };
    }
    return this.outcome([]);
  }

  private outcome(notDone: readonly string[]): Applied {
    const { done, undo, passwordSet } = this;
    return { done, notDone, undo: [...undo].reverse(), passwordSet };
  }

  private async take(step: Step): Promise<Omit<NonNullable<Applied['failed']>, 'title'> | undefined> {
    const { sids, password } = this;
    const request = fill(step.request, { sids, ...(password === undefined ? {} : { password }) });
    if (!request)
      return {
        problem: 'Twilio did not tell the identifier of what was made before. Refresh the account and look.',
      };
    const result = await this.call(request);
    if (!result.ok && !isGone(request, result.failure)) {
      const failed = explained(result.failure, step);
      // nobody can ask Twilio for a password that it may have taken
      if (failed.outcomeUnknown && step.change.kind === 'add-credential') this.passwordSet = true;
      return failed;
    }
    this.record(step, result.ok ? result.value : undefined);
    return undefined;
  }

  private record({ title, change, creates, undo }: Step, answer: unknown): void {
    const sid = sidOf(answer);
    if (creates !== undefined && sid !== undefined) this.sids.set(creates, sid);
    if (change.kind === 'add-credential') this.passwordSet = true;
    this.done.push(title);
    if (undo) this.undo.push({ ...undo, sids: this.sidsFor(undo) });
  }

  private sidsFor(change: AccountChange): Record<ResourceKey, string> {
    const keys = [subjectOf(change), ownerOf(change)].flatMap((key) => key ?? []);
    return Object.fromEntries(keys.flatMap((key) => pair(key, this.sids.get(key))));
  }
}

function pair(key: ResourceKey, sid: string | undefined): [ResourceKey, string][] {
  return sid === undefined ? [] : [[key, sid]];
}

function sidOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('sid' in answer)) return undefined;
  return typeof answer.sid === 'string' && /^[A-Z]{2}[0-9a-f]{32}$/.test(answer.sid) ? answer.sid : undefined;
}

/** What was to be deleted is not there any more. */
function isGone({ method }: ApiCall, { status }: CallFailure): boolean {
  return method === 'DELETE' && status === 404;
}

function explained(failure: CallFailure, step: Step): Omit<NonNullable<Applied['failed']>, 'title'> {
  const { message, status } = failure;
  if (status === 403 || (status === 401 && failure.code === MISSING_PERMISSION)) {
    const problem = `Twilio refuses it: ${lacksPermission(step.permission)}`;
    return { problem, denied: step.permission };
  }
  if (status === 429)
    return { problem: 'Twilio limits the rate of requests and did not do it. Try again in a minute.' };
  if (!isUnknown(failure)) return { problem: message };
  const what = status !== undefined && status >= 500 ? `Twilio had a fault (HTTP ${status}).` : message;
  const problem = `${what} It may or may not have been made: refresh the account and look before you try again.`;
  return { problem, outcomeUnknown: true };
}

/** A key that Twilio knows, without the permission: https://www.twilio.com/docs/api/errors/70051 */
const MISSING_PERMISSION = 70051;

/** No answer came, or not a whole one, or one that says that Twilio failed on the way. */
function isUnknown({ status, reason, unsent }: CallFailure): boolean {
  if (unsent) return false;
  if (status !== undefined) return status < 300 || status >= 500;
  return reason !== 'signed-out';
}
