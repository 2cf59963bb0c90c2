import assert from 'node:assert/strict';
import { CheckedWorkspace, uriOf } from '../support/checked-workspace';
import { checkOptions } from '../support/fixture/check';
import type { Fixture } from '../support/fixture/fixture';
import { ruleFixtures } from '../support/fixture/folders';
import { applyEdit, randomEdit } from '../support/mutate';
import { Random } from '../support/random';
import { randomXmlEdit } from '../syntax/xml/mutate';
import { describeAll } from './edit-script';

const EDITS = 3;

/** Files that a PBX reads: a registry is read again by those who own it. */
function isEditable({ path }: { path: string }): boolean {
  return /(pjsip\w*|extensions)\.conf$|\.xml$/.test(path);
}

/** What was taken for something goes on as that while it is edited, whatever is in it then. */
function takeAs(fresh: CheckedWorkspace, { workspace }: CheckedWorkspace, paths: readonly string[]): void {
  for (const uri of paths.map(uriOf)) {
    const recognised = workspace.recognised(uri);
    if (recognised) fresh.workspace.consider(uri, recognised);
    else fresh.workspace.forsake(uri);
  }
  fresh.checker.settle();
}

async function checkEdits(fixture: Fixture, seed: number): Promise<void> {
  const { files, options } = fixture;
  const random = new Random(seed);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const paths = files.filter(isEditable).map(({ path }) => path);
  if (paths.length === 0 || options.get('typing') === 'off') return;
  const checked = await CheckedWorkspace.of(texts, checkOptions(fixture));
  for (const path of paths) checked.workspace.open(uriOf(path), texts.get(path) ?? '', 0);
  checked.checker.settle();
  for (let step = 1; step <= EDITS; step++) {
    const path = random.pick(paths);
    const before = texts.get(path) ?? '';
    const edit = path.endsWith('.xml') ? randomXmlEdit(random, before) : randomEdit(random, before);
    const after = applyEdit(before, edit);
    const window = { start: edit.start, oldEnd: edit.end, newEnd: edit.start + edit.newText.length };
    texts.set(path, after);
    checked.workspace.edit(uriOf(path), after, window, step);
    checked.checker.settle();
    const fresh = await CheckedWorkspace.of(texts, checkOptions(fixture));
    takeAs(fresh, checked, paths);
    assert.deepEqual(
      describeAll(checked.all()),
      describeAll(fresh.all()),
      `${path}: ${JSON.stringify(edit)}`,
    );
  }
}

describe('random edits of the fixtures of rules', () => {
  let seed = 1;
  for (const { rule, name, cases } of ruleFixtures()) {
    for (const fixture of cases) {
      const own = seed++;
      it(`give the findings of a fresh start: ${rule}, ${name}, ${fixture.title}`, () =>
        checkEdits(fixture, own)).timeout(20_000);
    }
  }
});
