import { keysOf, type SettingPath } from './path';

/**
 * What the key of a setting means in SIP, in files that no schema describes. Counted over 111 public YAML files and 61
 * `.env` files with SIP settings.
 */
export const SETTING_ROLES = [
  'host',
  'uri',
  'domain',
  'registrar',
  'address-of-record',
  'realm',
  'from-domain',
  'proxy',
  'port',
  'transport',
  'username',
  'auth-username',
  'password',
  'from-user',
  'caller-id',
  'number',
  'external-address',
  'register',
  'register-interval',
  'expiry',
  'codecs',
  'allowed-addresses',
] as const;

export type SettingRole = (typeof SETTING_ROLES)[number];

export function isSettingRole(word: unknown): word is SettingRole {
  return SETTING_ROLES.some((role) => role === word);
}

const NAMES: Readonly<Record<SettingRole, string>> = {
  host: 'host hostname server address outbound_address termination_host server_host server_address host_name',
  uri: 'uri url termination_uri target_uri server_uri termination_url sip_uri endpoint_uri request_uri',
  domain: 'domain domain_uri domain_name',
  registrar: 'registrar registrar_uri registrar_host registrar_server registration_server',
  'address-of-record': 'aor aor_link address_of_record id_uri identity_uri from_uri client_uri account_uri',
  realm: 'realm auth_realm',
  'from-domain': 'from_domain',
  proxy: 'proxy outbound_proxy proxy_address proxy_host proxy_uri proxy_server',
  port: 'port server_port remote_port',
  transport: 'transport protocol transport_protocol',
  username: 'username user extension user_name outbound_username login',
  'auth-username': 'auth_id auth_username auth_user authentication_username auth_name',
  password: 'password secret pass passwd auth_password outbound_password auth_secret',
  'from-user': 'from_user',
  'caller-id':
    'caller_id callerid caller_id_number caller_id_e164 from_number outbound_caller_id caller_number',
  number: 'phone_number did number numbers tel_url phone_numbers',
  'external-address':
    'external_ip public_ip external_address public_address external_host external_signaling_address advertised_ip advertise_ip',
  register: 'register send_register registration_enabled register_enabled should_register',
  'register-interval':
    'register_interval registration_interval register_timeout register_interval_seconds registration_interval_seconds',
  expiry:
    'expiry expires register_expires registration_expires registration_expiry register_expiry expiration expiry_seconds ' +
    'expires_seconds register_expiry_secs register_expiry_seconds register_expires_seconds registration_expiry_seconds',
  codecs: 'codecs codec',
  'allowed-addresses': 'allowed_addresses inbound_addresses ip_allowlist allowed_ips match ips',
};

const BY_NAME = new Map<string, SettingRole>(
  SETTING_ROLES.flatMap((role) => NAMES[role].split(' ').map((name): [string, SettingRole] => [name, role])),
);

const MOST_WORDS = 3;

/** `proxyAddress`, `SIP_OUTBOUND_PROXY`, `from-domain` as lower-case words. */
export function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** What the program itself listens on is no address of a provider. */
const OWN_SIDE = new Set(['bind', 'local', 'listen', 'internal', 'listener']);

export interface KeyMeaning {
  readonly role: SettingRole;
  /** The words ahead of those that tell the role: keys with the same ones belong together. */
  readonly prefix: readonly string[];
}

const MOST_KEYS = 5000;
const meanings = new Map<string, KeyMeaning | undefined>();

/** The role that the end of a key tells, the longest name first; undefined for other keys. */
export function meaningOf(key: string): KeyMeaning | undefined {
  if (meanings.has(key)) return meanings.get(key);
  if (meanings.size >= MOST_KEYS) meanings.clear();
  const meaning = readMeaning(key);
  meanings.set(key, meaning);
  return meaning;
}

function readMeaning(key: string): KeyMeaning | undefined {
  if (key.length > 80) return undefined;
  const words = wordsOf(key);
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
    const role = BY_NAME.get(words.slice(-count).join('_'));
    const prefix = words.slice(0, -count);
    // `JIGASI_SIP_URI` goes with `JIGASI_SIP_PASSWORD`
    if (role && words.at(-count) === 'sip' && prefix.length > 0) continue;
    if (role) return prefix.some((word) => OWN_SIDE.has(word)) ? undefined : { role, prefix };
  }
  return undefined;
}

/** Services that stand beside SIP and have hosts and passwords of their own. */
const OTHER_SERVICES = new Set(
  (
    'db database sql mssql sqlite oracle postgres postgresql pg mysql mariadb mongo mongodb clickhouse cassandra couchdb redis valkey ' +
    'memcached zookeeper rabbitmq amqp kafka nats mqtt smtp mail syslog graylog statsd ntp dns crm mrcp asr tts stt ' +
    'imap ldap ari ami drachtio freeswitch esl http https api rest web webhook s3 minio elastic elasticsearch influx influxdb ' +
    'grafana prometheus metrics loki jaeger sentry log logging logger admin ssh vpn stun turn rtp rtpengine recording storage ' +
    'cache queue jwt oauth oidc saml keycloak consul etcd vault radius snmp ftp sftp xmpp jabber homer hep heplify tls ssl cert ' +
    'openai health healthcheck dashboard ui'
  ).split(' '),
);

function isOtherService(words: readonly string[]): boolean {
  return words.some((word) => OTHER_SERVICES.has(word));
}

/** Whether words ahead of a role, or the key around it, say that SIP is spoken of. */
function saysSip(words: readonly string[]): boolean {
  return words.some((word) => SIP_WORD.test(word));
}

/** The second one is `SIP2_USER`. */
const SIP_WORD = /^(?:sips?|trunks?|siptrunks?)\d{0,2}$/;

/** `SIP_`, `TRUNK_`, `TWILIO_SIP_`, `GATEWAY_`: prefixes of variables that hold SIP settings. */
export function isSipPrefix(words: readonly string[]): boolean {
  if (isOtherService(words)) return false;
  return saysSip(words) || (words.length === 1 && words[0] === 'gateway');
}

/** Words that only say which end of the same thing a key speaks of. */
const MODIFIERS = new Set(['default', 'outbound', 'primary', 'provider', 'remote', 'account', 'peer', 'my']);

export function isModifier(words: readonly string[]): boolean {
  return words.every((word) => MODIFIERS.has(word));
}

const WEAK_PARENTS = new Set(
  'gateway gateways registration registrations outbound inbound uri uris credentials credential auth authentication provider providers peer peers pstn'.split(
    ' ',
  ),
);

/** How far the keys around a setting say that it is about SIP. */
export type SipContext = 'strong' | 'weak' | 'none';

/** Keys further out than this say nothing of what stands in here. */
const REACH = 4;

/** What the keys around say. */
export function contextOf(path: SettingPath): SipContext {
  let context: SipContext = 'none';
  for (const key of keysOf(path).slice(-REACH).reverse()) {
    const words = wordsOf(key);
    if (isOtherService(words)) return context;
    if (saysSip(words) || words[0] === 'jigasi') return 'strong';
    if (words.length === 1 && WEAK_PARENTS.has(words[0] ?? '')) context = 'weak';
  }
  return context;
}
