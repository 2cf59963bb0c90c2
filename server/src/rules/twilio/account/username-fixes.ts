import { unescapeUri } from '../../../sip/characters';
import { literalUser } from '../../../sip/sourced-uri';
import { nearest } from '../../../text/nearest';
import type { FileEdit } from '../../../text/range';
import { mappedUsernames } from '../../../twilio/account/authentication';
import type { Fix } from '../../finding';
import type { RuleContext } from '../../rule';
import { fixOf, partOf } from '../../text-fixes';
import type { SentUsername } from './fault';
import type { CallsUse, RegistrationUse } from './service-use';

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
    const all = [...edits, ...recordEdits(use, context, text, name)];
    return fixOf(`Change to ${name}`, all, { preferred: index === 0 });
  });
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
