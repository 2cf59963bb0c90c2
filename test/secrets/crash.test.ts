import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needProgram } from '../cli/sip-lens';
import { PROGRAMS } from '../server/support';
import { assertNoLeak, planted } from '../support/planted';

/** Ways in which an error can get out of everything, with a message that quotes a file or a request. */
const CRASHES = {
  'a timer throws': 'setTimeout(() => { throw new TypeError(quoted); }, 50)',
  'a promise nobody waits for is rejected':
    'setTimeout(() => { Promise.reject(new RangeError(quoted)); }, 50)',
  'a text is thrown': 'setTimeout(() => { throw quoted; }, 50)',
  'an object with the request is thrown':
    'setTimeout(() => { throw Object.assign(new Error(quoted), { config: { headers: quoted }, cause: new Error(quoted) }); }, 50)',
} as const;

const PROGRAM = {
  'the language server': PROGRAMS.bundle,
  'sip-lens lsp': PROGRAMS.commandLine,
  'sip-lens check': [PROGRAMS.commandLine[0], 'check', '.'],
};

describe('a crash tells no secret', () => {
  needProgram();

  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sip-lens-crash-'));
    writeFileSync(join(folder, 'pjsip.conf'), '[a]\ntype = aor\n');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [program, words] of Object.entries(PROGRAM)) {
    for (const [name, code] of Object.entries(CRASHES)) {
      it(`${program}: ${name}`, async () => {
        const quoted = `at line 3: password=${planted.sipPassword}\n    at ${planted.sipPassword} (a:1:1)\n${planted.keySecret}`;
        const preload = join(folder, 'crash.cjs');
        writeFileSync(preload, `const quoted = ${JSON.stringify(quoted)};\n${code};\n`);
        const { exit, output } = await run(['--require', preload, ...words], folder);
        assert.notEqual(exit, 0);
        assert.match(output, /^sip-lens failed .*Please report this with what you (did|called):$/m);
        assertNoLeak(output, 'what it left behind');
      });
    }
  }
});

/** Standard input stays open, as an editor keeps it. */
function run(words: readonly string[], cwd: string): Promise<{ exit: number | null; output: string }> {
  const child = spawn(process.execPath, words, { cwd, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, output }));
  });
}
