import type { DialectId } from '../dialects/dialect';
import type { OwnKeys } from '../dialects/settings/groups';
import { expandBraces, matchesSegment } from './glob';
import { nameOf } from './uri';

export const REGISTRY_NAME = 'twilio.registry.yaml';

/** Files that users declared by pattern (settings, command line). */
export interface Declared {
  readonly pjsip: readonly string[];
  readonly wizard: readonly string[];
  readonly dialplan: readonly string[];
  readonly freeswitch?: readonly string[];
}

export const NOTHING_DECLARED: Declared = { pjsip: [], wizard: [], dialplan: [] };

/** What the settings say of the files of a folder. */
export interface FolderOptions {
  /** Asterisk's configuration folder where the settings name one. */
  readonly asteriskRoot?: string | undefined;
  readonly declared?: Declared;
  /** What a project's own key names mean in YAML and `.env` files. */
  readonly yamlKeys?: OwnKeys;
  /** Bytes beyond which a file is not read. */
  readonly sizeLimit: number;
}

export interface FolderRules {
  /** Folders that may be read. */
  readonly folders: readonly string[];
  optionsFor(uri: string): FolderOptions;
}

export interface Recognised {
  readonly dialect: DialectId;
  /** The program opens it by itself; any other file is somebody's include. */
  readonly main: boolean;
}

/** Characters of a file that may tell what it is. */
export const SNIFFED_CHARACTERS = 64 * 1024;

/** Patterns without a slash speak of the name, others of the end of the path; `**` stands for any folders. */
export function matchesAny(uri: string, patterns: readonly string[]): boolean {
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
