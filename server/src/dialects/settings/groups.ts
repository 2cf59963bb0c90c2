import type { Sourced } from '../../sip/sourced';
import type { Place } from '../../text/place';
import { parseTwilioHost } from '../../twilio/hosts';
import { contradicts } from './contradiction';
import { lastKey, type SettingPath, titleOf } from './path';
import {
  contextOf,
  isModifier,
  isSipPrefix,
  type KeyMeaning,
  meaningOf,
  type SettingRole,
  type SipContext,
  wordsOf,
} from './roles';

/** One key with its value, before anybody knows whether it is about SIP. */
export interface WrittenSetting {
  readonly key: string;
  readonly keyAt: Place;
  /** With its variables filled in. */
  readonly value: Sourced<string>;
  /** The value as it is written in this file. */
  readonly written: Sourced<string>;
  /** The values of a list. */
  readonly items?: readonly Sourced<string>[] | undefined;
}

/** Keys that stand together: of one mapping, or one block of variables. */
export interface SettingList {
  readonly path: SettingPath;
  /** Variables of a program: only their own names and values say what they are about. */
  readonly isEnvironment: boolean;
  readonly at: Place;
  readonly settings: readonly WrittenSetting[];
  /** Whether something that nobody can see here may add to them. */
  readonly isOpen?: boolean;
}

export interface SipSetting extends WrittenSetting {
  readonly role: SettingRole;
}

/** The settings of one trunk or account, as far as their keys tell. */
export interface SettingGroup {
  /** Unique in its file. */
  readonly name: string;
  readonly at: Place;
  readonly settings: readonly SipSetting[];
  /** Whether the keys say so plainly; otherwise it takes one more sign that SIP is meant. */
  readonly isCertain: boolean;
  /** The words ahead of the roles. */
  readonly prefix: readonly string[];
}

/** What a project's own key names mean (`sipLens.yaml.keys`). */
export type OwnKeys = Readonly<Record<string, SettingRole>>;

export const NO_OWN_KEYS: OwnKeys = Object.freeze({});

/** The groups of SIP settings in a list of keys. */
export function groupsIn(list: SettingList, own: OwnKeys = NO_OWN_KEYS): SettingGroup[] {
  if (list.path.some(isExample)) return [];
  const around: SipContext = list.isEnvironment || isOfDatabase(list) ? 'none' : contextOf(list.path);
  const byPrefix = new Map<string, SipSetting[]>();
  const prefixes = new Map<string, readonly string[]>();
  for (const setting of list.settings) {
    const meaning = meaningOfSetting(setting, own);
    if (!meaning || isOfCallers(list.path, meaning)) continue;
    const prefix = isModifier(meaning.prefix) && !list.isEnvironment ? [] : meaning.prefix;
    const key = prefix.join('_');
    const group = byPrefix.get(key);
    if (group) group.push({ ...setting, role: meaning.role });
    else byPrefix.set(key, [{ ...setting, role: meaning.role }]);
    prefixes.set(key, prefix);
  }
  if (list.isEnvironment) joinHalves(byPrefix, own);
  const groups: SettingGroup[] = [];
  for (const [key, settings] of byPrefix) {
    const prefix = prefixes.get(key) ?? [];
    const certainty = certaintyOf(prefix, settings, around, own);
    if (certainty === 'none') continue;
    // beside a host of Twilio's or a SIP URI it is a typing mistake, or not yet typed to its end
    if (settings.some(contradicts) && !settings.some(({ value }) => isSipValue(value))) continue;
    const name = titleOf([...list.path, key]);
    const at = settings[0]?.keyAt ?? list.at;
    groups.push({ name, at, settings, isCertain: certainty === 'strong', prefix });
  }
  return groups;
}

/** The descriptions of APIs show values so that nobody uses. */
function isExample(key: string): boolean {
  return key === 'example' || key === 'examples';
}

/** `TWILIO_TERMINATION_URI` beside `TWILIO_SIP_USERNAME`: of one trunk, where only one of them says SIP by its name. */
function joinHalves(byPrefix: Map<string, SipSetting[]>, own: OwnKeys): void {
  for (const [key, settings] of byPrefix) {
    if (!key.endsWith('_sip')) continue;
    const stem = key.slice(0, -'_sip'.length);
    for (const other of [stem, `${stem}_trunk`]) {
      const half = byPrefix.get(other);
      if (!half?.some((setting) => isSipEvidence(setting, own))) continue;
      const roles = new Set(settings.map(({ role }) => role));
      if (half.some(({ role }) => roles.has(role))) continue;
      settings.push(...half);
      byPrefix.delete(other);
    }
  }
}

