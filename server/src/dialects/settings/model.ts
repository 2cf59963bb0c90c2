import type { Credential, Peer, Registration, SipElement, SipModel, Transport } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { SipUri } from '../../sip/uri';
import { authenticationWith, credentialOf } from './credentials';
import { GroupValues, type Value } from './group-values';
import type { SettingGroup, SipSetting } from './groups';
import { hostUse, isOwnSide, otherHosts } from './hosts';
import { identitiesOf } from './identities';
import { protocolOf, transportOf, transportOfWay } from './transports';
import { uriFrom } from './uris';

/**
 * What a group of settings means in SIP, as far as its keys tell. What the program does with them is not known: it
 * registers only where a key says so, and else they are a way that calls may take.
 */
export function modelOfGroup(group: SettingGroup): SipModel {
  if (!group.isCertain) return [];
  const values = new GroupValues(group);
  const credential = credentialOf(values);
  const transport = transportOf(values);
  return [
    ...(credential ? [credential] : []),
    ...(transport ? [transport] : []),
    ...new Way(values, credential, transport).elements(),
    ...identitiesOf(values),
    ...otherHosts(values),
  ];
}

const REGISTERS = /^(?:true|yes|y|1|on|enabled?|always)$/i;
const REGISTERS_NOT = /^(?:false|no|n|0|off|disabled?|never)$/i;

/** Where calls or registrations of a group go. */
class Way {
  constructor(
    private readonly values: GroupValues,
    private readonly credential: Credential | undefined,
    private readonly transport: Transport | undefined,
  ) {}

  elements(): SipElement[] {
    const { values } = this;
    const protocol = protocolOf(values);
    const parts = { port: values.value('port'), transport: protocol };
    const named = values.setting('registrar', 'host', 'uri', 'domain');
    // where nothing else is named a proxy is where everything goes
    const end = named ?? values.setting('proxy');
    if (end?.value.value !== undefined && isOwnSide(end.value.value)) return [];
    const proxies = named ? values.value('proxy') : undefined;
    const proxy = proxies && uriFrom(proxies, { transport: protocol });
    const target = end && uriFrom(end.value, parts);
    const way = {
      ...values.base,
      outboundProxies: proxy ? [proxy] : [],
      authentication: authenticationWith(this.credential, values.name),
      ...transportOfWay(this.transport, protocol),
    };
    const record = this.writtenRecord(end);
    const recordUri = record && uriFrom(record, {});
    const behindProxy = proxy !== undefined;
    const hosts = [
      ...(proxy ? hostUse(values, proxy, 'outbound-proxy') : []),
      ...(recordUri ? hostUse(values, recordUri, 'address-of-record', behindProxy) : []),
    ];
    if (!target) return hosts;
    const registers = this.registers();
    hosts.push(...hostUse(values, target, registers ? 'registrar' : 'target', behindProxy));
    if (registers === undefined) return hosts;
    return [registers ? this.registration(way, target) : this.peer(way, target), ...hosts];
  }

  /** Undefined where that is filled in elsewhere, or said in words that nobody knows. */
  private registers(): boolean | undefined {
    const { values } = this;
    const register = values.setting('register');
    if (register) {
      const { value = '' } = register.value;
      return REGISTERS.test(value) || (REGISTERS_NOT.test(value) ? false : undefined);
    }
    if (values.setting('registrar', 'register-interval')) return true;
    const expiry = values.setting('expiry');
    // what else expires nobody knows: a session, a subscription
    return expiry && !/regist/i.test(expiry.key) ? undefined : expiry !== undefined;
  }

  private registration(
    way: Omit<Registration, 'kind' | 'registrar' | 'addressOfRecord'>,
    registrar: Sourced<SipUri>,
  ): Registration {
    const expiry = numberOf(this.values.value('expiry'));
    return {
      ...way,
      kind: 'registration',
      registrar,
      addressOfRecord: this.addressOfRecord() ?? { text: '', origin: 'placeholder' },
      ...(expiry ? { expiry } : {}),
    };
  }

  /** Undefined where its user is not known: nothing can be said of it then. */
  private addressOfRecord(): Sourced<SipUri> | undefined {
    const written = this.writtenRecord(undefined);
    if (written) return uriFrom(written, {});
    const domain = this.values.value('domain', 'registrar', 'host', 'uri', 'proxy');
    const user = this.values.value('username', 'auth-username') ?? this.credential?.username;
    return domain && user?.value !== undefined ? uriFrom(domain, { user }) : undefined;
  }

  /** Who registers, where a key says it or an address has a user in it. */
  private writtenRecord(end: SipSetting | undefined): Value {
    const own = this.values.value('address-of-record');
    if (own) return own;
    const uri = this.values.setting('uri');
    return uri && uri !== end && uri.value.value?.includes('@') ? uri.value : undefined;
  }

  private peer(
    way: Omit<Peer, 'kind' | 'targets' | 'inboundAuthentication' | 'keepalive' | 'complete'>,
    target: Sourced<SipUri>,
  ): Peer {
    const fromUser = this.values.value('from-user');
    const fromDomain = this.values.fromDomain();
    const callerId = this.values.value('caller-id');
    const codecs = codecsIn(this.values.setting('codecs'));
    return {
      ...way,
      kind: 'peer',
      targets: [target],
      inboundAuthentication: [],
      keepalive: [],
      complete: false,
      ...(fromUser ? { fromUser } : {}),
      ...(fromDomain ? { fromDomain } : {}),
      ...(callerId ? { callerId } : {}),
      ...(codecs ? { codecs } : {}),
    };
  }
}

function codecsIn(setting: SipSetting | undefined): Sourced<readonly string[]> | undefined {
  if (!setting) return undefined;
  const items = setting.items?.map(({ value }) => value) ?? setting.value.value?.split(/[\s,]+/);
  if (!items || items.includes(undefined)) return undefined;
  const { text, at, origin } = setting.value;
  const value = items.flatMap((item) => item?.split('/')[0]?.toLowerCase() || []);
  return { value, text, origin, ...(at ? { at } : {}) };
}

function numberOf(value: Value): Sourced<number> | undefined {
  if (!value) return undefined;
  const { value: text, ...rest } = value;
  return text !== undefined && /^\d+$/.test(text) ? { ...rest, value: Number(text) } : rest;
}
