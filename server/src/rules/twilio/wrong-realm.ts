import { facts } from '../facts';
import { report } from '../report';
import { rule } from '../rule';
import { fixOf, rewrites } from '../text-fixes';
import { pjsip, REGISTRATION, TRUNK } from './examples';

/** The realm of every challenge of Twilio, for SIP Domains and for trunks. */
const REALM = 'sip.twilio.com';

/** Realms that answer any challenge, and Twilio's own. */
const FITTING = new Set(['', '*', REALM]);

export const wrongRealm = rule({
  id: 'twilio/wrong-realm',
  title: 'Credentials for a realm that Twilio does not ask for',
  severity: 'error',
  on: 'credential',
  docs: {
    why: 'Twilio challenges with the realm `sip.twilio.com`, for SIP Domains and trunks alike, whatever their names. Asterisk only answers with credentials of the same realm, so with any other it logs "No auth credentials for realm(s) \'sip.twilio.com\' in challenge" and gives up. Leave `realm` out: then the credentials answer every challenge.',
    invalid: [
      pjsip(REGISTRATION, ['username = alice', 'username = alice\nrealm = acme.sip.twilio.com']),
      pjsip(TRUNK, ['username = pbx', 'username = pbx\nrealm = asterisk']),
    ],
    valid: [
      pjsip(REGISTRATION),
      pjsip(REGISTRATION, ['username = alice', 'username = alice\nrealm = sip.twilio.com']),
    ],
  },
  check(credential, context) {
    const { realm, name, userAgent } = credential;
    if (realm?.value === undefined || FITTING.has(realm.value.trim().toLowerCase())) return;
    // FreeSWITCH takes the realm of the challenge; its own `realm` is a destination
    if (userAgent === 'freeswitch') return;
    // beside other credentials, this one may be for another provider
    if (context.scope.mentions(facts.soleTwilioCredential(name)).length === 0) return;
    const message = `Twilio challenges with the realm ${REALM}, so Asterisk has no credentials for the challenge and gives up: "No auth credentials for realm(s) '${REALM}'". Remove the realm, or write ${REALM}.`;
    report(context, wrongRealm, realm.at, message, {
      fixes: () => [
        ...rewrites(context, credential, realm, REALM, `Change to ${REALM}`, { preferred: true }),
        ...fixOf('Remove the realm', context.subject.editor.remove(credential, realm)),
      ],
    });
  },
});
