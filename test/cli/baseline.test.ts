import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { briefly, inFolder, needProgram, sipLens } from './sip-lens';

const BAD = '[alice]\ntype=endpoint\ncolour=red\n';

describe('sip-lens check --baseline', () => {
  needProgram();

  /** Makes a baseline of \`before\`, then checks \`after\` against it. */
  function afterwards(before: string, after: string): string[] {
    return inFolder({ 'pjsip.conf': before }, (folder) => {
      const made = sipLens(folder, ['check', '--write-baseline', 'known.json']);
      assert.equal(made.code, 0, made.errors);
      assert.match(made.errors, /known\.json holds \d+ findings? now\./);
      assert.equal(made.output, '');
      writeFileSync(join(folder, 'pjsip.conf'), after);
      const run = sipLens(folder, ['check', '--format', 'unix', '--baseline', 'known.json']);
      assert.equal(run.code, briefly(run).length > 0 ? 1 : 0, run.errors);
      return briefly(run);
    });
  }

  const cases: readonly { title: string; before: string; after: string; left: readonly string[] }[] = [
    { title: 'leaves out what it holds', before: BAD, after: BAD, left: [] },
    { title: 'does not mind that lines move', before: BAD, after: `; new\n\n${BAD}`, left: [] },
    {
      title: 'does not mind blanks',
      before: BAD,
      after: BAD.replace('colour=red', '  colour=red  '),
      left: [],
    },
    {
      title: 'tells what is new',
      before: BAD,
      after: `${BAD}flavour=sweet\n`,
      left: ['pjsip.conf:4:1 error asterisk/unknown-option'],
    },
    {
      title: 'tells when the line is another one',
      before: BAD,
      after: BAD.replace('red', 'blue'),
      left: ['pjsip.conf:3:1 error asterisk/unknown-option'],
    },
    {
      title: 'stands for as many findings as it holds',
      before: BAD,
      after: BAD + BAD.replace('alice', 'bob'),
      left: ['pjsip.conf:6:1 error asterisk/unknown-option'],
    },
  ];
  for (const { title, before, after, left } of cases)
    it(title, () => assert.deepEqual(afterwards(before, after), left));

  it('says in its summary how many it leaves out', () => {
    inFolder({ 'pjsip.conf': BAD }, (folder) => {
      sipLens(folder, ['check', '--write-baseline', 'known.json']);
      const { output } = sipLens(folder, ['check', '--baseline', 'known.json']);
      assert.match(output, /^No findings in 1 file\. 1 finding in the baseline\.\n$/);
    });
  });

  it('is a file that people can review', () => {
    inFolder({ 'etc/pjsip.conf': BAD }, (folder) => {
      sipLens(folder, ['check', '--write-baseline', 'known.json']);
      assert.deepEqual(JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')), {
        version: 1,
        findings: [{ rule: 'asterisk/unknown-option', path: 'etc/pjsip.conf', line: 'colour=red' }],
      });
    });
  });

  const broken = [
    '',
    'null',
    '{}',
    '[]',
    '{"version":2,"findings":[]}',
    '{"version":1,"findings":[{"rule":1}]}',
  ];
  for (const text of broken) {
    it(`refuses ${text || 'an empty file'}`, () => {
      inFolder({ 'known.json': text }, (folder) => {
        const run = sipLens(folder, ['check', '--baseline', 'known.json']);
        assert.equal(run.code, 2);
        assert.match(run.errors, /known\.json is no baseline\./);
      });
    });
  }

  it('cannot be written where there is no folder', () => {
    inFolder({ 'pjsip.conf': BAD }, (folder) => {
      const run = sipLens(folder, ['check', '--write-baseline', 'no/where.json']);
      assert.equal(run.code, 2);
      assert.match(run.errors, /no\/where\.json cannot be written\./);
    });
  });
});
