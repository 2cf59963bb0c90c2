import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Files = Readonly<Record<string, string | Buffer>>;

/** A folder on the disk that is there until the end of its test. */
export class Site {
  readonly folder: string;

  constructor(files: Files = {}, name = 'site') {
    const parent = realpathSync(mkdtempSync(join(tmpdir(), 'sip-lens-server-')));
    this.folder = join(parent, name);
    mkdirSync(this.folder);
    this.write(files);
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  /** Of the folder itself without a path; without slash at the end. */
  uri(path = ''): string {
    return pathToFileURL(this.path(path)).href.replace(/\/$/, '');
  }

  write(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path(path)), { recursive: true });
      writeFileSync(this.path(path), content);
    }
  }

  remove(path: string): void {
    rmSync(this.path(path), { recursive: true });
  }

  git(...args: string[]): void {
    const { status, stderr } = spawnSync('git', ['-C', this.folder, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  }

  dispose(): void {
    rmSync(dirname(this.folder), { recursive: true, force: true });
  }
}
