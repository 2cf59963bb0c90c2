import { parseHostPort } from '../../sip/host-port';
import type {
  Credential,
  CredentialUse,
  HostRole,
  HostUse,
  Identity,
  Peer,
  Registration,
  SipElement,
  SipModel,
  Transport,
  TransportProtocol,
} from '../../sip/model';
import { Secret } from '../../sip/secret';
import type { Sourced } from '../../sip/sourced';
import { hostOf } from '../../sip/sourced-uri';
import { type SipUri, transportOf } from '../../sip/uri';
import { ownValue } from '../../text/own-value';
import type { SettingGroup, SipSetting } from './groups';
import type { SettingRole } from './roles';
import { uriFrom } from './uris';

type Value = Sourced<string> | undefined;

/**
 * What a group of settings means in SIP, as far as its keys tell. What the program does with them is not known: it
 * registers only where a key says so, and else they are a way that calls may take.
 */
export function modelOfGroup(group: SettingGroup): SipModel {
  if (!group.isCertain) return [];
  return new GroupModel(group).elements();
}

/** `SIP_PASSWORD=password`: an example's word and nobody's secret. */
function blankOfExample(password: Value): Value {
  if (password?.value === undefined || !EXAMPLE_PASSWORD.test(password.value)) return password;
  const { text, at } = password;
  return { text, origin: 'placeholder', ...(at ? { at } : {}) };
}

const EXAMPLE_PASSWORD =
  /^(?:(?:my|the|a|some|sip|trunk|twilio|super|strong|secure|example|sample|dummy|fake|real|test)[_-]?)*(?:password|passwd)(?:[_-]?here)?$/i;

const PROTOCOLS: Readonly<Record<string, TransportProtocol>> = {
  udp: 'udp',
  tcp: 'tcp',
  tls: 'tls',
  ws: 'ws',
  wss: 'wss',
};

class GroupModel {
  constructor(private readonly group: SettingGroup) {}

  private setting(...roles: readonly SettingRole[]): SipSetting | undefined {
    for (const role of roles) {
      const found = this.group.settings.filter(
        (setting) => setting.role === role && setting.value.text !== '',
      );
      // an account may have an extension besides
      const named = found.find(({ key }) => !/extension$/i.test(key)) ?? found[0];
      if (named) return named;
    }
    return undefined;
  }

  private value(...roles: readonly SettingRole[]): Value {
    return this.setting(...roles)?.value;
  }

  private get base() {
    return { name: this.group.name, at: this.group.at, userAgent: 'other' } as const;
  }

  elements(): SipElement[] {
    const credential = this.credential();
    const transport = this.transport();
    const ends = credential ? [credential] : [];
    const transports = transport ? [transport] : [];
    return [
      ...ends,
      ...transports,
      ...this.ways(credential, transport),
      ...this.identities(),
      ...this.otherHosts(),
    ];
  }

  private credential(): Credential | undefined {
    const username = this.value('auth-username', 'username') ?? this.userOfUri();
    const password = blankOfExample(this.value('password'));
    if (!username && !password) return undefined;
    const { value, at, origin } = password ?? {};
    return {
      ...this.base,
      kind: 'credential',
      passwordForm: password ? 'plain' : 'none',
      ...(username ? { username } : {}),
      ...(password && origin
        ? {
            password: {
              text: '',
              origin,
              ...(at ? { at } : {}),
              ...(value === undefined ? {} : { value: new Secret(value) }),
            },
          }
        : {}),
    };
  }

  /** `alice@acme.sip.twilio.com` and a password beside it. */
  private userOfUri(): Value {
    const uri = this.setting('password') && this.value('address-of-record', 'uri', 'host');
    const user = uri?.value === undefined ? undefined : /^(?:sips?:)?([^@:;\s]+)@/i.exec(uri.value)?.[1];
    if (user === undefined || uri?.value === undefined) return undefined;
    const from = uri.value.indexOf(user);
    const at = uri.at?.slice(from, from + user.length);
    return { value: user, text: user, origin: uri.origin, ...(at ? { at } : {}) };
  }

  private authentication(credential: Credential | undefined): CredentialUse {
    const { name } = this.group;
    if (!credential) return { credentials: [], complete: false, references: [] };
    const isWhole = credential.username !== undefined && credential.password !== undefined;
    return {
      credentials: [credential],
      complete: isWhole,
      references: [{ text: name, value: name, origin: 'derived' }],
    };
  }

