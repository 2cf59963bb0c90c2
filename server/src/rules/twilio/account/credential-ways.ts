import type { FileEdit } from '../../../text/range';
import type { ListKind, MappingUse } from '../../../twilio/account/authentication';
import type { AccountChange } from '../../../twilio/account/change';
import { isReferenceTo } from '../../../twilio/account/changes/find';
import type { CredentialList, RegionData } from '../../../twilio/account/data';
import type { ServiceHit, ServiceName } from '../../../twilio/account/snapshot';
import type { Fix } from '../../finding';
import type { RuleContext } from '../../rule';
import { accountFix, changeable, MOST_WAYS, type Target } from './account-fix';
import type { SentUsername } from './fault';
import { passwordEdits } from './password-edits';
import type { CallsUse, RegistrationUse } from './service-use';
import { sentUsernames } from './usernames';

/** One way to let somebody in. */
export interface Way {
  /** Begins with a verb: `map the credential list phones for calls`. */
  readonly words: string;
  readonly changes: readonly AccountChange[];
  readonly edits?: readonly FileEdit[];
}

/**
 * How the user that an object sends can get into a credential list that is mapped for its use, the likeliest way first:
 * the list that has the user; else one that is mapped for the other use, with the user added; else a new one. Of a user
 * whose name a template fills in, only what is mapped for the other use can be told.
 */
export function credentialWays(
  use: RegistrationUse | CallsUse,
  context: RuleContext,
  { region, item }: Pick<ServiceHit, 'region' | 'item'>,
  target: Target,
): Way[] {
  const lists = region.credentialLists.items;
  const others = lists.filter(({ name }) => isMappedOtherwise(use.use, region, item, name));
  const map = (name: string) => mapping(target, use.service, use.use, 'credentialLists', name);
  const mapOnly = ({ name }: CredentialList): Way => ({
    words: mapWords('credentialLists', name, use.use),
    changes: [map(name)],
  });
  const sent = oneUser(use);
  if (sent === undefined) return others.slice(0, MOST_WAYS).map(mapOnly);
  const holders = lists.filter((list) => holds(list, sent.text));
  const ranked = [
    ...holders.filter((list) => others.includes(list)),
    ...holders.filter((list) => !others.includes(list)),
  ];
  if (ranked.length > 0) return ranked.slice(0, MOST_WAYS).map(mapOnly);
  if (!isWhole(region) || sent.text.length > LONGEST) return [];
  const edits = passwordEdits(context, sent.credential);
  const add = (list: string): AccountChange => ({
    ...target,
    kind: 'add-credential',
    list,
    username: sent.text,
  });
  if (others.length > 0)
    return others.slice(0, MOST_WAYS).map(({ name }) => ({
      words: `add ${sent.text} to the credential list ${name} and map it for ${use.use}`,
      changes: [add(name), map(name)],
      edits,
    }));
  const name = newName(use.service.name, lists);
  const create: AccountChange = { ...target, kind: 'create-list', list: 'credentialLists', name };
  const words = `create a credential list with ${sent.text} for ${use.use}`;
  return [{ words, changes: [create, add(name), map(name)], edits }];
}

/** The ways as fixes of a finding that says that no list is mapped for this use. */
export function listFixes(use: RegistrationUse | CallsUse, context: RuleContext): Fix[] {
  const found = changeable(context.account, use.service);
  return found ? fixesOf(credentialWays(use, context, found.hit, found.target)) : [];
}

export function fixesOf(ways: readonly Way[]): Fix[] {
  return ways.flatMap(({ words, changes, edits }, index) =>
    accountFix(words, changes, { edits, preferred: index === 0 }),
  );
}

/** Characters of a username (Twilio's Credential resource). */
export const LONGEST = 32;

/** The user whose password answers Twilio; undefined where that is not known, or where there are several. */
function oneUser({ element }: RegistrationUse | CallsUse): SentUsername | undefined {
  const [first, ...others] = sentUsernames(element) ?? [];
  return others.length === 0 ? first : undefined;
}

export function holds({ usernames }: CredentialList, username: string): boolean {
  return usernames.items.some(({ text }) => text === username);
}

/** Whether nobody can have the user without its being known. */
function isWhole({ credentialLists }: RegionData): boolean {
  const { items, missing } = credentialLists;
  return missing === undefined && items.every(({ usernames }) => usernames.missing === undefined);
}

function isMappedOtherwise(
  use: MappingUse,
  region: RegionData,
  item: ServiceHit['item'],
  name: string,
): boolean {
  const isIt = isReferenceTo(region, 'credentialLists', name);
  if (use === 'registrations') return item.calls.credentialLists.items.some(isIt);
  return 'registrations' in item && item.registrations.credentialLists.items.some(isIt);
}

export function mapping(
  target: Target,
  service: ServiceName,
  use: MappingUse,
  list: ListKind,
  name: string,
): AccountChange {
  return { ...target, kind: 'map-list', service, use, list, name };
}

export function mapWords(list: ListKind, name: string, use: MappingUse): string {
  return `map the ${list === 'credentialLists' ? 'credential list' : 'access control list'} ${name} for ${use}`;
}

/** The name of the service, with a number where a list has it. */
export function newName(name: string, lists: readonly { readonly name: string }[]): string {
  const taken = new Set(lists.map((list) => list.name));
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name}-${number}`;
  return candidate;
}
