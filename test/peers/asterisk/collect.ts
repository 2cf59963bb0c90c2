import { type LogLine, readCount, readFunctionResult, readInventedNames, readParameters } from './answers';
import type { Console } from './console';

/** Option values as Asterisk prints them: those of one object. */
export type Options = Map<string, string[]>;
/** type → name → options. */
export type Objects = Map<string, Map<string, Options>>;

/** Types that the console lists: `pjsip list PLURAL`, `pjsip show SINGULAR NAME`. */
const LISTED: Record<string, string> = {
  endpoint: 'endpoints',
  aor: 'aors',
  auth: 'auths',
  registration: 'registrations',
  identify: 'identifies',
  transport: 'transports',
};

/**
 * Types without a console command of their own, asked through AST_SORCERY: the options it can give back, the first
 * of which every such object has.
 */
const ASKED: Record<string, readonly string[]> = {
  domain_alias: ['domain'],
  resource_list: ['event', 'full_state', 'notification_batch_interval', 'list_item', 'resource_display_name'],
  'outbound-publish': [
    'server_uri',
    'from_uri',
    'event',
    'to_uri',
    'outbound_proxy',
    'expiration',
    'max_auth_attempts',
    'transport',
    'outbound_auth',
    'multi_user',
  ],
  'asterisk-publication': ['device_state', 'devicestate_publish', 'mailboxstate_publish', 'mailbox_state'],
  global: ['user_agent'],
  system: ['timer_t1'],
};

/** An extended field that a test may set to find objects of the types nothing else can list. */
export const PROBE = '@probe';
const PROBED: Record<string, readonly string[]> = {
  acl: [PROBE],
  'inbound-publication': [PROBE],
  phoneprov: [PROBE, 'endpoint', 'MAC', 'PROFILE'],
};

/** Everything that Asterisk can say of its objects, for the names that may exist. */
export async function collectObjects(console: Console, names: readonly string[]): Promise<Objects> {
  const objects: Objects = new Map();
  for (const [type, plural] of Object.entries(LISTED)) {
    objects.set(type, await collectListed(console, type, plural, names));
  }
  for (const [type, options] of Object.entries(ASKED)) {
    objects.set(type, await collectAsked(console, type, options, names, true));
  }
  for (const [type, options] of Object.entries(PROBED)) {
    objects.set(type, await collectAsked(console, type, options, names, false));
  }
  await addSettings(console, objects);
  return objects;
}

async function collectListed(
  console: Console,
  type: string,
  plural: string,
  names: readonly string[],
): Promise<Map<string, Options>> {
  const listing = await console.ask(`pjsip list ${plural}`);
  const expected = readCount(listing);
  const found = new Map<string, Options>();
  for (const name of new Set([...names, ...readInventedNames(listing)])) {
    if (found.size === expected) break;
    const options = readParameters(await console.ask(`pjsip show ${type} ${quoted(name)}`));
    if (options.size > 0) found.set(name, options);
  }
  if (found.size !== expected) throw new Error(`${expected} ${plural} loaded, names known of ${found.size}`);
  return found;
}

async function collectAsked(
  console: Console,
  type: string,
  options: readonly string[],
  names: readonly string[],
  alwaysFirst: boolean,
): Promise<Map<string, Options>> {
  const found = new Map<string, Options>();
  for (const name of names) {
    const object: Options = new Map();
    for (const option of options) {
      const value = await askOption(console, type, name, option);
      if (value !== undefined) object.set(option, [value]);
      else if (object.size === 0 && alwaysFirst) break;
    }
    if (object.size > 0) found.set(name, object);
  }
  return found;
}

async function askOption(
  console: Console,
  type: string,
  name: string,
  option: string,
): Promise<string | undefined> {
  if (/[,()"\\\s]/.test(name) || name === '') return undefined;
  return readFunctionResult(
    await console.ask(`dialplan eval function AST_SORCERY(res_pjsip,${type},${name},${option})`),
  );
}

/** `pjsip show settings` gives the values in force of the global and the system object, defaults too. */
async function addSettings(console: Console, objects: Objects): Promise<void> {
  const answer = await console.ask('pjsip show settings');
  const [global = '', system = ''] = answer.split(/^System Settings:$/m);
  for (const options of objects.get('global')?.values() ?? []) merge(options, readParameters(global));
  for (const options of objects.get('system')?.values() ?? []) merge(options, readParameters(system));
}

function merge(options: Options, more: Options): void {
  for (const [name, values] of more) options.set(name, values);
}

function quoted(name: string): string {
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Objects that the log says were dropped, by type: the only trace of some types. */
export function readDropped(log: readonly LogLine[]): Map<string, Set<string>> {
  const dropped = new Map<string, Set<string>>();
  const pattern =
    /^(?:Could not create an object of|Unable to apply object) type '([^']*)' with id '(.*?)'(?: from configuration file|\. {2}Check)/;
  for (const { message } of log) {
    const [, type, name] = pattern.exec(message) ?? [];
    if (type === undefined || name === undefined) continue;
    const names = dropped.get(type) ?? new Set();
    dropped.set(type, names.add(name));
  }
  return dropped;
}