  private transport(): Transport | undefined {
    const external = this.value('external-address');
    if (!external) return undefined;
    // without a key nobody knows which one the program takes
    const word = protocolFrom(this.value('transport'))?.value?.toLowerCase() ?? '';
    const protocol = ownValue(PROTOCOLS, word);
    return {
      ...this.base,
      kind: 'transport',
      protocol: { text: word, origin: 'default', ...(protocol ? { value: protocol } : {}) },
      externalSignalingAddress: external,
      externalMediaAddress: external,
      localNetworks: [],
    };
  }

  private ways(credential: Credential | undefined, transport: Transport | undefined): SipElement[] {
    const protocol = protocolFrom(this.value('transport'));
    const parts = { port: this.value('port'), transport: protocol };
    const named = this.setting('registrar', 'host', 'uri', 'domain');
    // where nothing else is named a proxy is where everything goes
    const end = named ?? this.setting('proxy');
    if (end?.value.value !== undefined && isOwnSide(end.value.value)) return [];
    const proxies = named ? this.value('proxy') : undefined;
    const proxy = proxies && uriFrom(proxies, { transport: protocol });
    const target = end && uriFrom(end.value, parts);
    const authentication = this.authentication(credential);
    const way = {
      ...this.base,
      outboundProxies: proxy ? [proxy] : [],
      authentication,
      ...transportOfWay(transport, protocol),
    };
    const record = this.writtenRecord(end);
    const recordUri = record && uriFrom(record, {});
    const hosts = [
      ...(proxy ? this.hostUse(proxy, 'outbound-proxy') : []),
      ...(recordUri ? this.hostUse(recordUri, 'address-of-record', proxy !== undefined) : []),
    ];
    const registers = this.registers();
    if (!target || registers === undefined)
      return target ? [...hosts, ...this.hostUse(target, 'target', proxy !== undefined)] : hosts;
    const role = registers ? 'registrar' : 'target';
    hosts.push(...this.hostUse(target, role, proxy !== undefined));
    return [registers ? this.registration(way, target, credential) : this.peer(way, target), ...hosts];
  }

  /** Undefined where that is filled in elsewhere. */
  private registers(): boolean | undefined {
    const register = this.setting('register');
    if (register) {
      const { value } = register.value;
      return value === undefined ? undefined : /^(?:true|yes|y|1|on|enabled)$/i.test(value);
    }
    if (this.setting('registrar', 'register-interval')) return true;
    const expiry = this.setting('expiry');
    // what else expires nobody knows: a session, a subscription
    return expiry && !/regist/i.test(expiry.key) ? undefined : expiry !== undefined;
  }

  private registration(
    way: Omit<Registration, 'kind' | 'registrar' | 'addressOfRecord'>,
    registrar: Sourced<SipUri>,
    credential: Credential | undefined,
  ): Registration {
    const expiry = numberOf(this.value('expiry'));
    return {
      ...way,
      kind: 'registration',
      registrar,
      addressOfRecord: this.addressOfRecord(credential) ?? { text: '', origin: 'placeholder' },
      ...(expiry ? { expiry } : {}),
    };
  }

  /** Undefined where its user is not known: nothing can be said of it then. */
  private addressOfRecord(credential: Credential | undefined): Sourced<SipUri> | undefined {
    const written = this.writtenRecord(undefined);
    if (written) return uriFrom(written, {});
    const domain = this.value('domain', 'registrar', 'host', 'uri', 'proxy');
    const user = this.value('username', 'auth-username') ?? credential?.username;
    return domain && user?.value !== undefined ? uriFrom(domain, { user }) : undefined;
  }

  /** Who registers, where a key says it or an address has a user in it. */
  private writtenRecord(end: SipSetting | undefined): Value {
    const own = this.value('address-of-record');
    if (own) return own;
    const uri = this.setting('uri');
    return uri && uri !== end && uri.value.value?.includes('@') ? uri.value : undefined;
  }

