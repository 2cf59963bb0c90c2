import assert from 'node:assert/strict';
import { type Fault, judgeUnit, type Verdict } from '../../../../server/src/dialects/asterisk/judge';
import { caseObjects, readCaseFiles } from './case-files';

const WORDS = new Map<Verdict['loads'], string>([
  [true, 'loads'],
  [false, 'dropped'],
  [null, 'unknown'],
]);

/** The rules that accuse: what cannot be known accuses nobody. */
function rulesOf(faults: readonly Fault[]): string[] {
  return [...new Set(faults.filter(({ effect }) => effect !== 'unknown').map(({ rule }) => rule))].sort();
}

describe('what Asterisk does with a section', () => {
  for (const file of readCaseFiles()) {
    describe(file.name, () => {
      const objects = caseObjects(file);
      const verdicts = judgeUnit(objects.map(({ object }) => object));
      for (const [index, { object, section }] of objects.entries()) {
        const { loads, faults } = verdicts[index] ?? assert.fail();
        it(`${object.id} ${section.expected} ${section.rules.join(' ')}`, () => {
          assert.equal(WORDS.get(loads), section.expected, faults.map(({ message }) => message).join('\n'));
          assert.deepEqual(rulesOf(faults), [...section.rules].sort());
        });
      }

      it('says what each section is, and nothing of sections that are none', () => {
        for (const section of file.sections) {
          const known = objects.some((object) => object.section === section);
          assert.equal(known, section.expected !== undefined, section.id);
        }
      });
    });
  }
});

describe('the messages of the judge', () => {
  const faults = readCaseFiles().flatMap((file) => {
    const objects = caseObjects(file).map(({ object }) => object);
    return judgeUnit(objects).flatMap((verdict, index) =>
      verdict.faults.map((fault) => ({ fault, settings: objects[index]?.settings ?? [] })),
    );
  });

  it('say what is wrong, why it matters and what to do', () => {
    for (const { fault } of faults) {
      assert.match(fault.message, /^\S.*\. [A-Z].*\. [A-Z].*\.$/, fault.message);
      assert.doesNotMatch(fault.message, /\.\.|\s\s|undefined/, fault.message);
    }
  });

  it('never show a password or a digest', () => {
    let count = 0;
    for (const { fault, settings } of faults) {
      const secrets = settings.filter(({ name }) => /password|md5_cred|secret|token/i.test(name));
      for (const { value } of secrets) {
        if (value.length <= 3) continue;
        count++;
        assert.ok(!fault.message.includes(value), fault.message);
      }
    }
    assert.ok(count > 5, `${count} secrets`);
  });

  it('stand at a setting, or name the option that is missing, or the object that is the cause', () => {
    for (const { fault, settings } of faults) {
      if (fault.setting !== undefined) assert.ok(settings[fault.setting], fault.message);
      else assert.ok(fault.option !== undefined || fault.cause !== undefined, fault.message);
      for (const other of fault.others ?? []) assert.ok(settings[other], fault.message);
    }
  });
});
