import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GitState } from './host';

const GIT_TIMEOUT_MS = 5000;
/** Folders that are named to git; above it is asked for the whole repository. */
const MAX_NAMED = 100;

/** Names of the files that git tracks in one folder; undefined where there is no repository. */
type Tracked = ReadonlySet<string> | undefined;

const NOTHING: ReadonlySet<string> = new Set();

/** The files that git tracks, folder by folder; it is asked once for each repository. */
export class NodeGitState implements GitState {
  private readonly tracked = new Map<string, Tracked>();

  /** What was asked since something changed: of one file it is asked for each password in it. */
  private readonly answers = new Map<string, boolean | undefined>();

  isTracked(uri: string): boolean | undefined {
    if (this.answers.has(uri)) return this.answers.get(uri);
    const path = pathOf(uri);
    const answer = path === undefined ? undefined : this.tracked.get(dirname(path))?.has(basename(path));
    this.answers.set(uri, answer);
    return answer;
  }

  async refresh(uris: readonly string[]): Promise<boolean> {
    const folders = new Set(uris.flatMap((uri) => pathOf(uri) ?? []).map((path) => dirname(path)));
    let changed = false;
    for (const [repository, real] of byRepository(folders)) {
      const answers = repository === '' ? undefined : await trackedIn(repository, [...real.keys()]);
      for (const [path, own] of real) {
        const after = answers && (answers.get(path) ?? NOTHING);
        for (const folder of own) changed = this.remember(folder, after) || changed;
      }
    }
    return changed;
  }

  private remember(folder: string, after: Tracked): boolean {
    const before = this.tracked.get(folder);
    this.tracked.set(folder, after);
    this.answers.clear();
    if (!before || !after) return before !== after;
    return before.size !== after.size || [...after].some((name) => !before.has(name));
  }
}

function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch (_noPath) {
    return undefined;
  }
}

/** By repository, then by the folder's real path, as links may lead into it; `''` for folders of no repository. */
function byRepository(folders: Iterable<string>): Map<string, Map<string, string[]>> {
  const repositories = new Map<string, Map<string, string[]>>();
  const known = new Map<string, string>();
  for (const folder of folders) {
    const path = realPath(folder);
    const repository = repositoryOf(path, known);
    const own = repositories.get(repository) ?? new Map<string, string[]>();
    repositories.set(repository, own.set(path, [...(own.get(path) ?? []), folder]));
  }
  return repositories;
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (_gone) {
    return folder;
  }
}

/** The repository that the folder lies in, `''` for none; `known` remembers the answers. */
export function repositoryOf(folder: string, known: Map<string, string>): string {
  let found = known.get(folder);
  if (found === undefined) {
    const parent = dirname(folder);
    if (existsSync(join(folder, '.git'))) found = folder;
    else found = parent === folder ? '' : repositoryOf(parent, known);
    known.set(folder, found);
  }
  return found;
}

/**
 * How git is asked for the files that it tracks, without letting the repository run or fetch anything: the workspace may not
 * be trusted. A repository's own settings can name a program to watch files and a command to fetch what is missing; and
 * Windows would take a `git.exe` of the folder that a program is started in. A git that started us may have named its own
 * repository to us.
 */
export function trackedQuestion(repository: string, folders: readonly string[]) {
  return {
    words: ['-C', repository, '-c', 'core.fsmonitor=false', 'ls-files', '-z', '--', ...folders],
    options: {
      cwd: dirname(process.execPath),
      env: { ...withoutRepository(process.env), GIT_ALLOW_PROTOCOL: 'none', GIT_LITERAL_PATHSPECS: '1' },
    },
  };
}

function trackedIn(
  repository: string,
  folders: readonly string[],
): Promise<Map<string, Set<string>> | undefined> {
  const { words, options } = trackedQuestion(repository, folders.length > MAX_NAMED ? ['.'] : folders);
  const limits = { timeout: GIT_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile('git', words, { ...options, ...limits }, (error, output) => {
      // no git, a repository that it does not trust, a folder that is gone: not known
      resolve(error ? undefined : byFolder(repository, output));
    });
  });
}

function withoutRepository(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, GIT_COMMON_DIR, ...rest } = environment;
  return rest;
}

function byFolder(repository: string, output: string): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const file of output.split('\0')) {
    if (file === '') continue;
    const path = join(repository, file);
    const names = folders.get(dirname(path)) ?? new Set();
    folders.set(dirname(path), names.add(basename(path)));
  }
  return folders;
}
