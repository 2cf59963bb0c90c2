import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the emulator answers below /emulator, as far as it is looked at. */
interface Controlled {
  readonly keys?: readonly { readonly kind: string; readonly secret: string }[];
  readonly faults?: readonly { readonly kind: string }[];
  readonly username?: string;
}

/** The emulator as `npm run emulator` starts it. */
class Running {
  output = '';
  readonly #child: ChildProcess;

  constructor(args: readonly string[]) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'test/emulator/main.ts', ...args], {
      cwd: root,
      env: { ...process.env, SIP_LENS_EMULATOR_VIOLATIONS: '' },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
  }

  /** Waits for a line that the expression finds something in. */
  async saying(expression: RegExp): Promise<string> {
    while (!expression.test(this.output)) {
      assert.equal(this.#child.exitCode, null, this.output);
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), once(this.#child, 'exit')]);
    }
    return expression.exec(this.output)?.[1] ?? '';
  }

  async end(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.exited();
  }

  async exited(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'close');
    return this.#child.exitCode;
  }
}

describe('npm run emulator', () => {
  it('serves the samples, prints its keys, and is led by HTTP', async () => {
    const running = new Running(['--port', '0', '--fault', '503; path=/v1/Trunks; times=1']);
    const url = await running.saying(/on (http:\/\/127\.0\.0\.1:\d+)[\s\S]*Ctrl\+C/);
    const [, sid, username, secret] = /(AC\w{32}) +us1 +main +(SK\w{32}) +(\S+)/.exec(running.output) ?? [];
    assert.ok(sid && username && secret);
    const control = async (method: string, path: string, body?: string): Promise<Controlled> =>
      JSON.parse(await (await fetch(`${url}/emulator/${path}`, { method, body })).text());
    const { keys = [] } = await control('GET', 'keys');
    assert.equal(keys.find(({ kind }) => kind === 'main')?.secret, secret);
    assert.equal((await control('GET', 'faults')).faults?.length, 1);
    await control('DELETE', 'faults');
    const { faults = [] } = await control('POST', 'faults', '429; path=/SIP/Domains');
    assert.deepEqual(
      faults.map(({ kind }) => kind),
      ['429'],
    );
    assert.deepEqual(await control('GET', 'requests'), { requests: [], maxInFlight: 0 });
    const seed = JSON.stringify({ accountSid: sid, kind: 'restricted', permissions: [] });
    const made = await control('POST', 'keys', seed);
    assert.deepEqual(await control('DELETE', `keys/${made.username}`), { revoked: true });
    assert.deepEqual(await control('GET', 'violations'), { violations: [] });
    assert.equal(await running.end(), 0);
  });

  it('ends with 1 and says why where its users broke the contract', async () => {
    const running = new Running(['--port', '0']);
    const url = await running.saying(/on (http:\/\/127\.0\.0\.1:\d+)[\s\S]*Ctrl\+C/);
    await assert.rejects(fetch(`${url}/2010-04-01/Accounts.json`));
    assert.equal(await running.end(), 1);
    assert.match(running.output, /127\.0\.0\.1:\d+ is no host of Twilio's REST API/);
  });

  const mistakes: readonly [string[], RegExp][] = [
    [['--key', 'golden'], /"golden" is no kind of key/],
    [['--key', 'main; region=eu1'], /one of the regions us1, ie1, au1/],
    [['--fault', '418'], /"418" is no fault/],
    [['--seed', 'package.json'], /The seed is no valid registry file: line \d+: /],
    [['--speed', '9'], /Unknown option '--speed'/],
  ];
  for (const [args, expected] of mistakes) {
    it(`refuses ${args.join(' ')}`, async () => {
      const running = new Running(args);
      assert.equal(await running.exited(), 2);
      assert.match(running.output, expected);
      assert.match(running.output, /Usage: npm run emulator/);
    });
  }
});
