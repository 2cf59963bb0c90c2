import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newPassword } from '../../host/new-password';
import { filePath } from '../../host/node';
import type { HostInfo } from '../../rules/environment';

const GIT_TIMEOUT_MS = 20_000;
const MAX_GIT_OUTPUT = 512 * 1024 * 1024;

/** The world outside as one run sees it. Git is asked once for each repository, and only when a rule wants to know. */
export class CommandLineEnvironment implements HostInfo {
  private readonly repositories = new Map<string, string | undefined>();
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
    const repository = this.repositoryOf(dirname(path));
    if (repository === undefined) return undefined;
    if (!this.tracked.has(repository)) this.tracked.set(repository, trackedFiles(repository));
    return this.tracked.get(repository)?.has(path);
  }

  private repositoryOf(folder: string): string | undefined {
    if (this.repositories.has(folder)) return this.repositories.get(folder);
    const parent = dirname(folder);
    const found = existsSync(join(folder, '.git'))
      ? folder
      : parent === folder
        ? undefined
        : this.repositoryOf(parent);
    this.repositories.set(folder, found);
    return found;
  }
}

/**
 * Undefined where git is not installed or does not answer. It is asked without letting the repository run or fetch anything,
 * as in host/node.ts.
 */
function trackedFiles(repository: string): ReadonlySet<string> | undefined {
  const question = ['-C', repository, '-c', 'core.fsmonitor=false', 'ls-files', '-z'];
  try {
    const output = execFileSync('git', question, {
      cwd: dirname(process.execPath),
      env: { ...process.env, GIT_ALLOW_PROTOCOL: 'none' },
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
