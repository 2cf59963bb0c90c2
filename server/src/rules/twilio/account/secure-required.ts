import type { DialTarget } from '../../../sip/model';
import { report } from '../../report';
import { type RuleContext, rule } from '../../rule';
import { rewrites } from '../../text-fixes';
import { changed, REGISTRATION, SECURE_TRUNK, TRUNK } from '../examples';
import { calledUses } from '../media-use';
import { beside } from './examples';
import { secureFixes } from './secure-fixes';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { productName, relatedServices } from './wording';

const TRUNK_SECURE = [
  'trunks:\n          - name: acme\n            secure: false',
  'trunks:\n          - name: acme\n            secure: true',
] as const;
const DOMAIN_SECURE = [
  'registration: true\n            secure: false',
  'registration: true\n            secure: true',
] as const;

export const secureRequired = rule({
  id: 'twilio/secure-required',
  title: 'A SIP Domain or trunk that demands TLS and SRTP, used without',
  severity: 'error',
  needs: ['account.domains', 'account.trunks'],
  twilioErrors: [32209, 32208],
  sipStatus: [488],
  on: ['twilio.service', 'dialTarget'],
  docs: {
    why: 'With "Secure Media" on, a SIP Domain or trunk takes requests over TLS only, and calls with SRTP only: Twilio refuses UDP and TCP with 488 (32209), and plain RTP with 488 (32208). A registration has no media, so TLS is enough for it. The keys of SRTP travel in the SDP (`media_encryption = sdes`), which is why TLS is demanded with it.',
    invalid: [
      beside(TRUNK, TRUNK_SECURE),
      beside(REGISTRATION, DOMAIN_SECURE),
      beside(changed(SECURE_TRUNK, ['media_encryption = sdes\n', '']), TRUNK_SECURE),
    ],
    valid: [beside(SECURE_TRUNK, TRUNK_SECURE), beside(TRUNK), beside(REGISTRATION)],
  },
  check(use, context) {
    if (use.kind === 'dialTarget') {
      checkCall(use, context);
      return;
    }
    if (use.use === 'name') return;
    const { service, hosts } = use;
    for (const fault of faultsFor('twilio/secure-required', use, context)) {
      const { protocol, lacksSrtp } = fault;
      const parts = [
        ...(protocol ? [`requests go over ${protocol.protocol.toUpperCase()} (32209)`] : []),
        ...(lacksSrtp ? ['media are not encrypted (32208)'] : []),
      ];
      const demands = use.use === 'calls' ? 'TLS and SRTP' : 'TLS';
      const message = `The ${productName(service)} ${service.name} is secure and demands ${demands}, but ${parts.join(' and ')}: Twilio refuses with 488. Use ${demands}, or switch Secure Media off.`;
      const encryption = use.use === 'calls' ? use.element.mediaEncryption?.at : undefined;
      const at = protocol ? protocol.at : encryption;
      report(context, secureRequired, at ?? hostPlace(hosts[0]), message, {
        twilioErrors: [...(protocol ? [32209] : []), ...(lacksSrtp ? [32208] : [])],
        related: relatedServices(context.account, service, () => 'secure is on', 'secure'),
        fixes: secureFixes(use, fault, context),
      });
    }
  },
});

/** What a dial string says of the media of one call; how it is sent is the peer's matter. */
function checkCall(target: DialTarget, context: RuleContext): void {
  for (const use of calledUses(target, context)) {
    const encryption = use.element.mediaEncryption;
    if (!encryption || !faultsFor('twilio/secure-required', use, context).some((fault) => fault.lacksSrtp))
      continue;
    const { service } = use;
    const message = `The ${productName(service)} ${service.name} is secure and demands TLS and SRTP, but media of this call are not encrypted (32208): Twilio refuses with 488. Use SRTP, or switch Secure Media off.`;
    report(context, secureRequired, encryption.at, message, {
      twilioErrors: [32208],
      related: relatedServices(context.account, service, () => 'secure is on', 'secure'),
      fixes: () => rewrites(context, target, encryption, 'sdes', 'Use SRTP', { preferred: true }),
    });
  }
}
