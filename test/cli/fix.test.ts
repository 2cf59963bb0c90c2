import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { unifiedDiff } from '../../server/src/cli/fix/diff';
import { writeFile } from '../../server/src/cli/fix/write';
import { Random } from '../support/random';
import { itIsLinear } from '../support/work';
import { inFolder, needProgram, sipLens, writeFiles } from './sip-lens';

/** A line that Asterisk skips, which a safe fix makes a comment; and a misspelled option, whose fix is not safe. */
const TEXT = '[a]\ntype=aor\n# a comment of shells\nmax_contcts=1\n';
const FIXED = TEXT.replace('# a', '; a');

interface Case {
  readonly title: string;
  readonly before: Buffer | string;
  readonly after: Buffer | string;
  readonly args?: readonly string[];
}

const CASES: readonly Case[] = [
  { title: 'applies safe fixes and leaves the others', before: TEXT, after: FIXED },
  {
    title: '--rule applies the fixes of a rule too',
    before: TEXT,
    after: FIXED.replace('max_contcts', 'max_contacts'),
    args: ['--rule', 'asterisk/unknown-option'],
  },
  { title: '--dry-run changes nothing', before: TEXT, after: TEXT, args: ['--dry-run'] },
  { title: 'leaves a file without faults alone', before: '[a]\ntype=aor\n', after: '[a]\ntype=aor\n' },
  {
    title: 'keeps carriage returns',
    before: TEXT.replaceAll('\n', '\r\n'),
    after: FIXED.replaceAll('\n', '\r\n'),
  },
  { title: 'keeps a byte order mark', before: `\ufeff${TEXT}`, after: `\ufeff${FIXED}` },
  { title: 'keeps a missing last line end', before: TEXT.trimEnd(), after: FIXED.trimEnd() },
  {
    title: 'keeps every byte of Latin-1',
    before: Buffer.from(`; M\u00fcller \u0080\u00ff\n${TEXT}`, 'latin1'),
    after: Buffer.from(`; M\u00fcller \u0080\u00ff\n${FIXED}`, 'latin1'),
  },
  {
    title: 'keeps every byte of UTF-8',
    before: `; M\u00fcller \u{1f4de}\n${TEXT}`,
    after: `; M\u00fcller \u{1f4de}\n${FIXED}`,
  },
];

