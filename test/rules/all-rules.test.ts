import assert from 'node:assert/strict';
import { allRules } from '../../server/src/rules';
import type { AnyRule, Example } from '../../server/src/rules/rule';
import { CheckedWorkspace } from '../support/checked-workspace';
import { type FixtureText, ruleFixtures } from '../support/fixture/folders';

const fixtures = ruleFixtures();

/**
 * No file alone shows these: a rule that throws (see internal/rule-failed.test.ts), a size limit, an editor (see
 * test/server/unreadable.test.ts).
 */
const WITHOUT_EXAMPLE: readonly string[] = [
  'internal/rule-failed',
  'internal/file-too-large',
  'internal/not-utf-8',
];
const WITHOUT_FIXTURE: readonly string[] = ['internal/rule-failed', 'internal/not-utf-8'];

function marks({ files }: FixtureText['cases'][number], rule: string): number {
  return files.flatMap((file) => file.marks).filter((mark) => mark.rule === rule).length;
}

/** Their names are promises: in every case of `fires` the rule fires, and in no other one. */
function assertFixtures({ id }: AnyRule): void {
  const own = fixtures.filter((fixture) => fixture.rule === id);
  for (const kind of ['fires', 'silent', 'unknown']) {
    const texts = own.filter(({ name }) => name === kind || name.startsWith(`${kind}-`));
    const cases = texts.flatMap((text) => text.cases);
    assert.ok(cases.length > 0, `test/fixtures/rules/${id}/${kind}.txt is missing or empty`);
    for (const each of cases) {
      const isMarked = marks(each, id) > 0;
      assert.equal(isMarked, kind === 'fires', `${kind}*.txt, "${each.title}": marks of ${id}`);
    }
  }
}

async function firedBy({ files, registry, tracked, live, alerts }: Example): Promise<readonly string[]> {
  const contents = new Map(Object.entries(files).map(([path, text]) => [path.replace(/^\/?/, '/'), text]));
  if (registry !== undefined) contents.set('/twilio.registry.yaml', registry);
  const options = { live, alerts, ...(tracked ? { tracked: tracked.map((path) => `/${path}`) } : {}) };
  return (await CheckedWorkspace.of(contents, options)).all().map(({ rule }) => rule);
}

describe('every rule', () => {
  it('has an id of its own', () => {
    const ids = allRules.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    for (const id of ids) assert.match(id, /^[a-z]+\/[a-z0-9-]+$/);
  });

  it('is named by every folder of fixtures', () => {
    const ids = new Set(allRules.map(({ id }) => id));
    assert.deepEqual(
      [...new Set(fixtures.map(({ rule }) => rule))].filter((rule) => !ids.has(rule)),
      [],
    );
  });
});

for (const rule of allRules) {
  describe(rule.id, () => {
    it('has a title that is one sentence, and says why it matters', () => {
      assert.match(rule.title, /^[A-Z`].*[^.]$/);
      assert.ok(rule.docs.why.length > 60);
    });

    if (!WITHOUT_FIXTURE.includes(rule.id)) {
      it('has fixtures in which it fires, stays silent and does not know', () => assertFixtures(rule));
    }
    if (WITHOUT_EXAMPLE.includes(rule.id)) return;

    it('finds what its documentation calls invalid', async () => {
      assert.ok(rule.docs.invalid.length > 0);
      for (const example of rule.docs.invalid) assert.ok((await firedBy(example)).includes(rule.id));
    });

    it('is silent where its documentation says valid', async () => {
      assert.ok(rule.docs.valid.length > 0);
      for (const example of rule.docs.valid) assert.ok(!(await firedBy(example)).includes(rule.id));
    });
  });
}
