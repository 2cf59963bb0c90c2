import type { Connection as ClientConnection, WorkspaceEdit } from 'vscode-languageserver';
import type {
  AccountFix,
  ApplyRequest,
  ApplyResult,
  Connection,
  Preview,
} from '../../../../protocol/account';
import { seal } from '../../../../protocol/sealed';
import { newPassword } from '../../host/new-password';
import { type AccountChange, NEW_PASSWORD } from '../../twilio/account/change';
import { type Applied, apply } from '../../twilio/account/changes/apply';
import { type Plan, plan } from '../../twilio/account/changes/plan';
import { readChanges } from '../../twilio/account/changes/read';
import { preview } from '../../twilio/account/changes/request';
import { touchedBy } from '../../twilio/account/changes/touched';
import type { LiveAccounts } from '../../twilio/account/live/live-accounts';
import type { AccountLink } from './account-link';

const NOT_TRUSTED =
  'This workspace is not trusted, so nothing is changed at Twilio from here. Trust it first (Workspaces: Manage Workspace Trust).';
const NOT_LINKED = 'No Twilio account is linked. Sign in to Twilio first (SIP Lens: Sign In to Twilio…).';
const ANOTHER =
  'The account has changed since the calls were shown, and other ones would be needed now. Nothing was done. Look at them again.';

const MOST_SHOWN = 20;

interface Planned {
  readonly plan: Plan;
  readonly live: LiveAccounts;
  readonly connection: Connection;
}

/** Changes of an account: shown first, then made as they were shown. */
export class AccountChanges {
  /** What a key turned out not to be allowed, by the label of its connection. */
  private readonly denied = new Map<string, Set<string>>();
  /** The calls that were shown last for a fix; nothing else is ever made. */
  private readonly shown = new Map<string, string>();

  constructor(
    private readonly client: ClientConnection,
    private readonly link: AccountLink,
  ) {}

  /** Another key may be allowed more, and so may the same one when a person asks again. @param label left out: all */
  forgetRefusals(label?: string): void {
    if (label === undefined) this.denied.clear();
    else this.denied.delete(label);
  }

  preview(fix: AccountFix): Preview {
    const planned = this.plan(fix);
    if (typeof planned === 'string')
      return { connection: '', account: '', region: '', calls: [], refusal: planned };
    const { plan, connection } = planned;
    const calls = callsOf(plan);
    this.remind(identityOf(fix), shownAs(planned));
    return {
      connection: connection.label,
      account: plan.account.name ?? plan.account.sid,
      region: plan.region.id,
      calls,
      ...(plan.needsPassword ? { password: holdsPassword(fix.edits) ? 'configuration' : 'clipboard' } : {}),
    };
  }

  async apply({ fix, publicKey }: ApplyRequest): Promise<ApplyResult> {
    const shown = this.shown.get(identityOf(fix));
    const planned = this.plan(fix);
    if (typeof planned === 'string') return refused(fix, planned);
    const { plan, live, connection } = planned;
    if (shown !== shownAs(planned)) return refused(fix, ANOTHER);
    this.shown.delete(identityOf(fix));
    const password = plan.needsPassword ? newPassword() : undefined;
    const applied = await apply(plan, (call) => live.call(connection.label, call), password);
    this.remember(connection.label, applied);
    const reread = live.invalidate(connection.label, touchedBy(plan.steps.map(({ change }) => change)));
    const edited = await this.edit(fix, applied, password);
    const isKept = edited.holdsPassword || !applied.passwordSet;
    const clipboard = password === undefined || isKept ? undefined : await seal(publicKey, password);
    // a password that exists nowhere else does not wait until Twilio has answered
    if (clipboard === undefined) await reread;
    return {
      ...outcomeOf(fix, applied),
      ...(edited.problem === undefined ? {} : { editProblem: edited.problem }),
      ...(clipboard === undefined ? {} : { clipboard }),
    };
  }

  private plan({ changes }: AccountFix): Planned | string {
    if (!this.link.isTrusted) return NOT_TRUSTED;
    const live = this.link.accounts;
    if (!live || this.link.connections.length === 0) return NOT_LINKED;
    const own = readChanges(changes);
    if (!own) return 'This is no change that SIP Lens knows.';
    const connection = this.connectionOf(own[0]);
    const denied = connection && this.denied.get(connection.label);
    const planned = plan(own, live.accounts, denied);
    if (planned.state === 'refused') return planned.refusal;
    return connection ? { plan: planned, live, connection } : NOT_LINKED;
  }

  /** The last few are enough: one is asked about at a time. */
  private remind(fix: string, shown: string): void {
    this.shown.delete(fix);
    this.shown.set(fix, shown);
    const [oldest] = this.shown.keys();
    if (this.shown.size > MOST_SHOWN && oldest !== undefined) this.shown.delete(oldest);
  }

  private connectionOf(change: AccountChange | undefined): Connection | undefined {
    return this.link.connections.find(
      ({ accountSid, region }) => accountSid === change?.account && region === change.region,
    );
  }

  private remember(label: string, { failed }: Applied): void {
    if (failed?.denied === undefined) return;
    const denied = this.denied.get(label) ?? new Set();
    this.denied.set(label, denied.add(failed.denied));
  }

  /** The files follow only when all of it was made; a password that was set goes into them or is handed over. */
  private async edit(
    { title, edits }: AccountFix,
    { failed }: Applied,
    password: string | undefined,
  ): Promise<{ holdsPassword: boolean; problem?: string }> {
    if (failed || edits === undefined) return { holdsPassword: false };
    const edit = password === undefined ? edits : withPassword(edits, password);
    const answer = await this.client.workspace.applyEdit({ label: title, edit }).catch(() => undefined);
    if (answer?.applied) return { holdsPassword: holdsPassword(edits) };
    const problem =
      'Twilio was changed, but the files were not: one of them has other text by now. Make the change in the file by hand.';
    return { holdsPassword: false, problem };
  }
}

function callsOf({ steps }: Plan): Preview['calls'] {
  return steps.map(({ title, request }) => {
    const { method, url, form = {} } = preview(request);
    return { title, method, url, form };
  });
}

/** What somebody said yes to: these calls, with the key of this connection. */
function shownAs({ plan, connection }: Planned): string {
  return JSON.stringify([connection, callsOf(plan)]);
}

function identityOf({ changes, edits }: AccountFix): string {
  return JSON.stringify([changes, edits]);
}

function outcomeOf(fix: AccountFix, { done, failed, notDone, undo }: Applied): ApplyResult {
  return {
    done,
    ...(failed ? { failed: failureOf(failed) } : {}),
    notDone,
    ...(undo.length > 0 ? { undo: { title: `Undo: ${fix.title}`, changes: undo } } : {}),
  };
}

function failureOf({
  title,
  problem,
  outcomeUnknown,
}: NonNullable<Applied['failed']>): NonNullable<ApplyResult['failed']> {
  return { title, problem, ...(outcomeUnknown ? { outcomeUnknown } : {}) };
}

function refused({ title }: AccountFix, problem: string): ApplyResult {
  return { done: [], failed: { title, problem }, notDone: [] };
}

function holdsPassword(edit: WorkspaceEdit | undefined): boolean {
  return edit !== undefined && JSON.stringify(edit).includes(NEW_PASSWORD);
}

/** A generated password has letters and digits only, so it may stand wherever the word stands. */
function withPassword(edit: WorkspaceEdit, password: string): WorkspaceEdit {
  return JSON.parse(JSON.stringify(edit).replaceAll(NEW_PASSWORD, password));
}
