import { facts } from '../facts';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip, REGISTRATION, TRUNK } from './examples';

/** An account SID or the SID of an API key. */
const SID = /^(AC|SK)[0-9a-f]{32}$/i;
/** What an auth token looks like. No SIP password of Twilio does: those need an upper-case letter. */
const TOKEN = /^[0-9a-f]{32}$/;

/** Whether the password is written like an auth token of the REST API. */
export function looksLikeToken(password: string): boolean {
  return TOKEN.test(password);
}

export const accountSidAsCredential = rule({
  id: 'twilio/account-sid-as-credential',
  title: 'The credentials of the REST API used for SIP',
  severity: 'error',
  twilioErrors: [32202],
  sipStatus: [403],
  on: 'credential',
  docs: {
    why: 'SIP Domains and trunks authenticate against Credential Lists: usernames and passwords of their own, made in the Console under Voice, Credential lists. The account SID (`AC…`), an API key (`SK…`) and the auth token belong to the REST API; as SIP credentials they end in 403 (32202). An auth token in a configuration file opens the whole account: rotate it.',
    invalid: [
      pjsip(TRUNK, ['username = pbx', 'username = AC00000000000000000000000000000001']),
      pjsip(REGISTRATION, ['password = Example-Passw0rd', 'password = 0123456789abcdef0123456789abcdef']),
    ],
    valid: [pjsip(TRUNK), pjsip(REGISTRATION)],
  },
  check({ name, username, password, passwordForm }, context) {
    const sid = username?.value === undefined ? undefined : SID.exec(username.value)?.[1];
    const isToken = passwordForm === 'plain' && password?.value?.satisfies(looksLikeToken) === true;
    if (sid === undefined && !isToken) return;
    if (context.scope.mentions(facts.twilioCredential(name)).length === 0) return;
    if (sid !== undefined) {
      const what = sid.toUpperCase() === 'AC' ? 'an account SID' : 'the SID of an API key';
      const message = `The username is ${what}, which belongs to the REST API: Twilio answers 403 (32202). Use a username of a credential list that is mapped to the SIP Domain or trunk.`;
      report(context, accountSidAsCredential, username?.at, message);
    }
    if (isToken) {
      const message =
        'The password looks like an auth token of the REST API: Twilio answers 403 (32202), and who reads this file owns the account. Use the password of a credential list, and rotate the token.';
      report(context, accountSidAsCredential, password?.at, message);
    }
  },
});
