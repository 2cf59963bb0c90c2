import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { newPassword } from '../../host/new-password';
import { filePath } from '../../host/node';
import { repositoryOf, trackedQuestion } from '../../host/node-git';
import type { HostInfo } from '../../rules/environment';

const GIT_TIMEOUT_MS = 20_000;
const MAX_GIT_OUTPUT = 512 * 1024 * 1024;

/** The world outside as one run sees it. Git is asked once for each repository, and only when a rule wants to know. */
export class CommandLineEnvironment implements HostInfo {
  private readonly folders = new Map<string, string>();
  private readonly repositories = new Map<string, string>();
  private readonly tracked = new Map<string, ReadonlySet<string> | undefined>();
  private readonly started = Date.now();

  constructor(
    readonly publicAddresses: readonly string[],
    readonly registryStaleDays: number,
  ) {}

  now(): number {
    return this.started;
  }

  newPassword(): string {
    return newPassword();
  }

  isTracked(uri: string): boolean | undefined {
    const path = filePath(uri);
    const folder = this.realFolder(dirname(path));
    const repository = repositoryOf(folder, this.repositories);
    if (repository === '') return undefined;
    if (!this.tracked.has(repository)) this.tracked.set(repository, trackedFiles(repository));
    return this.tracked.get(repository)?.has(join(folder, basename(path)));
  }

  /** A link may lead into a repository. */
  private realFolder(folder: string): string {
    let real = this.folders.get(folder);
    if (real === undefined) {
      real = realPath(folder);
      this.folders.set(folder, real);
    }
    return real;
  }
}

function realPath(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch (_gone) {
    return folder;
  }
}

/** Undefined where git is not installed or does not answer. */
function trackedFiles(repository: string): ReadonlySet<string> | undefined {
  const { words, options } = trackedQuestion(repository, ['.']);
  try {
    const output = execFileSync('git', words, {
      ...options,
      encoding: 'utf8',
      timeout: GIT_TIMEOUT_MS,
      maxBuffer: MAX_GIT_OUTPUT,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return new Set(output.split('\0').map((path) => join(repository, path)));
  } catch (_noAnswer) {
    return undefined;
  }
}
