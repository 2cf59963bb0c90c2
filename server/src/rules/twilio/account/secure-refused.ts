import type { DialTarget, MediaEncryption, Peer } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { Fix } from '../../finding';
import { report } from '../../report';
import { type RuleContext, rule } from '../../rule';
import { fixOf, rewrites } from '../../text-fixes';
import { SECURE_TRUNK, TRUNK } from '../examples';
import { calledUses } from '../media-use';
import { accountFix, changeable } from './account-fix';
import { beside } from './examples';
import { withoutTls } from './security';
import { type CallsUse, hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { productName, relatedServices, serviceName } from './wording';

export const secureRefused = rule({
  id: 'twilio/secure-refused',
  title: 'SRTP towards a SIP Domain or trunk that is not secure',
  severity: 'error',
  needs: ['account.domains', 'account.trunks'],
  twilioErrors: [32207],
  sipStatus: [488],
  on: ['twilio.service', 'dialTarget'],
  docs: {
    why: 'With "Secure Media" off, a SIP Domain or trunk takes plain RTP only: a call that offers SRTP is refused with 488 (32207). Encryption is switched on in both places or in none.',
    invalid: [beside(SECURE_TRUNK)],
    valid: [beside(TRUNK)],
  },
  check(subject, context) {
    if (subject.kind === 'dialTarget') {
      for (const use of calledUses(subject, context)) refuse(use, subject, context);
    } else if (subject.use === 'calls') refuse(subject, subject.element, context);
  },
});

function refuse(use: CallsUse, holder: Peer | DialTarget, context: RuleContext): void {
  if (faultsFor('twilio/secure-refused', use, context).length === 0) return;
  const { service, hosts, element } = use;
  const encryption = element.mediaEncryption;
  const kind = productName(service);
  const message = `${element.name} encrypts its media, but the ${kind} ${service.name} is not secure: Twilio refuses SRTP with 488 (32207). Switch Secure Media on for the ${kind}, or SRTP off here.`;
  report(context, secureRefused, encryption?.at ?? hostPlace(hosts[0]), message, {
    related: relatedServices(context.account, service, () => 'secure is off', 'secure'),
    fixes: () => [
      ...(encryption?.at ? turnOff(holder, encryption, context) : []),
      ...securingFixes(use, context),
    ],
  });
}

/** Beside a dial string there is more than the one variable. */
function turnOff(
  holder: Peer | DialTarget,
  encryption: Sourced<MediaEncryption>,
  context: RuleContext,
): Fix[] {
  const title = 'Turn SRTP off';
  if (holder.kind === 'dialTarget') return rewrites(context, holder, encryption, 'no', title);
  return fixOf(title, context.subject.editor.remove(holder, encryption));
}

/** A secure service demands TLS too: without it this peer would be refused all the same. */
function securingFixes(use: CallsUse, context: RuleContext): Fix[] {
  const { service } = use;
  const found = changeable(context.account, service);
  if (!found || withoutTls(use, context)) return [];
  const change = { ...found.target, kind: 'set-secure', service, secure: true } as const;
  return accountFix(`switch Secure Media on for ${serviceName(service)}`, [change]);
}
