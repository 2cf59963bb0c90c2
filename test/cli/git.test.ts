import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { briefly, inFolder, needProgram, type RunOptions, sipLens, writeFiles } from './sip-lens';

const SECRET = '[a]\ntype=auth\nusername=a\npassword=Example-Passw0rd\n';

function git(folder: string, ...words: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
    cwd: folder,
    stdio: 'ignore',
  });
}

describe('what git tracks', () => {
  needProgram();

  const told = (folder: string, options: RunOptions = {}) =>
    briefly(sipLens(folder, ['check', '--level', 'info', '--format', 'unix'], options)).filter((line) =>
      line.endsWith('sip/clear-text-password'),
    );

  it('is asked: a password in a tracked file is told, in another one not', () => {
    inFolder({ 'pjsip.conf': SECRET, 'b/pjsip.conf': SECRET }, (folder) => {
      assert.deepEqual(told(folder), []);
      git(folder, 'init');
      git(folder, 'add', 'pjsip.conf');
      assert.deepEqual(told(folder), ['pjsip.conf:4:10 info sip/clear-text-password']);
    });
  });

  it('is asked of the repository that a link leads into', () => {
    inFolder({ 'real/etc/pjsip.conf': SECRET }, (folder) => {
      git(join(folder, 'real'), 'init');
      git(join(folder, 'real'), 'add', '.');
      symlinkSync('real/etc', join(folder, 'link'));
      assert.deepEqual(told(join(folder, 'link')), ['pjsip.conf:4:10 info sip/clear-text-password']);
    });
  });

  it('is asked of the file’s own repository, whatever the environment names', () => {
    inFolder({ 'a/pjsip.conf': SECRET, 'b/other.txt': '' }, (folder) => {
      for (const name of ['a', 'b']) {
        git(join(folder, name), 'init');
        git(join(folder, name), 'add', '.');
      }
      const environment = { GIT_DIR: join(folder, 'b/.git') };
      assert.equal(told(join(folder, 'a'), { environment }).length, 1);
    });
  });

  it('does not run what the repository names', () => {
    inFolder({ 'pjsip.conf': SECRET }, (folder) => {
      git(folder, 'init');
      git(folder, 'add', '.');
      writeFiles(folder, { 'spy.sh': '#!/bin/sh\ntouch ran\n' });
      git(folder, 'config', 'core.fsmonitor', 'sh ./spy.sh');
      assert.equal(told(folder).length, 1);
      assert.throws(() => execFileSync('ls', [join(folder, 'ran')], { stdio: 'ignore' }));
    });
  });
});
