import type { AccountChange } from '../change';
import type { AccountData, RegionData } from '../data';
import { applyTo } from './effect';
import { inverseOf } from './inverse';
import { requestOf, type Sid } from './paths';
import { lacksPermission, permissionOf } from './permission';
import { holdsPassword, type RequestTemplate } from './request';
import { knownSids, newLabel, ownerOf, type ResourceKey, subjectOf } from './resource';
import { standing } from './standing';
import { changeTitle } from './title';

/** One request to Twilio, made from a change. `preview(step.request)` shows it. */
export interface Step {
  /** What it does, for people. */
  readonly title: string;
  readonly change: AccountChange;
  readonly request: RequestTemplate;
  /** What a restricted key must be allowed. */
  readonly permission: string;
  /** The resource whose SID the answer tells. */
  readonly creates?: ResourceKey;
  /** What takes it back, as far as it is known how it was before; SIDs are added when it has been made. */
  readonly undo?: AccountChange;
}

export interface Plan {
  readonly state: 'planned';
  readonly account: AccountData;
  readonly region: RegionData;
  /** At least one. */
  readonly steps: readonly Step[];
  /** What the account's data and the changes tell. */
  readonly sids: ReadonlyMap<ResourceKey, string>;
  /** Whether `apply` needs a new password. */
  readonly needsPassword: boolean;
}

export interface Refusal {
  readonly state: 'refused';
  /** Why it cannot be done, and what to do: sentences for people. */
  readonly refusal: string;
}

/**
 * The requests that make these changes, in their order. What is so already is left out. Refused where the account or the
 * region is not among `accounts`, where something that a change needs is not known, and where nothing is left to be done.
 *
 * @param accounts those that are linked live
 * @param denied permissions that the key is known to lack (`Applied.failed.permission` of earlier tries)
 */
export function plan(
  changes: readonly AccountChange[],
  accounts: readonly AccountData[],
  denied: ReadonlySet<string> = new Set(),
): Plan | Refusal {
  const [first] = changes;
  if (!first) return refused('There is nothing to be changed.');
  if (changes.some(({ account, region }) => account !== first.account || region !== first.region))
    return refused('These changes are for several accounts or regions: make them one after the other.');
  const account = accounts.find(({ sid }) => sid === first.account);
  const region = account?.regions.find(({ id }) => id === first.region);
  if (!account || !region) return refused(notLinked(first, account));
  const planner = new Planner(account, region);
  for (const change of changes) {
    const refusal = planner.take(change);
    if (refusal !== undefined) return refused(refusal);
  }
  return planner.plan(denied);
}

function refused(refusal: string): Refusal {
  return { state: 'refused', refusal };
}

function notLinked({ account: sid, region }: AccountChange, account: AccountData | undefined): string {
  const name = account?.name ?? sid;
  const what = account ? `${name} is not linked in ${region}` : `The account ${name} is not linked`;
  return `${what}, so nothing can be changed there. Sign in to ${name} in the region ${region} with a key that may change it.`;
}

/** Goes through the changes, with the region as it will be by then. */
class Planner {
  private readonly steps: Step[] = [];
  private readonly sids: Map<ResourceKey, string>;
  /** What stands for the SIDs of what is made on the way. */
  private readonly labels = new Map<ResourceKey, string>();
  private region: RegionData;

  constructor(
    private readonly account: AccountData,
    private readonly before: RegionData,
  ) {
    this.region = before;
    this.sids = knownSids(before);
  }

  /** Why the change cannot be planned; undefined where it is. */
  take(change: AccountChange): string | undefined {
    for (const [key, sid] of Object.entries(change.sids ?? {})) this.sids.set(key, sid);
    const now = standing(change, this.region, `${this.account.name ?? this.account.sid} (${this.region.id})`);
    if (now.state === 'refused') return now.refusal;
    const refusal = now.state === 'open' ? this.add(change) : undefined;
    this.region = applyTo(this.region, change);
    return refusal;
  }

  private add(change: AccountChange): string | undefined {
    const title = changeTitle(change);
    const label = newLabel(change);
    const subject = label === undefined ? this.sidOf(subjectOf(change)) : '';
    const owner = ownerOf(change);
    const ownerSid = owner === undefined ? '' : this.sidOf(owner);
    if (subject === undefined || ownerSid === undefined)
      return `${title}: Twilio's identifier for it is not known here. Refresh the account, or do it in the Twilio Console.`;
    const request = requestOf(change, { subject, owner: ownerSid });
    if (!request) return `${title}: the hosts of the region ${change.region} are not known.`;
    const undo = inverseOf(change, this.region);
    if (label !== undefined) this.labels.set(subjectOf(change), label);
    this.steps.push({
      title,
      change,
      request,
      permission: permissionOf(change),
      ...(label === undefined ? {} : { creates: subjectOf(change) }),
      ...(undo ? { undo } : {}),
    });
    return undefined;
  }

  private sidOf(key: ResourceKey): Sid | undefined {
    const label = this.labels.get(key);
    return this.sids.get(key) ?? (label === undefined ? undefined : { slot: 'sid', of: key, label });
  }

  plan(denied: ReadonlySet<string>): Plan | Refusal {
    const { account, before: region, steps, sids } = this;
    if (steps.length === 0)
      return refused('Twilio has all of this already. Refresh the account to see it as it is.');
    const lacking = steps.find(({ permission }) => denied.has(permission));
    if (lacking) return refused(`${lacking.title}: ${lacksPermission(lacking.permission)}`);
    const needsPassword = steps.some(({ request }) => holdsPassword(request));
    return { state: 'planned', account, region, steps, sids, needsPassword };
  }
}
