import { unescapeUri } from '../../sip/characters';
import type { Credential, Registration } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import { hasPlaceholderUser, literalUser } from '../../sip/sourced-uri';
import { isTemplateWord } from '../../text/placeholder';
import type { Fix } from '../finding';
import { productOf } from '../hosts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { isWhole, partOf, rewrites } from '../text-fixes';
import { changed, pjsip, REGISTRATION } from './examples';

export const usernameMismatch = rule({
  id: 'twilio/username-mismatch',
  title: 'Another user registers than the one who authenticates',
  severity: 'error',
  twilioErrors: [32106],
  on: 'twilio.registration',
  docs: {
    why: 'On a SIP Domain the user of the address-of-record (the user part of `client_uri`) and the username that authenticates must be the same. Twilio refuses anything else and logs 32106, even though the username and its password are right.',
    invalid: [
      pjsip(REGISTRATION, ['username = alice', 'username = pbx']),
      pjsip(REGISTRATION, ['sip:alice@', 'sip:']),
    ],
    valid: [
      pjsip(REGISTRATION),
      { files: { 'pjsip.conf': changed(REGISTRATION, ['username = alice', 'username = {{ user }}']) } },
    ],
  },
  check({ registration, host }, context) {
    const { authentication, addressOfRecord } = registration;
    const [credential, ...others] = authentication.credentials;
    if (productOf(host) !== 'sip-domain' || !credential || others.length > 0 || !authentication.complete)
      return;
    const username = credential.username;
    if (!username?.value || isTemplateWord(username.value)) return;
    if (!addressOfRecord.value || hasPlaceholderUser(addressOfRecord)) return;
    const user = literalUser(addressOfRecord);
    if (user !== undefined && (unescapeUri(user) === username.value || isTemplateWord(user))) return;
    const registers = user === undefined ? 'The address-of-record has no user' : `The user ${user} registers`;
    const message = `${registers}, but ${username.value} authenticates: on a SIP Domain they must be the same, so Twilio refuses it (32106). Write ${username.value} in both places, or the credentials of ${user ?? 'the user'}.`;
    report(context, usernameMismatch, userOf(addressOfRecord)?.at ?? addressOfRecord.at, message, {
      ...(username.at ? { related: [{ at: username.at, message: 'This username authenticates.' }] } : {}),
      fixes: () => fixes(context, registration, credential, { username: username.value ?? '', user }),
    });
  },
});

/** A username that a URI holds without escapes. */
const PLAIN_USER = /^[\w.!~*'()&=+$,;?/-]+$/;

type Uri = Registration['addressOfRecord'];

function userOf(uri: Uri): Sourced<string> | undefined {
  const user = uri.value?.user;
  return user && partOf(uri, user.offset, user.offset + user.text.length);
}

interface Names {
  readonly username: string;
  readonly user: string | undefined;
}

function fixes(
  context: RuleContext,
  registration: Registration,
  credential: Credential,
  names: Names,
): Fix[] {
  const { addressOfRecord } = registration;
  const { username, user } = names;
  const record = userOf(addressOfRecord);
  const host = addressOfRecord.value?.host;
  const title = `Register as ${username}`;
  const result: Fix[] = [];
  if (!PLAIN_USER.test(username)) return result;
  if (record) result.push(...rewrites(context, registration, record, username, title));
  else if (host && isWhole(addressOfRecord)) {
    const whole = partOf(addressOfRecord, host.offset, host.offset + host.text.length);
    result.push(...rewrites(context, registration, whole, `${username}@${whole.text}`, title));
  }
  if (user === undefined || !credential.username) return result;
  const name = unescapeUri(user);
  return [...result, ...rewrites(context, credential, credential.username, name, `Authenticate as ${name}`)];
}
