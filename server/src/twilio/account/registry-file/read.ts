import type { AccountData, RegionData } from '../data';
import { AccountSnapshot } from '../snapshot';
import { Cursor, Fields, type Reading, type Unique } from './cursor';
import { longestRegistry, registryKeys, registryVersion, sidPrefixes } from './format';
import { isNull } from './node';
import { parseYaml, type Yaml } from './parse-yaml';
import { Positions } from './positions';
import type { RegistryProblem } from './problem';
import { nothingRead, readRegion } from './read-region';
import { readSid } from './read-values';

/** What a registry file says, and what is wrong with it. */
export interface RegistryFile {
  readonly uri: string;
  readonly accounts: readonly AccountData[];
  /** False where accounts or regions may have been lost to a mistake: then nothing is absent. */
  readonly complete: boolean;
  /** In the order of the text. */
  readonly problems: readonly RegistryProblem[];
}

/** Reads `twilio.registry.yaml`, format 1. Never throws; what is broken is left out and the rest is used. */
export function readRegistry(yaml: Yaml, text: string, uri: string): RegistryFile {
  const positions = new Positions(uri, text);
  const problems: RegistryProblem[] = [];
  const file = (accounts: readonly AccountData[], complete: boolean): RegistryFile => {
    problems.sort((a, b) => a.at.line - b.at.line || a.at.start - b.at.start);
    return { uri, accounts, complete, problems };
  };
  const report = (message: string, start: number, end: number) =>
    problems.push({ message, at: positions.place(start, end), path: '' });
  if (text.length > longestRegistry) {
    report(`The registry is longer than ${longestRegistry} characters and was not read.`, 0, 0);
    return file([], false);
  }
  const { root, errors } = parseYaml(yaml, text);
  for (const { message, start, end } of errors.slice(0, 20))
    report(`This is not valid YAML: ${sentence(message)}`, start, end);
  const brokenFrom = errors.reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY);
  const reading: Reading = { positions, problems, brokenFrom, sids: new Set() };
  if (!root || isNull(root)) {
    if (errors.length === 0)
      report(`The registry is empty. It begins with "sipLensRegistry: ${registryVersion}".`, 0, 0);
    return file([], false);
  }
  const accounts = readFile(new Cursor(reading, root, ''));
  return file(accounts?.items ?? [], accounts !== undefined && accounts.missing === undefined);
}

/** What is known of Twilio from these files together; `elsewhere` is what others say for other folders. */
export function snapshotOf(files: readonly RegistryFile[], elsewhere?: AccountSnapshot): AccountSnapshot {
  const gap =
    files.length === 0 ? 'not-in-registry' : files.every(({ complete }) => complete) ? undefined : 'partial';
  return new AccountSnapshot(
    files.flatMap(({ accounts }) => accounts),
    gap,
    elsewhere,
  );
}

function readFile(cursor: Cursor) {
  const fields = cursor.fields('a registry', registryKeys.file);
  const version = fields?.need('sipLensRegistry', 'The registry')?.text('The version');
  if (!fields || version === undefined) return undefined;
  if (version !== registryVersion) {
    const at = fields.get('sipLensRegistry');
    return at?.problem(
      `This is format ${version} of a registry; only format ${registryVersion} is known here.`,
    );
  }
  return fields.need('accounts', 'The registry')?.collection('"accounts"', readAccount, uniqueAccounts);
}

const uniqueAccounts: Unique<AccountData> = {
  what: 'The account',
  keyOf: ({ sid }) => sid,
  loses: true,
};

function readAccount(cursor: Cursor): AccountData | undefined {
  const fields = cursor.fields('an account', registryKeys.account);
  const sidAt = fields?.need('sid', 'The account');
  const sid = readSid(sidAt, sidPrefixes.account);
  if (!fields || !sidAt || sid === undefined) return undefined;
  const statusAt = fields.get('status');
  return {
    sid,
    name: fields.get('name')?.text('The name'),
    status: statusAt?.oneOf('The status', ['active', 'suspended', 'closed']),
    parent: readSid(fields.get('parent'), sidPrefixes.account),
    regions: readRegions(fields),
    at: sidAt.place,
    statusAt: statusAt?.place,
  };
}

/** Regions that are left out are not linked; regions that cannot be read are linked and unknown. */
function readRegions(fields: Fields): RegionData[] {
  const cursor = fields.get('regions');
  const regions = cursor && Fields.named(cursor, '"regions"');
  if (!regions) return fields.has('regions') ? [{ id: '', ...nothingRead }] : [];
  return regions.names.map((id) => {
    const value = regions.get(id);
    return value ? readRegion(id, regions.key(id), value) : { id, ...nothingRead };
  });
}

/** Yaml's own messages end without a stop, or with the text that they are about. */
function sentence(message: string): string {
  const [line = ''] = message.split('\n');
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
