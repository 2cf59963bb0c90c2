import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { briefly, inFolder, needProgram, type Run, sipLens } from './sip-lens';

const BAD = '[alice]\ntype=endpoint\ncolour=red\n';
const GOOD_FINDING = 'good/pjsip.conf:3:1 error asterisk/unknown-option';
const HUGE = 100 * 1024 * 1024;

interface Case {
  readonly title: string;
  /** Makes \`bad/pjsip.conf\` below the folder. */
  make(path: string): void;
  readonly says: RegExp;
  /** Exit code where the folder is checked, and where the file is named. */
  readonly codes: readonly [found: number, named: number];
}

const CASES: readonly Case[] = [
  {
    title: 'a file of 100 MB',
    make(path) {
      writeFileSync(path, '');
      truncateSync(path, HUGE);
    },
    says: /bad\/pjsip\.conf: The file has 100 MiB, and the limit is 16 MiB/,
    codes: [1, 2],
  },
  {
    title: 'a binary file',
    make: (path) => writeFileSync(path, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1])),
    says: /bad\/pjsip\.conf: The file holds NUL bytes and so is no text/,
    codes: [1, 2],
  },
  {
    title: 'a link to a folder',
    make: (path) => symlinkSync('.', path),
    says: /bad\/pjsip\.conf: The file cannot be read: it is a folder/,
    codes: [2, 2],
  },
  {
    title: 'a link to itself',
    make: (path) => symlinkSync('pjsip.conf', path),
    says: /bad\/pjsip\.conf/,
    codes: [2, 2],
  },
];

describe('files that cannot be checked', () => {
  needProgram();

  /** The time is what a hang would show in; a slow machine needs seconds. */
  const atOnce = 60_000;

  function checked(make: Case['make'], paths: readonly string[]): Run {
    return inFolder({ 'good/pjsip.conf': BAD, 'bad/note.txt': '' }, (folder) => {
      make(join(folder, 'bad/pjsip.conf'));
      return sipLens(folder, ['check', '--format', 'unix', ...paths]);
    });
  }

  for (const { title, make, says, codes } of CASES) {
    it(`${title} does not keep the others from being checked`, () => {
      const run = checked(make, []);
      assert.deepEqual(briefly(run), [GOOD_FINDING]);
      assert.match(run.errors, says);
      assert.equal(run.code, codes[0], run.errors);
    }).timeout(atOnce);

    it(`${title} that was named was not done as asked`, () => {
      const run = checked(make, ['bad/pjsip.conf', 'good']);
      assert.deepEqual(briefly(run), [GOOD_FINDING]);
      assert.equal(run.code, codes[1], run.errors);
    }).timeout(atOnce);
  }

  it('a named pipe is not waited for', () => {
    const pipe = (path: string): void => {
      execFileSync('mkfifo', [path]);
    };
    assert.deepEqual(briefly(checked(pipe, [])), [GOOD_FINDING]);
    const named = checked(pipe, ['bad/pjsip.conf']);
    assert.equal(named.code, 2);
    assert.match(named.errors, /it is not a regular file/);
  }).timeout(atOnce);

  it('what was left out is a finding where informations are listed', () => {
    inFolder({ 'pjsip.conf': Buffer.from([0, 1]) }, (folder) => {
      const run = sipLens(folder, ['check', '--format', 'unix', '--level', 'info']);
      assert.deepEqual(briefly(run), ['pjsip.conf:1:1 info internal/file-too-large']);
      assert.equal(run.errors, '');
      const off = ['--rule', 'internal/file-too-large=off'];
      assert.deepEqual(
        briefly(sipLens(folder, ['check', '--format', 'unix', '--level', 'info', ...off])),
        [],
      );
    });
  });

  it('Latin-1 is checked like any other text', () => {
    inFolder(
      { 'pjsip.conf': Buffer.from('[m\u00fcller]\ntype=endpoint\ncolour=r\u00f6t\n', 'latin1') },
      (folder) => {
        const run = sipLens(folder, ['check', '--format', 'unix']);
        assert.deepEqual(briefly(run), ['pjsip.conf:3:1 error asterisk/unknown-option']);
      },
    );
  });
});
