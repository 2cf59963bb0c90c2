import type { Registration } from '../../sip/model';
import { literalUser } from '../../sip/sourced-uri';
import { facts } from '../facts';
import type { Fix } from '../finding';
import { productOf, twilioHostOf } from '../hosts';
import { eachElementMentioning } from '../related-elements';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf } from '../text-fixes';
import { pjsip, REGISTRATION } from '../twilio/examples';

const CREDENTIALS = REGISTRATION.slice(REGISTRATION.indexOf('[acme-auth]'), REGISTRATION.indexOf('[acme]\n'));

export const registrationWithoutCredentials = rule({
  id: 'sip/registration-without-credentials',
  title: 'A registration without credentials where they are always demanded',
  severity: 'error',
  sipStatus: [407],
  on: 'registration',
  docs: {
    why: 'A Twilio SIP Domain challenges every REGISTER with 407; registrations by IP address do not exist there. Without credentials Asterisk cannot answer the challenge and the registration ends there. Write an `auth` section with a username of the credential list that is mapped for registrations, and name it in `outbound_auth`.',
    invalid: [pjsip(REGISTRATION, ['outbound_auth = acme-auth\n', ''], [CREDENTIALS, ''])],
    valid: [pjsip(REGISTRATION)],
  },
  check(registration, context) {
    const { authentication, registrar } = registration;
    if (authentication.references.length > 0 || !authentication.complete || !context.scope.complete) return;
    const host = twilioHostOf(registrar);
    if (productOf(host) !== 'sip-domain') return;
    const name = host?.kind === 'service' && !host.nameIsPlaceholder ? ` ${host.name.text}` : '';
    const message = `The SIP Domain${name} challenges every REGISTER with 407, and this registration has no credentials to answer with: it never succeeds. Name the credentials that it sends.`;
    const likely = likelyCredential(registration, context);
    report(context, registrationWithoutCredentials, registrar.at ?? registration.at, message, {
      fixes: () => fixes(registration, likely, context),
    });
  },
});

/** Who has more trunks than this names the credentials better than a guess. */
const MANY = 50;

/** Credentials of a peer towards Twilio whose username is the one that registers. */
function likelyCredential(registration: Registration, context: RuleContext): string | undefined {
  const user = literalUser(registration.addressOfRecord);
  if (user === undefined || context.scope.mentions(facts.twilioPeer()).length > MANY) return undefined;
  for (const { element } of eachElementMentioning(context, facts.twilioPeer())) {
    if (element.kind !== 'peer') continue;
    const found = element.authentication.credentials.find(({ username }) => username?.value === user);
    if (found) return found.name;
  }
  return undefined;
}

function fixes(registration: Registration, name: string | undefined, { subject }: RuleContext): Fix[] {
  if (name === undefined) return [];
  return fixOf(`Send the credentials ${name}`, subject.editor.add(registration, 'authentication', name), {
    preferred: true,
  });
}
