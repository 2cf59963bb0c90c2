import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emulator, type EmulatorOptions, type Key } from '../emulator';
import { assertNoLeak } from '../support/planted';
import { type Files, PROGRAM, type Run, writeFiles } from './sip-lens';

export const ACCOUNT = 'AC00000000000000000000000000000001';

/** A folder, and an emulator of Twilio that the program is pointed to. */
export class Stage {
  private constructor(
    readonly folder: string,
    readonly emulator: Emulator,
  ) {}

  static async open(options: EmulatorOptions, files: Files = {}): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'sip-lens-registry-'));
    writeFiles(folder, files);
    return new Stage(folder, await Emulator.start(options));
  }

  async close(): Promise<void> {
    await this.emulator.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  text(name = 'twilio.registry.yaml'): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  write(files: Files): void {
    writeFiles(this.folder, files);
  }

  /** The variables for a key; the first main key of US1 when left out. */
  variables(key: Key = this.emulator.key()): Record<string, string> {
    return {
      TWILIO_ACCOUNT_SID: key.accountSid,
      TWILIO_API_KEY: key.username,
      TWILIO_API_SECRET: key.secret,
      TWILIO_REGION: key.region,
      SIP_LENS_TWILIO_EMULATOR: this.emulator.url,
    };
  }

  /** Runs `sip-lens registry …` without a terminal. The emulator lives in this process, so nothing may wait for it. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
    const { variables = this.variables(), interruptAfter } = options;
    const child = spawn(process.execPath, [PROGRAM, 'registry', ...args], {
      cwd: this.folder,
      env: { ...bareEnvironment(), HOME: this.folder, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, errors]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    interruptAfter?.then(() => child.kill('SIGINT'));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const run = { code, output: output.join(''), errors: errors.join('') };
    this.assertNoLeak(run);
    return run;
  }

  /** No secret of the tests is in what the program printed or wrote. */
  private assertNoLeak({ output, errors }: Run): void {
    assertNoLeak(output, 'standard output');
    assertNoLeak(errors, 'standard error');
    for (const name of readdirSync(this.folder).filter((each) => /registry|\.json$/.test(each)))
      if (statSync(join(this.folder, name)).isFile()) assertNoLeak(this.text(name), name);
  }
}

interface RunOptions {
  readonly variables?: Readonly<Record<string, string>>;
  /** Ctrl+C when this is done. */
  readonly interruptAfter?: Promise<unknown>;
}

/** Neither the keys nor the colours of whoever runs the tests. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(?:TWILIO_|SIP_LENS_TWILIO|NO_COLOR$|FORCE_COLOR$|COLUMNS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
