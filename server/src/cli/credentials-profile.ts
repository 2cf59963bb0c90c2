import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '../text/record';
import { defaultRegion } from '../twilio/regions';
import { meant } from './arguments';
import { type Access, checkEdge, checkedAccess, regionNamed } from './credentials-access';
import { Failure } from './failure';
import type { Terminal } from './terminal';

const FILE = '~/.twilio-cli/config.json';

/**
 * A profile of Twilio CLI, from the file that it keeps them in:
 * https://github.com/twilio/twilio-cli-core/blob/main/src/services/config.js
 */
export function readProfile(name: string, terminal: Terminal): Access {
  const { profiles, keychain } = readProfiles(terminal);
  const profile = profiles.get(name);
  if (!profile) throw new Failure(noProfile(name, [...profiles.keys()], keychain));
  const text = (key: string): string | undefined => {
    const value = profile[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const [accountSid, username, secret] = [text('accountSid'), text('apiKey'), text('apiSecret')];
  if (accountSid === undefined || username === undefined || secret === undefined)
    throw new Failure(
      `The Twilio CLI profile ${name} is not complete. "twilio profiles:create" makes it anew.`,
    );
  const source = `the Twilio CLI profile ${name}`;
  const region = regionNamed(text('region') ?? defaultRegion, source);
  checkEdge(text('edge'), region, `the edge of ${source}`, text('region'));
  return checkedAccess({ connection: { accountSid, region }, key: { username, secret }, source }, source);
}

type Profile = Readonly<Record<string, unknown>>;

interface Profiles {
  readonly profiles: ReadonlyMap<string, Profile>;
  /** The names of those whose keys an old version put into the system's keychain. */
  readonly keychain: readonly string[];
}

function readProfiles(terminal: Terminal): Profiles {
  const home = terminal.environment('HOME') || homedir();
  const data = parsed(readText(join(home, '.twilio-cli', 'config.json')));
  const profiles = Object.entries(isRecord(data.profiles) ? data.profiles : {});
  const projects: readonly unknown[] = Array.isArray(data.projects) ? data.projects : [];
  return {
    profiles: new Map(profiles.flatMap(([name, profile]) => (isRecord(profile) ? [[name, profile]] : []))),
    keychain: projects.flatMap((each) => (isRecord(each) && typeof each.id === 'string' ? [each.id] : [])),
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (_unreadable) {
    throw new Failure(`Twilio CLI has no profiles here: ${FILE} cannot be read. "twilio login" makes one.`);
  }
}

/** The parser's own message may quote what it stumbled over. */
function parsed(text: string): Profile {
  try {
    const data: unknown = JSON.parse(text);
    if (isRecord(data)) return data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Failure(`${FILE} is not the JSON that Twilio CLI writes.`);
}

function noProfile(name: string, names: readonly string[], keychain: readonly string[]): string {
  if (keychain.includes(name))
    return (
      `The key of the Twilio CLI profile ${name} is in the system's keychain, where old versions put it. ` +
      `"twilio profiles:port ${name}" of a current version moves it into ${FILE}.`
    );
  const known = names.length === 0 ? 'There are none.' : `There are ${names.join(', ')}.`;
  return `Twilio CLI has no profile ${name} in ${FILE}. ${known}${meant(name, names, '')}`;
}
