import { parseIpAddress } from '../../../sip/ip-address';
import { containsAddress } from '../../../sip/ip-network';
import { parseSipUri } from '../../../sip/uri';
import { hasNumbers, hasOrigination, originationUrls } from '../../../twilio/account/calls';
import type { OriginationUrl } from '../../../twilio/account/data';
import { isKnownAs } from '../../../twilio/account/known';
import { facts } from '../../facts';
import type { RuleContext } from '../../rule';
import type { Fault } from './fault';
import { pbxAddress } from './pbx-address';
import type { CallsUse } from './service-use';

/** What is wrong with the way that calls take from a trunk to the PBX. Told once for all peers that use the trunk. */
export function originationFaults(use: CallsUse, context: RuleContext): Fault[] {
  const { account } = context;
  const { service } = use;
  if (service.product !== 'trunk' || !isFirstUse(use, context)) return [];
  const has = hasOrigination(account, service.name);
  if (isKnownAs(has, false))
    return isKnownAs(hasNumbers(account, service.name), true) ? [{ rule: 'twilio/origination-missing' }] : [];
  const known = originationUrls(account, service.name);
  if (known.state !== 'loaded' || known.value.some(({ enabled }) => enabled === undefined)) return [];
  const urls = known.value.filter(({ enabled }) => enabled === true);
  return [...mismatch(use, urls, context), ...failover(urls)];
}

function isFirstUse({ service }: CallsUse, { scope, subject }: RuleContext): boolean {
  return scope.mentions(facts.twilioService(service))[0] === subject;
}

/** Host names are not resolved: they may lead anywhere. */
function mismatch(use: CallsUse, urls: readonly OriginationUrl[], context: RuleContext): Fault[] {
  const address = pbxAddress(use.element, context);
  if (address.networks.length === 0) return [];
  const targets = urls.map(({ url }) => parseIpAddress(hostOf(url) ?? ''));
  const leadsElsewhere = targets.every(
    (target) =>
      target?.version === 4 && !address.networks.some((network) => containsAddress(network, target)),
  );
  return leadsElsewhere ? [{ rule: 'twilio/origination-mismatch', urls, address }] : [];
}

/** Nothing takes over when the one place that all calls go to is out of service. */
function failover(urls: readonly OriginationUrl[]): Fault[] {
  const [first, ...others] = urls;
  if (!first) return [];
  const isOneSite = others.every((url) => isTwin(url, first));
  return isOneSite ? [{ rule: 'twilio/origination-failover', urls }] : [];
}

function isTwin(url: OriginationUrl, first: OriginationUrl): boolean {
  const isEqual = url.priority === first.priority && url.weight === first.weight;
  return isEqual && first.priority !== undefined && hostOf(url.url) === hostOf(first.url);
}

function hostOf(url: string): string | undefined {
  return parseSipUri(url)?.host.text.toLowerCase();
}
