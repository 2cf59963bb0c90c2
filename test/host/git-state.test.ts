import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileUri, nodeHost } from '../../server/src/host/node';

function git(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

describe('the state of git', () => {
  let folder = '';
  const path = (name: string) => join(folder, name);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sip-lens-git-'));
    git(folder, 'init', '--quiet');
    writeFileSync(path('tracked.conf'), '');
    writeFileSync(path('other.conf'), '');
    git(folder, 'add', 'tracked.conf');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('tells the files that are tracked', async () => {
    const state = nodeHost().git;
    assert.equal(state.isTracked(fileUri(path('tracked.conf'))), undefined);
    assert.equal(await state.refresh([fileUri(path('tracked.conf'))]), true);
    assert.equal(state.isTracked(fileUri(path('tracked.conf'))), true);
    assert.equal(state.isTracked(fileUri(path('other.conf'))), false);
  });

  it('is read without running a program that the repository names', async () => {
    const watcher = path('watch.sh');
    const trace = path('was-run');
    writeFileSync(watcher, `#!/bin/sh\ntouch '${trace}'\nexit 1\n`, { mode: 0o755 });
    git(folder, 'config', 'core.fsmonitor', watcher);
    git(folder, 'ls-files');
    assert.ok(existsSync(trace), 'git runs it when it is asked as usual');
    rmSync(trace);
    const state = nodeHost().git;
    await state.refresh([fileUri(path('tracked.conf'))]);
    assert.equal(state.isTracked(fileUri(path('tracked.conf'))), true);
    assert.ok(!existsSync(trace));
  });
});