  private peer(
    way: Omit<Peer, 'kind' | 'targets' | 'inboundAuthentication' | 'keepalive' | 'complete'>,
    target: Sourced<SipUri>,
  ): Peer {
    const fromUser = this.value('from-user');
    const fromDomain = this.fromDomain();
    const callerId = this.value('caller-id');
    const codecs = this.codecs();
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

  private fromDomain(): Value {
    return (
      this.value('from-domain') ??
      (this.setting('registrar', 'host', 'uri') ? this.value('domain') : undefined)
    );
  }

  private codecs(): Sourced<readonly string[]> | undefined {
    const setting = this.setting('codecs');
    if (!setting) return undefined;
    const items = setting.items?.map(({ value }) => value) ?? setting.value.value?.split(/[\s,]+/);
    if (!items || items.includes(undefined)) return undefined;
    const { text, at, origin } = setting.value;
    const value = items.flatMap((item) => item?.split('/')[0]?.toLowerCase() || []);
    return { value, text, origin, ...(at ? { at } : {}) };
  }

  private identities(): Identity[] {
    const allowed = this.setting('allowed-addresses');
    const matches = allowed ? (allowed.items ?? wordsIn(allowed.value)) : [];
    if (matches.length === 0) return [];
    // what lets calls in stands beside where they go out, in Routr and others
    const peer = this.group.name.replace(/\.inbound$/, '.outbound');
    return [
      {
        ...this.base,
        kind: 'identity',
        matches,
        conditions: [],
        inboundAuthentication: [],
        peerName: { text: peer, value: peer, origin: 'derived' },
      },
    ];
  }

  private otherHosts(): HostUse[] {
    const fromDomain = this.fromDomain();
    const external = this.value('external-address');
    const realm = this.value('realm');
    return [
      ...(fromDomain ? this.bareHost(fromDomain, 'from-domain') : []),
      ...(external ? this.bareHost(external, 'external-address') : []),
      ...(realm ? this.bareHost(realm, 'realm') : []),
    ];
  }

  private hostUse(uri: Sourced<SipUri>, role: HostRole, behindProxy = false): HostUse[] {
    const host = hostOf(uri);
    if (!uri.value || !host) return [];
    const { port } = uri.value;
    const transport = transportOf(uri.value);
    return [
      {
        ...this.base,
        kind: 'host',
        role,
        host,
        // only what is written as a URI can be mended as one
        ...(uri.origin === 'derived' ? {} : { uri }),
        behindProxy,
        ...(port === undefined ? {} : { port }),
        ...(transport === undefined ? {} : { transport }),
      },
    ];
  }

  private bareHost(value: Sourced<string>, role: HostRole): HostUse[] {
    if (value.value === undefined || /[\s@/]/.test(value.value)) return [];
    const { host } = parseHostPort(value.value);
    if (host.text === '') return [];
    const at = value.at?.slice(host.offset, host.offset + host.text.length);
    const source = { value: host.text, text: host.text, origin: value.origin, ...(at ? { at } : {}) };
    return [{ ...this.base, kind: 'host', role, host: source, behindProxy: false }];
  }
}

/** `192.0.2.0/24, 198.51.100.7`: each for itself. */
function wordsIn(value: Sourced<string>): Sourced<string>[] {
  const { value: text, at, origin } = value;
  if (text === undefined) return [value];
  return [...text.matchAll(/[^\s,;]+/g)].map(({ 0: word, index }) => {
    const place = at?.slice(index, index + word.length);
    return { value: word, text: word, origin, ...(place ? { at: place } : {}) };
  });
}

/** LiveKit's own words for the protocols. */
const LIVEKIT_TRANSPORT = /^SIP_TRANSPORT_(UDP|TCP|TLS)$/;

function protocolFrom(transport: Value): Value {
  const word = transport?.value && LIVEKIT_TRANSPORT.exec(transport.value)?.[1]?.toLowerCase();
  return word ? { value: word, text: word, origin: 'derived' } : transport;
}

/** Without a key UDP is to be expected; with one that says something else nobody knows. */
function transportOfWay(
  transport: Transport | undefined,
  protocol: Value,
): Pick<Peer, 'transport' | 'transportName'> {
  if (protocol && !ownValue(PROTOCOLS, protocol.value?.toLowerCase() ?? ''))
    return { transportName: { text: protocol.text || '?', origin: 'placeholder' } };
  if (!transport) return {};
  return { transport, transportName: { text: transport.name, value: transport.name, origin: 'derived' } };
}

/** What a program listens on. */
function isOwnSide(host: string): boolean {
  return /^(?:sips?:)?(?:[^@]*@)?(?:0\.0\.0\.0|\[?::\]?|\*)(?::\d+)?(?:;|$)/i.test(host);
}

function numberOf(value: Value): Sourced<number> | undefined {
  if (!value) return undefined;
  const { value: text, ...rest } = value;
  return text !== undefined && /^\d+$/.test(text) ? { ...rest, value: Number(text) } : rest;
}
