import type { SipElement } from '../../../sip/model';
import type { ConfSection } from '../../../syntax/conf/tree';
import { wizardPrefixes } from '../schema';

type Options = Readonly<Record<string, string>>;

/** The option that holds a property of the SIP model, by kind of element. */
const OPTIONS: Readonly<Partial<Record<SipElement['kind'], Options>>> = {
  registration: {
    registrar: 'server_uri',
    addressOfRecord: 'client_uri',
    outboundProxies: 'outbound_proxy',
    authentication: 'outbound_auth',
    transport: 'transport',
    transportName: 'transport',
    expiry: 'expiration',
    retryInterval: 'retry_interval',
    forbiddenRetryInterval: 'forbidden_retry_interval',
    fatalRetryInterval: 'fatal_retry_interval',
    maxRetries: 'max_retries',
    authRejectionPermanent: 'auth_rejection_permanent',
  },
  peer: {
    targets: 'contact',
    outboundProxies: 'outbound_proxy',
    authentication: 'outbound_auth',
    inboundAuthentication: 'auth',
    transport: 'transport',
    transportName: 'transport',
    fromUser: 'from_user',
    fromDomain: 'from_domain',
    callerId: 'callerid',
    codecs: 'allow',
    mediaEncryption: 'media_encryption',
    sessionTimers: 'timers',
    mediaAddress: 'media_address',
    keepalive: 'qualify_frequency',
  },
  credential: { username: 'username', password: 'password', realm: 'realm' },
  transport: {
    protocol: 'protocol',
    bind: 'bind',
    externalSignalingAddress: 'external_signaling_address',
    externalSignalingPort: 'external_signaling_port',
    externalMediaAddress: 'external_media_address',
    localNetworks: 'local_net',
    tlsMethod: 'method',
  },
  identity: { peerName: 'endpoint', matches: 'match', conditions: 'match_header' },
};

/** Properties of a peer that stand in its AOR. */
const OF_THE_AOR: ReadonlySet<string> = new Set(['targets', 'keepalive']);

/** Options that a wizard has without a prefix: they go to all the objects that it makes. */
const OF_THE_WIZARD: ReadonlySet<string> = new Set(['transport', 'outbound_proxy']);

const WIZARD_PREFIX: Readonly<Partial<Record<SipElement['kind'], string>>> = {
  registration: 'registration/',
  peer: 'endpoint/',
  identity: 'identify/',
};

/** Whether the property is an option of an AOR and not of the endpoint that is the peer. */
export function standsInAor(element: SipElement, property: string): boolean {
  return element.kind === 'peer' && OF_THE_AOR.has(property);
}

/** The name of the option for a property, as the section writes it; undefined where there is none. */
export function optionFor(element: SipElement, property: string, section: ConfSection): string | undefined {
  const option = OPTIONS[element.kind]?.[property];
  if (option === undefined || !isWizard(section) || OF_THE_WIZARD.has(option)) return option;
  const prefix = standsInAor(element, property) ? 'aor/' : wizardPrefix(element);
  return prefix === undefined ? undefined : prefix + option;
}

function wizardPrefix(element: SipElement): string | undefined {
  if (element.kind !== 'credential') return WIZARD_PREFIX[element.kind];
  if (element.name.endsWith('-oauth')) return 'outbound_auth/';
  return element.name.endsWith('-iauth') ? 'inbound_auth/' : undefined;
}

/** Whether the section belongs to pjsip_wizard.conf. A section alone cannot say so for sure, but its options do. */
export function isWizard(section: ConfSection): boolean {
  if (/\/pjsip_wizard[^/]*$/.test(section.uri)) return true;
  return section.entries.some(({ name, value }) => {
    const slash = name.indexOf('/');
    if (slash > 0) return wizardPrefixes.has(name.slice(0, slash + 1).toLowerCase());
    return value === 'wizard' && name.toLowerCase() === 'type';
  });
}
