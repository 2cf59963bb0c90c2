import { parseHostPort } from '../sip/host-port';
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
} from '../sip/model';
import { Secret } from '../sip/secret';
import type { Sourced } from '../sip/sourced';
import { hostOf } from '../sip/sourced-uri';
import { type SipUri, transportOf } from '../sip/uri';
import type { SettingGroup, SipSetting } from './setting-groups';
import type { SettingRole } from './setting-roles';
import { uriFrom } from './setting-uris';

type Value = Sourced<string> | undefined;

/**
 * What a group of settings means in SIP, as far as its keys tell. What the program does with them is not known: it
 * registers only where a key says so, and else they are a way that calls may take.
 */
export function modelOfGroup(group: SettingGroup): SipModel {
  if (!group.isCertain) return [];
  return new GroupModel(group).elements();
}

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
      const found = this.group.settings.find((setting) => setting.role === role && setting.value.text !== '');
      if (found) return found;
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
    const password = this.value('password');
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
    const uri = this.setting('password') && this.value('uri', 'host');
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
    const word = this.value('transport')?.value?.toLowerCase() ?? 'udp';
    const protocol = PROTOCOLS[word];
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
    const parts = { port: this.value('port'), transport: this.value('transport') };
    const end = this.setting('registrar', 'host', 'uri', 'domain');
    const proxies = this.value('proxy');
    const proxy = proxies && uriFrom(proxies, { transport: parts.transport });
    const target = end && uriFrom(end.value, parts);
    const authentication = this.authentication(credential);
    const way = {
      ...this.base,
      outboundProxies: proxy ? [proxy] : [],
      authentication,
      ...(transport
        ? {
            transport,
            transportName: { text: transport.name, value: transport.name, origin: 'derived' } as const,
          }
        : {}),
    };
    const hosts = proxy ? this.hostUse(proxy, 'outbound-proxy') : [];
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
    return this.setting('registrar', 'register-interval', 'expiry') !== undefined;
  }

  private registration(
    way: Omit<Registration, 'kind' | 'registrar' | 'addressOfRecord'>,
    registrar: Sourced<SipUri>,
    credential: Credential | undefined,
  ): Registration {
    const domain = this.value('domain', 'registrar', 'host', 'uri');
    const user = this.value('username', 'auth-username') ?? credential?.username;
    const record = domain && uriFrom(domain, user?.value === undefined ? {} : { user });
    const expiry = numberOf(this.value('expiry'));
    return {
      ...way,
      kind: 'registration',
      registrar,
      // without a known user nothing can be said of the address-of-record
      addressOfRecord: record && user?.value !== undefined ? record : { text: '', origin: 'placeholder' },
      ...(expiry ? { expiry } : {}),
    };
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
    const matches = allowed?.items ?? [];
    if (matches.length === 0) return [];
    const { name } = this.group;
    return [
      {
        ...this.base,
        kind: 'identity',
        matches,
        conditions: [],
        inboundAuthentication: [],
        peerName: { text: name, value: name, origin: 'derived' },
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

function numberOf(value: Value): Sourced<number> | undefined {
  if (!value) return undefined;
  const { value: text, ...rest } = value;
  return text !== undefined && /^\d+$/.test(text) ? { ...rest, value: Number(text) } : rest;
}
