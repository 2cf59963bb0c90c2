import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';

const dist = join(__dirname, '../../../dist/server');

/** What starts the server, as arguments of Node. */
export const PROGRAMS = {
  bundle: [join(dist, 'main.js'), '--stdio'],
  commandLine: [join(dist, 'cli.js'), 'lsp', '--stdio'],
} as const;

/** The server's process and all that it wrote. */
export class Program {
  readonly process: ChildProcessWithoutNullStreams;
  private readonly output: Buffer[] = [];
  private readonly errorOutput: Buffer[] = [];
  private code: number | null | undefined;

  constructor(args: readonly string[]) {
    this.process = spawn(process.execPath, args, { stdio: 'pipe' });
    this.process.stdout.on('data', (data: Buffer) => this.output.push(data));
    this.process.stderr.on('data', (data: Buffer) => this.errorOutput.push(data));
    this.process.on('exit', (code) => {
      this.code = code;
    });
    // it may end while we still write
    this.process.stdin.on('error', () => undefined);
  }

  /** Every message that it sent, as the bytes said it. */
  get transcript(): string {
    return Buffer.concat(this.output).toString();
  }

  get errors(): string {
    return Buffer.concat(this.errorOutput).toString();
  }

  get isRunning(): boolean {
    return this.code === undefined;
  }

  /** The exit code, when it has ended; null where a signal ended it. */
  async ended(): Promise<number | null> {
    if (this.code === undefined) await new Promise((resolve) => this.process.once('close', resolve));
    return this.code ?? null;
  }
}