const DATABASE_KEYS: ReadonlySet<string> = new Set(['adapter', 'database', 'dbname']);

/** `adapter: postgresql` beside a host: the connection is called after SIP, and goes to a database. */
function isOfDatabase({ settings }: SettingList): boolean {
  return settings.some(({ key }) => DATABASE_KEYS.has(key));
}

function meaningOfSetting(setting: WrittenSetting, own: OwnKeys): KeyMeaning | undefined {
  const declared = Object.hasOwn(own, setting.key) ? own[setting.key] : undefined;
  if (declared)
    return { role: declared, prefix: meaningOf(setting.key)?.prefix ?? wordsOf(setting.key).slice(0, -1) };
  const meaning = meaningOf(setting.key);
  if (meaning) return isMeant(meaning, setting.value) ? meaning : undefined;
  if (!isSipValue(setting.value)) return undefined;
  const words = wordsOf(setting.key);
  return { role: 'uri', prefix: words.slice(0, -1) };
}

/** `match` may be anything else than addresses. */
function isMeant({ role }: KeyMeaning, { text, origin }: Sourced<string>): boolean {
  return role !== 'allowed-addresses' || origin === 'placeholder' || /\d\.\d|:\S*:|[a-z]\.[a-z]/i.test(text);
}

/** What callers from outside use to get in is not what this program sends; who may get in is still of interest. */
function isOfCallers(path: SettingPath, { prefix, role }: KeyMeaning): boolean {
  return role !== 'allowed-addresses' && [...wordsOf(lastKey(path) ?? ''), ...prefix].includes('inbound');
}

function certaintyOf(
  prefix: readonly string[],
  settings: readonly SipSetting[],
  around: SipContext,
  own: OwnKeys,
): SipContext {
  if (settings.some((setting) => isSipEvidence(setting, own))) return 'strong';
  if (prefix.length > 0) return isSipPrefix(prefix) ? 'strong' : 'none';
  if (around === 'weak') return settings.some(isSign) ? 'strong' : 'weak';
  return around;
}

function isSipEvidence({ key, value, role }: SipSetting, own: OwnKeys): boolean {
  return Object.hasOwn(own, key) || (role !== 'realm' && isSipValue(value)) || namesSipVariable(value.text);
}

/** Where nothing but a variable's name tells: `HOST: ${SIP_HOST}`. */
function namesSipVariable(text: string): boolean {
  const name = /^\$\{?(\w+)/.exec(text)?.[1];
  if (name === undefined) return false;
  const meaning = meaningOf(name);
  return meaning !== undefined && isSipPrefix(meaning.prefix);
}

/** What a template fills in, in which blanks may stand. */
const FILLED_IN = /\{\{.{0,1000}?\}\}/g;

/** A SIP URI or a host of Twilio's SIP services, whatever the key is called. */
function isSipValue({ text }: Sourced<string>): boolean {
  // a sentence about a URI is none
  if (/^\s*sips?:/i.test(text) && /^\s*\w+:[^/\s]\S*\s*$/.test(text.replace(FILLED_IN, '{}'))) return true;
  if (!/twilio|twillio/i.test(text) || /[\s/]/.test(text.trim())) return false;
  const host = text.slice(text.lastIndexOf('@') + 1).replace(/[:;].*$/, '');
  // `HOST=acme.sip.twilio.com`, an item of a list of variables
  if (host.includes('=')) return false;
  const found = parseTwilioHost(host);
  // `support@sip.twilio.com` is an address for mail
  if (text.includes('@') && found?.kind !== 'service') return false;
  return found !== undefined && found.kind !== 'rest-api' && found.kind !== 'near-miss';
}

const TELLING_ROLES: ReadonlySet<SettingRole> = new Set([
  'realm',
  'registrar',
  'proxy',
  'register',
  'from-user',
  'from-domain',
  'caller-id',
  'codecs',
]);

/** What hardly any other service has beside its host. */
function isSign({ role, value }: SipSetting): boolean {
  if (TELLING_ROLES.has(role)) return true;
  if (role === 'port') return /^506\d$/.test(value.text);
  if (role === 'transport') return /^(?:udp|tls)$/i.test(value.text);
  return role === 'host' && /^sips?[.\d-]|\.sips?\.|\bpstn\b/i.test(value.text);
}
