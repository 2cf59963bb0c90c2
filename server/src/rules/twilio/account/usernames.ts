import { unescapeUri } from '../../../sip/characters';
import type { Credential, Peer, Registration } from '../../../sip/model';
import { hasPlaceholderUser, literalUser } from '../../../sip/sourced-uri';
import { isTemplateWord } from '../../../text/placeholder';
import { isUsernameMapped, usernameInAccount } from '../../../twilio/account/authentication';
import { isKnownAs, type Known } from '../../../twilio/account/known';
import type { AccountSnapshot } from '../../../twilio/account/snapshot';
import type { Fault, SentUsername } from './fault';
import type { CallsUse, RegistrationUse } from './service-use';

/** The realm of Twilio's challenges, for both products. */
const REALM = 'sip.twilio.com';

/**
 * The usernames that may answer Twilio's challenge. Undefined where one of them is not known, or where another rule
 * says that it is none: a placeholder, a template word, a SID.
 */
export function sentUsernames({ authentication }: Registration | Peer): SentUsername[] | undefined {
  if (!authentication.complete) return undefined;
  const sent: SentUsername[] = [];
  for (const credential of authentication.credentials.filter(answersTwilio)) {
    const { username } = credential;
    const text = username?.value;
    if (!username || !text || isTemplateWord(text) || isSid(text)) return undefined;
    sent.push({ credential, username, text });
  }
  return sent;
}

/** A credential for another realm is never used (twilio/wrong-realm tells it). */
function answersTwilio({ realm }: Credential): boolean {
  return realm?.value === undefined || ['', '*', REALM].includes(realm.value.toLowerCase());
}

/** twilio/account-sid-as-credential tells it. */
function isSid(text: string): boolean {
  return /^(?:AC|SK)[0-9a-f]{32}$/i.test(text);
}

function mapped(
  { service, use, element }: RegistrationUse | CallsUse,
  account: AccountSnapshot,
): [SentUsername, Known<boolean>][] {
  const sent = sentUsernames(element) ?? [];
  return sent.map((each) => [each, isUsernameMapped(account, service, use, each.text)]);
}

/** Whether a username that it sends is known to be in a list mapped for this use. */
export function sendsMappedUsername(use: RegistrationUse | CallsUse, account: AccountSnapshot): boolean {
  return mapped(use, account).some(([, known]) => isKnownAs(known, true));
}

/** The usernames that no mapped list has, where lists are mapped and all of them are known. */
export function usernameFaults(use: RegistrationUse | CallsUse, account: AccountSnapshot): Fault[] {
  const answers = mapped(use, account);
  if (!answers.every(([, known]) => isKnownAs(known, false))) return [];
  return answers.flatMap(([sent]) => (isMismatched(use, sent) ? [] : usernameFault(use, sent, account)));
}

/** 32106: twilio/username-mismatch tells it, and which of the two is right is not known. */
function isMismatched({ use, element }: RegistrationUse | CallsUse, { text }: SentUsername): boolean {
  if (use !== 'registrations' || element.authentication.credentials.length > 1) return false;
  const { addressOfRecord: record } = element;
  if (!record.value || hasPlaceholderUser(record)) return false;
  const user = literalUser(record);
  return user === undefined || (unescapeUri(user) !== text && !isTemplateWord(user));
}

/** A list that was not read may have it, and which of the two rules speaks depends on that. */
function usernameFault(
  { service }: RegistrationUse | CallsUse,
  sent: SentUsername,
  account: AccountSnapshot,
): Fault[] {
  const hits = usernameInAccount(account, service, sent.text);
  if (hits.state === 'absent') return [{ rule: 'twilio/username-not-found', ...sent }];
  return hits.state === 'loaded' ? [{ rule: 'twilio/username-not-mapped', ...sent, hits: hits.value }] : [];
}
