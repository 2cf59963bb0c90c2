import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { commands } from 'vscode';
import { allowCrashes, extension, finding, open, until } from '../workbench';

/** The language server's process: the child of this extension host that runs its bundle. */
function serverProcess(): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = pids.find((pid) => {
    const parent = /^PPid:\t(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1];
    return parent === String(process.pid) && /dist\/server\/main\.js/.test(read(`/proc/${pid}/cmdline`));
  });
  assert.ok(found, 'the server is not running');
  return Number(found);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (_gone) {
    return '';
  }
}

describe('the server', () => {
  it('is started anew by a command, and finds again what it found', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    const sipLens = await extension();
    const before = sipLens.starts();
    const pid = serverProcess();
    await commands.executeCommand('sipLens.restartServer');
    assert.equal(sipLens.starts(), before + 1);
    assert.notEqual(serverProcess(), pid);
    await finding(document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
  });

  it('is started again when it stops by itself', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    const sipLens = await extension();
    const before = sipLens.starts();
    allowCrashes(1);
    process.kill(serverProcess(), 'SIGKILL');
    await until('the server runs again', () => sipLens.starts() === before + 1 || undefined);
    await finding(document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
  });
});
