import { unescapeUri } from '../../../sip/characters';
import { literalUser } from '../../../sip/sourced-uri';
import { nearest } from '../../../text/nearest';
import { compareRanges, type FileEdit } from '../../../text/range';
import { mappedCredentialLists, mappedUsernames } from '../../../twilio/account/authentication';
import type { Fix } from '../../finding';
import type { RuleContext } from '../../rule';
import { fixOf, partOf } from '../../text-fixes';
import { accountFix, changeable, MOST_WAYS } from './account-fix';
import { LONGEST_USERNAME } from './credential-ways';
import type { FaultOf, SentUsername } from './fault';
import { passwordEdits } from './password-edits';
import type { CallsUse, RegistrationUse } from './service-use';
import { fixesOf, Mapper } from './way';

const MOST_NAMES = 3;

/** Users of the mapped lists that may be meant; all of them where there are few. */
export function usernamesMeant(
  { service, use }: CallsUse | RegistrationUse,
  { account }: RuleContext,
  text: string,
): readonly string[] {
  const usernames = mappedUsernames(account, service, use).items;
  const near = nearest(text, usernames, MOST_NAMES);
  return near.length === 0 && usernames.length <= MOST_NAMES ? usernames : near;
}

/** Writes another username, and with it the user of the address-of-record, which must be the same (32106). */
export function usernameFixes(
  use: CallsUse | RegistrationUse,
  context: RuleContext,
  { credential, username, text }: SentUsername,
  names: readonly string[],
): Fix[] {
  const { editor } = context.subject;
  return names.flatMap((name, index) => {
    const edits = editor.set(credential, username, name);
    if (edits.length === 0) return [];
    // one param of a gateway may be both
    const others = recordEdits(use, context, text, name).filter(
      (edit) => !edits.some((own) => isSame(own, edit)),
    );
    const all = [...edits, ...others];
    return fixOf(`Change to ${name}`, all, { preferred: index === 0 });
  });
}

function isSame(one: FileEdit, other: FileEdit): boolean {
  return one.uri === other.uri && compareRanges(one.range, other.range) === 0;
}

function recordEdits(
  use: CallsUse | RegistrationUse,
  { subject }: RuleContext,
  before: string,
  after: string,
): readonly FileEdit[] {
  if (use.use !== 'registrations') return [];
  const { addressOfRecord: record } = use.element;
  const user = record.value?.user;
  if (!user || unescapeUri(literalUser(record) ?? '') !== before || !/^[\w.~+-]+$/.test(after)) return [];
  return subject.editor.set(use.element, partOf(record, user.offset, user.offset + user.text.length), after);
}

/** Adds the user to a mapped list, with a new password that the configuration gets too. */
export function additionFixes(
  { service, use }: CallsUse | RegistrationUse,
  context: RuleContext,
  { credential, text }: SentUsername,
  preferred: boolean,
): Fix[] {
  const found = changeable(context.account, service);
  if (!found || text.length > LONGEST_USERNAME) return [];
  const edits = passwordEdits(context, credential);
  const lists = mappedCredentialLists(context.account, service, use).items;
  return lists.slice(0, MOST_WAYS).flatMap(({ name: list }, index) => {
    const changes = [{ ...found.target, kind: 'add-credential', list, username: text } as const];
    const what = `add ${text} to the credential list ${list}`;
    return accountFix(what, changes, { edits, preferred: preferred && index === 0 });
  });
}

/** Maps the list that has the user; where it is in another region and cannot be mapped here, the user is added here. */
export function mappingFixes(
  sender: CallsUse | RegistrationUse,
  context: RuleContext,
  fault: FaultOf<'twilio/username-not-mapped'>,
): Fix[] {
  const { service, use } = sender;
  const found = changeable(context.account, service);
  if (!found) return [];
  const { hit, target } = found;
  const here = fault.hits.filter(({ region }) => region === hit.region);
  if (here.length === 0) return additionFixes(sender, context, fault, true);
  const mapper = new Mapper(target, service, use, 'credentialLists');
  return fixesOf(here.slice(0, MOST_WAYS).map(({ list }) => mapper.way(list.name)));
}
