import type { ProgramDialect } from '../dialects/asterisk/program';
import { expandBraces, matchesSegment } from './glob';
import { nameOf, parentOf } from './uri';

/** Main files by their name: the ones that Asterisk itself opens. */
const MAIN_FILES: ReadonlyMap<string, ProgramDialect> = new Map([
  ['pjsip.conf', 'asterisk-pjsip'],
  ['pjsip_wizard.conf', 'asterisk-wizard'],
  ['extensions.conf', 'asterisk-dialplan'],
  ['sip.conf', 'asterisk-chan-sip'],
]);

export const REGISTRY_NAME = 'twilio.registry.yaml';

/** Files that users declared by pattern (settings, command line). */
export interface Declared {
  readonly pjsip: readonly string[];
  readonly wizard: readonly string[];
  readonly dialplan: readonly string[];
}

export const NOTHING_DECLARED: Declared = { pjsip: [], wizard: [], dialplan: [] };

export interface Recognised {
  readonly dialect: ProgramDialect;
  /** Asterisk opens it by this name; any other file is somebody's include. */
  readonly main: boolean;
}

/** What the name and the place of a file say. Never claims every `*.conf`. */
export function recogniseName(uri: string, declared: Declared = NOTHING_DECLARED): Recognised | undefined {
  const name = nameOf(uri);
  const main = MAIN_FILES.get(name);
  if (main) return { dialect: main, main: true };
  if (matchesAny(uri, declared.wizard)) return { dialect: 'asterisk-wizard', main: true };
  if (matchesAny(uri, declared.pjsip)) return { dialect: 'asterisk-pjsip', main: true };
  if (matchesAny(uri, declared.dialplan)) return { dialect: 'asterisk-dialplan', main: true };
  if (!name.endsWith('.conf')) return undefined;
  if (/^pjsip_wizard/.test(name)) return { dialect: 'asterisk-wizard', main: false };
  if (/^pjsip[._-]/.test(name) || /^pjsip/.test(nameOf(parentOf(uri))))
    return { dialect: 'asterisk-pjsip', main: false };
  return /^extensions[._-]/.test(name) ? { dialect: 'asterisk-dialplan', main: false } : undefined;
}

/** Bytes of a file that may tell what it is. */
export const SNIFFED_CHARACTERS = 64 * 1024;
const PJSIP_TYPE =
  /^[ \t]*type[ \t]*=>?[ \t]*(endpoint|auth|aor|registration|identify|transport|wizard)[ \t]*(?:;.*)?\r?$/m;

/** What the first lines say, for a `.conf` file whose name says nothing. */
export function recogniseContent(text: string): Recognised | undefined {
  const type = PJSIP_TYPE.exec(text.slice(0, SNIFFED_CHARACTERS))?.[1];
  if (!type) return undefined;
  return { dialect: type === 'wizard' ? 'asterisk-wizard' : 'asterisk-pjsip', main: false };
}

/** Patterns without a slash speak of the name, others of the end of the path; `**` stands for any folders. */
function matchesAny(uri: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => expandBraces(pattern.trim()).some((each) => matchesPath(uri, each)));
}

function matchesPath(uri: string, pattern: string): boolean {
  if (!pattern.includes('/')) return matchesSegment(nameOf(uri), pattern);
  const wanted = pattern.split('/').filter((segment) => !/^\.{0,2}$/.test(segment));
  if (!pattern.startsWith('/')) wanted.unshift('**');
  const path = uri.split('/').slice(3).map(nameOf);
  let reached: ReadonlySet<number> = new Set([0]);
  for (const segment of wanted) reached = step(path, reached, segment);
  return reached.has(path.length);
}

/** How far into the path a pattern's segment leads from each of these places. */
function step(path: readonly string[], from: ReadonlySet<number>, segment: string): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const at of from) {
    const name = path[at];
    if (segment === '**') for (let next = at; next <= path.length; next++) reached.add(next);
    else if (name !== undefined && matchesSegment(name, segment)) reached.add(at + 1);
  }
  return reached;
}