function bytes(content: Buffer | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

describe('sip-lens fix', () => {
  needProgram();

  for (const { title, before, after, args = [] } of CASES) {
    it(title, () => {
      inFolder({ 'pjsip.conf': before }, (folder) => {
        const run = sipLens(folder, ['fix', ...args]);
        assert.equal(run.code, 0, run.errors);
        assert.deepEqual(readFileSync(join(folder, 'pjsip.conf')), bytes(after));
        assert.deepEqual(readdirSync(folder), ['pjsip.conf'], 'nothing is left behind');
      });
    });
  }

  it('says what it did, and then that there is nothing left to do', () => {
    inFolder({ 'pjsip.conf': TEXT }, (folder) => {
      const { output } = sipLens(folder, ['fix']);
      assert.match(output, /^pjsip\.conf: 1 fix\n {2}3: .+ \(asterisk\/syntax\)\n$/);
      assert.equal(sipLens(folder, ['fix']).output, 'Nothing to fix.\n');
    });
  });

  for (const [what, mark] of [
    ['of a text', ''],
    ['of a text behind a byte order mark', '\ufeff'],
  ]) {
    it(`--dry-run prints a diff that git can apply, ${what}`, () => {
      inFolder({ 'etc/pjsip.conf': `${mark}${TEXT}` }, (folder) => {
        const { output } = sipLens(folder, ['fix', '--dry-run']);
        assert.match(output, /^--- a\/etc\/pjsip\.conf\n\+\+\+ b\/etc\/pjsip\.conf\n@@ -1,4 \+1,4 @@\n/);
        applyWithGit(folder, output);
        assert.equal(readFileSync(join(folder, 'etc/pjsip.conf'), 'utf8'), `${mark}${FIXED}`);
      });
    });
  }

  it('touches named files only', () => {
    inFolder({ 'a/pjsip.conf': TEXT, 'b/pjsip.conf': TEXT }, (folder) => {
      sipLens(folder, ['fix', 'b']);
      assert.equal(readFileSync(join(folder, 'a/pjsip.conf'), 'utf8'), TEXT);
      assert.equal(readFileSync(join(folder, 'b/pjsip.conf'), 'utf8'), FIXED);
    });
  });

  it('writes what a link leads to and keeps the link and the rights', () => {
    inFolder({ 'real/site.conf': TEXT }, (folder) => {
      const real = join(folder, 'real/site.conf');
      chmodSync(real, 0o640);
      symlinkSync('real/site.conf', join(folder, 'pjsip.conf'));
      const run = sipLens(folder, ['fix', 'pjsip.conf']);
      assert.equal(run.code, 0, run.errors);
      assert.ok(lstatSync(join(folder, 'pjsip.conf')).isSymbolicLink());
      assert.equal(readFileSync(real, 'utf8'), FIXED);
      assert.equal(statSync(real).mode & 0o777, 0o640);
    });
  });

  it('fixes what it can where a path is not there', () => {
    inFolder({ 'pjsip.conf': TEXT }, (folder) => {
      const run = sipLens(folder, ['fix', 'nowhere', 'pjsip.conf']);
      assert.equal(run.code, 2);
      assert.match(run.errors, /There is no file or folder nowhere/);
      assert.equal(readFileSync(join(folder, 'pjsip.conf'), 'utf8'), FIXED);
    });
  });
});

describe('writing a fixed file', () => {
  const file = (folder: string) => ({
    path: join(folder, 'pjsip.conf'),
    before: 'old\n',
    after: 'new\n',
    encoding: 'utf-8' as const,
  });

  it('refuses where the file changed meanwhile', () => {
    inFolder({ 'pjsip.conf': 'other\n' }, (folder) => {
      assert.equal(writeFile(file(folder)), 'it has changed since it was read');
      assert.equal(readFileSync(join(folder, 'pjsip.conf'), 'utf8'), 'other\n');
      assert.deepEqual(readdirSync(folder), ['pjsip.conf']);
    });
  });

  it('refuses where the file has gone', () => {
    inFolder({}, (folder) => {
      assert.ok(writeFile(file(folder)));
      assert.deepEqual(readdirSync(folder), []);
    });
  });

  it('refuses what the encoding cannot hold', () => {
    inFolder({ 'pjsip.conf': 'old\n' }, (folder) => {
      const reason = writeFile({ ...file(folder), after: 'n\u0119w\n', encoding: 'latin-1' });
      assert.match(reason ?? '', /"\u0119" has no place in it/);
    });
  });

  it('makes a file that was not there, for its owner and group', () => {
    inFolder({}, (folder) => {
      assert.equal(writeFile({ ...file(folder), before: undefined }), undefined);
      assert.equal(readFileSync(join(folder, 'pjsip.conf'), 'utf8'), 'new\n');
      assert.equal(statSync(join(folder, 'pjsip.conf')).mode & 0o777, 0o640);
    });
  });

  it('does not write over a file that came into its way', () => {
    inFolder({ 'pjsip.conf': 'mine\n' }, (folder) => {
      assert.ok(writeFile({ ...file(folder), before: undefined }));
      assert.equal(readFileSync(join(folder, 'pjsip.conf'), 'utf8'), 'mine\n');
    });
  });

  it('says why a folder cannot be written', () => {
    inFolder({}, (folder) => {
      mkdirSync(join(folder, 'gone'));
      assert.equal(
        writeFile({ ...file(folder), path: join(folder, 'gone/deeper/pjsip.conf'), before: undefined }),
        'its folder is gone',
      );
    });
  });
});

function applyWithGit(folder: string, diff: string): void {
  const { status, stderr } = spawnSync('git', ['apply', '--unidiff-zero', '--whitespace=nowarn', '-'], {
    cwd: folder,
    input: diff,
    encoding: 'utf8',
    env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
  });
  assert.equal(status, 0, `${stderr}\n${diff}`);
}

describe('unified diffs', () => {
  it('are empty where nothing differs', () => {
    assert.equal(unifiedDiff('x', 'a\n', 'a\n'), '');
    assert.equal(unifiedDiff('x', '', ''), '');
  });

  const pairs: readonly (readonly [before: string, after: string])[] = [
    ['a\n', 'b\n'],
    ['', 'a\nb\n'],
    ['a\nb\n', ''],
    ['a', 'a\n'],
    ['a\n', 'a'],
    ['a\r\nb\r\n', 'a\r\nc\r\n'],
    ['1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\nx\n3\n4\n5\n6\n7\ny\n9\n'],
    ['1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n', '0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n12\n'],
    ['x\nx\nx\ny\n', 'x\ny\nx\n'],
  ];
  for (const [before, after] of pairs) {
    it(`lead from ${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => assertLeads(before, after));
  }

  it('lead from any text to any other', () => {
    const random = new Random(7);
    for (let round = 0; round < 60; round++) {
      const lines = Array.from({ length: random.below(60) }, () => random.pick(['a', 'b', 'c', '', 'd=1']));
      const changed = lines.flatMap((line) => {
        const chance = random.below(12);
        return chance === 0 ? [] : chance === 1 ? [line, 'new'] : chance === 2 ? ['other'] : [line];
      });
      assertLeads(lines.map((line) => `${line}\n`).join(''), changed.map((line) => `${line}\n`).join(''));
    }
  }).timeout(60_000);

  itIsLinear(
    'take work in proportion to a file with scattered changes',
    (length) => {
      const lines = Array.from({ length }, (_, index) => `option${index}=value`);
      const changed = lines.map((line, index) => (index % 13 === 0 ? `${line}s` : line));
      return () => assert.ok(unifiedDiff('x', lines.join('\n'), changed.join('\n')).length > 10 * length);
    },
    5000,
  );
});

function assertLeads(before: string, after: string): void {
  if (before === after) return;
  inFolder({}, (folder) => {
    writeFiles(folder, { 'x.conf': before });
    applyWithGit(folder, unifiedDiff('x.conf', before, after));
    assert.equal(readFileSync(join(folder, 'x.conf'), 'utf8'), after);
  });
}
