import type { CollectionName } from '../data';
import type { UnknownReason } from '../known';

/** Something that could not be read of an account when its registry file was written. */
export interface NotRead {
  readonly account: string;
  readonly region: string;
  readonly collection: CollectionName;
  /** The resource of the collection, for a part of one. */
  readonly item?: string;
  /** The key below the resource: `calls.credentialLists`, `usernames`. */
  readonly part?: string;
  readonly reason: UnknownReason;
  /** What the file said of it stays. */
  readonly kept: boolean;
}

/** For people: `domains`, `usernames of pbx`, `activeRegion of 12 domains`; what is alike is said once. */
export function notReadTexts(all: readonly NotRead[]): string[] {
  const groups = new Map<string, NotRead[]>();
  for (const each of all) {
    const key = [each.account, each.region, each.collection, each.part, each.reason, each.kept].join('\n');
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].map(groupText);
}

const reasons: Readonly<Record<UnknownReason, string>> = {
  'signed-out': 'Twilio did not take the key',
  offline: 'Twilio could not be reached',
  denied: 'the key has no permission for it',
  'rate-limited': 'Twilio asked to come back later',
  loading: 'it was not there in time',
  partial: 'only a part of it arrived',
  unsupported: 'this region has none',
  'not-in-registry': 'it was not asked for',
};

/** Why, for people; the middle of a sentence. */
export function reasonText(reason: UnknownReason): string {
  return reasons[reason];
}

function groupText(group: readonly NotRead[]): string {
  const [first] = group;
  if (!first) return '';
  const { account, region, collection, item, part, reason, kept } = first;
  const owner = group.length === 1 ? item : `${group.length} ${collection}`;
  const what = part === undefined ? collection : `${part} of ${owner}`;
  const then = kept ? 'what the file says of it stays' : 'the file does not say it';
  return `${account} ${region}: ${what} could not be read: ${reasonText(reason)}; ${then}.`;
}
