import { parseHostPort } from '../../../sip/host-port';
import { formatIpNetwork, type IpNetwork } from '../../../sip/ip-network';
import type { Transport, TransportProtocol } from '../../../sip/model';
import { parseSipUri } from '../../../sip/uri';
import type { Fix } from '../../finding';
import type { RuleContext } from '../../rule';
import { accountFix, changeable, MOST_WAYS } from './account-fix';
import { pbxAddress } from './pbx-address';
import type { CallsUse } from './service-use';

/** Fixes that make the PBX an origination URL of the trunk, one for each public address that it is known to have. */
export function originationFixes({ service, element }: CallsUse, context: RuleContext): Fix[] {
  const found = changeable(context.account, service);
  if (found?.hit.product !== 'trunk') return [];
  const { networks, transport } = pbxAddress(element, context);
  const taken = found.hit.item.originationUrls.items.map(({ url }) => parseSipUri(url)?.host.text);
  const urls = networks.flatMap((network) => originationUrl(network, transport) ?? []);
  const own = urls.filter((url) => !taken.includes(parseSipUri(url)?.host.text));
  // one that leads there and is switched off is to be switched on, which a person decides
  if (own.length < urls.length) return [];
  return own.slice(0, MOST_WAYS).flatMap((url, index) => {
    const changes = [{ ...found.target, kind: 'add-origination-url', trunk: service.name, url } as const];
    return accountFix(`add ${url} as an origination URL of ${service.name}`, changes, {
      preferred: index === 0,
    });
  });
}

const PARAMETER: Readonly<Partial<Record<TransportProtocol, string>>> = {
  udp: '',
  tcp: ';transport=tcp',
  tls: ';transport=tls',
};

/** Where Twilio reaches the PBX at the address; Twilio sends over UDP unless the URL says otherwise. */
function originationUrl(network: IpNetwork, transport: Transport | undefined): string | undefined {
  const protocol = transport?.protocol.value ?? 'udp';
  const parameter = PARAMETER[protocol];
  if (network.prefix !== 32 || parameter === undefined) return undefined;
  const port = transport?.externalSignalingPort?.value ?? portOf(transport?.bind?.value ?? '');
  const usual = protocol === 'tls' ? 5061 : 5060;
  const suffix = port === undefined || port === 0 || port === usual ? '' : `:${port}`;
  return `sip:${formatIpNetwork(network)}${suffix}${parameter}`;
}

function portOf(bind: string): number | undefined {
  return parseHostPort(bind).port;
}
