import { isKnownAs } from '../../../twilio/account/known';
import { isSecure } from '../../../twilio/account/services';
import { isTwilioTarget } from '../../hosts';
import { type ChosenProtocol, protocolTowards } from '../../route';
import type { RuleContext } from '../../rule';
import type { Fault } from './fault';
import type { CallsUse, RegistrationUse } from './service-use';

/**
 * What does not go with the `secure` setting of the service: it demands TLS, and SRTP of calls; without it SRTP is
 * refused. DTLS is twilio/srtp-method's. Behind a proxy of somebody else nothing is said.
 */
export function securityFaults(use: RegistrationUse | CallsUse, context: RuleContext): Fault[] {
  if (!use.element.outboundProxies.every(isTwilioTarget)) return [];
  const secure = isSecure(context.account, use.service);
  const encryption = use.use === 'calls' ? use.element.mediaEncryption : undefined;
  if (isKnownAs(secure, false) && encryption?.value === 'sdes') return [{ rule: 'twilio/secure-refused' }];
  if (!isKnownAs(secure, true)) return [];
  const protocol = withoutTls(use, context);
  const lacksSrtp = encryption?.value === 'none' && isSaid(encryption.origin === 'default', context);
  if (!protocol && !lacksSrtp) return [];
  return [{ rule: 'twilio/secure-required', lacksSrtp, ...(protocol ? { protocol } : {}) }];
}

/** How it sends requests where that is not TLS; undefined where it is, and where that cannot be told. */
export function withoutTls({ element, uris }: RegistrationUse | CallsUse, context: RuleContext) {
  const hops = element.outboundProxies.length > 0 ? element.outboundProxies : uris;
  const chosen = hops.map((hop) => protocolTowards(element, hop));
  return chosen.find(
    (each): each is ChosenProtocol =>
      each !== undefined && each.protocol !== 'tls' && isSaid(each.by === 'default', context),
  );
}

/** What nobody wrote may be written in a file that is not seen. */
function isSaid(isDefault: boolean, { scope }: RuleContext): boolean {
  return !isDefault || scope.complete;
}
