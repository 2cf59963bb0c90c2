import type { UnknownReason } from '../known';
import type { Gap } from './gaps';

/** Something that could not be read of an account when its registry file was written. */
export interface NotRead extends Gap {
  readonly account: string;
  readonly region: string;
  /** What the file said of it stays. */
  readonly kept: boolean;
}

/**
 * Whether rules about registrations and calls need it. No restricted key may ask which region is active, and without
 * that just those rules are silent that compare regions.
 */
export function isEssential({ part }: Gap): boolean {
  return part !== 'activeRegion';
}

/** For people, a sentence for each; what is alike is said once. */
export function notReadTexts(all: readonly NotRead[]): string[] {
  return groupGaps(all, ({ account, region, kept }) => `${account} ${region} ${kept}`).map((group) => {
    const { account, region, kept } = group.first;
    const then = kept ? 'what the file says of it stays' : 'the file does not say it';
    return `${account} ${region}: ${group.what} could not be read${reasonText(group.first)}; ${then}.`;
  });
}

export interface GapGroup<T extends Gap> {
  readonly first: T;
  /** `domains`, `usernames of pbx`, `activeRegion of 12 domains` */
  readonly what: string;
}

/** Puts together what differs in the resource only. `apart` keeps gaps apart that differ otherwise. */
export function groupGaps<T extends Gap>(gaps: readonly T[], apart: (gap: T) => string): GapGroup<T>[] {
  const groups = new Map<string, [first: T, ...others: T[]]>();
  for (const gap of gaps) {
    const key = [apart(gap), gap.collection, gap.part, gap.reason].join('\n');
    const group = groups.get(key);
    if (group) group.push(gap);
    else groups.set(key, [gap]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    const owner = group.length === 1 ? first.item : `${group.length} ${first.collection}`;
    return { first, what: first.part === undefined ? first.collection : `${first.part} of ${owner}` };
  });
}

const reasons: Readonly<Record<UnknownReason, string>> = {
  'signed-out': 'Twilio did not take the key',
  offline: 'Twilio could not be reached',
  denied: 'the key has no permission for it',
  'rate-limited': 'Twilio asked to come back later',
  loading: 'it was not there in time',
  partial: 'it did not arrive whole',
  unsupported: 'this region has none',
  'not-in-registry': 'it was not asked for',
};

/** `: why`, for people; nothing where that is not known, as of a field that was left out. */
export function reasonText({ reason, part }: Gap): string {
  return part !== undefined && fields.has(part) ? '' : `: ${reasons[reason]}`;
}

const fields: ReadonlySet<string> = new Set(['registration', 'secure', 'activeRegion']);
