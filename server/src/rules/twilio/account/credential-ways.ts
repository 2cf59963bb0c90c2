import type { MappingUse } from '../../../twilio/account/authentication';
import type { AccountChange } from '../../../twilio/account/change';
import { isReferenceTo } from '../../../twilio/account/changes/find';
import type { CredentialList, RegionData } from '../../../twilio/account/data';
import type { ServiceHit } from '../../../twilio/account/snapshot';
import type { Fix } from '../../finding';
import type { RuleContext } from '../../rule';
import { changeable, MOST_WAYS, type Target } from './account-fix';
import type { SentUsername } from './fault';
import { passwordEdits } from './password-edits';
import type { CallsUse, RegistrationUse } from './service-use';
import { sentUsernames } from './usernames';
import { fixesOf, Mapper, type Way } from './way';

/** Characters of a username (Twilio's Credential resource). */
export const LONGEST_USERNAME = 32;

type Place = Pick<ServiceHit, 'region' | 'item'>;

/**
 * How the user that an object sends can get into a credential list that is mapped for its use, the likeliest way first:
 * the list that has the user; else one that is mapped for the other use, with the user added; else a new one. Of a user
 * whose name a template fills in, only what is mapped for the other use can be told.
 */
export function credentialWays(
  use: RegistrationUse | CallsUse,
  context: RuleContext,
  place: Place,
  target: Target,
): Way[] {
  const mapper = new Mapper(target, use.service, use.use, 'credentialLists');
  const { items } = place.region.credentialLists;
  const mapped = items.filter(({ name }) => isMappedOtherwise(use.use, place, name));
  const sent = oneUser(use);
  if (!sent) return mapped.slice(0, MOST_WAYS).map(({ name }) => mapper.way(name));
  const holders = items.filter((list) => holds(list, sent.text));
  if (holders.length > 0) {
    const known = new Set(mapped);
    const ranked = [
      ...holders.filter((list) => known.has(list)),
      ...holders.filter((list) => !known.has(list)),
    ];
    return ranked.slice(0, MOST_WAYS).map(({ name }) => mapper.way(name));
  }
  if (!isWhole(place.region) || sent.text.length > LONGEST_USERNAME) return [];
  return additions(sent, mapped, items, mapper, use.use).map((way) => ({
    ...way,
    edits: passwordEdits(context, sent.credential),
  }));
}

/** The user added to a list that is mapped for the other use, or to a new one. */
function additions(
  { text: username }: SentUsername,
  mapped: readonly CredentialList[],
  all: readonly CredentialList[],
  mapper: Mapper,
  use: MappingUse,
): Way[] {
  const add = (list: string): AccountChange => ({ ...mapper.target, kind: 'add-credential', list, username });
  if (mapped.length > 0)
    return mapped.slice(0, MOST_WAYS).map(({ name }) => ({
      words: `add ${username} to the credential list ${name} and map it for ${use}`,
      changes: [add(name), mapper.map(name)],
    }));
  const name = mapper.newName(all);
  const changes = [mapper.create(name), add(name), mapper.map(name)];
  return [{ words: `create a credential list with ${username} for ${use}`, changes }];
}

/** The ways as fixes of a finding that says that no list is mapped for this use. */
export function listFixes(use: RegistrationUse | CallsUse, context: RuleContext): Fix[] {
  const found = changeable(context.account, use.service);
  return found ? fixesOf(credentialWays(use, context, found.hit, found.target)) : [];
}

/** The user whose password answers Twilio; undefined where that is not known, or where there are several. */
function oneUser({ element }: RegistrationUse | CallsUse): SentUsername | undefined {
  const [first, ...others] = sentUsernames(element) ?? [];
  return others.length === 0 ? first : undefined;
}

function holds({ usernames }: CredentialList, username: string): boolean {
  return usernames.items.some(({ text }) => text === username);
}

/** Whether nobody can have the user without its being known. */
function isWhole({ credentialLists }: RegionData): boolean {
  const { items, missing } = credentialLists;
  return missing === undefined && items.every(({ usernames }) => usernames.missing === undefined);
}

function isMappedOtherwise(use: MappingUse, { region, item }: Place, name: string): boolean {
  const isIt = isReferenceTo(region, 'credentialLists', name);
  if (use === 'registrations') return item.calls.credentialLists.items.some(isIt);
  return 'registrations' in item && item.registrations.credentialLists.items.some(isIt);
}
