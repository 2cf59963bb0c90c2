import assert from 'node:assert/strict';
import { FindingStore } from '../../../server/src/diagnostics/finding-store';
import { UnitChecker } from '../../../server/src/diagnostics/unit-checker';
import { NO_CHANGE, type Subject } from '../../../server/src/dialects/dialect';
import { allRules } from '../../../server/src/rules';
import { type AnyRule, rule } from '../../../server/src/rules/rule';
import { RuleRunner } from '../../../server/src/rules/runner';
import { CheckedWorkspace, uriOf } from '../../support/checked-workspace';

const SECRET = 'Example-Passw0rd';

const throwing: AnyRule = rule({
  id: 'asterisk/throws',
  title: 'Throws',
  severity: 'error',
  on: 'asterisk.object',
  docs: { why: '', invalid: [], valid: [] },
  check() {
    throw new TypeError(`cannot read ${SECRET}`);
  },
});

describe('a rule that throws', () => {
  const files = new Map([
    ['/pjsip.conf', '[alice]\ntype = endpoint\n[bob]\ntype = endpoint\ncolour = red\n'],
  ]);

  it('is a finding at the object, and the others run', async () => {
    const checked = await CheckedWorkspace.of(files, { rules: [throwing, ...allRules] });
    const found = checked.all().map(({ rule: id, at, severity }) => [id, severity, at.range.start.line]);
    assert.deepEqual(found, [
      ['internal/rule-failed', 'info', 0],
      ['asterisk/unknown-option', 'error', 4],
    ]);
  });

  it('tells the kind of the error, and nothing that it quotes', async () => {
    const checked = await CheckedWorkspace.of(files, { rules: [throwing] });
    const [finding] = checked.all();
    assert.match(finding?.message ?? '', /asterisk\/throws failed here \(TypeError\)/);
    assert.ok(!finding?.message.includes(SECRET));
  });

  it('is gone with the object', async () => {
    const checked = await CheckedWorkspace.of(new Map([['/pjsip.conf', '; nothing\n']]), {
      rules: [throwing],
    });
    assert.deepEqual(checked.all(), []);
  });
});

describe('an object whose meaning cannot be worked out', () => {
  it('is a finding, and the others are checked', async () => {
    const text = '[alice]\ntype = endpoint\n[bob]\ntype = endpoint\ncolour = red\n';
    const checked = await CheckedWorkspace.of(new Map([['/pjsip.conf', text]]));
    const unit = checked.workspace.unitOf(uriOf('/pjsip.conf')) ?? assert.fail('no unit');
    const fails = () => {
      throw new RangeError(`cannot read ${SECRET}`);
    };
    const subjects = unit
      .subjects()
      .map((subject) =>
        startsAt(subject, 0) ? Object.create(subject, { model: { value: fails } }) : subject,
      );
    const store = new FindingStore();
    const account = () => checked.accounts.snapshotForFile(uriOf('/pjsip.conf'));
    const environment = {
      isTracked: () => undefined,
      publicAddresses: [],
      now: () => 0,
      registryStaleDays: 30,
    };
    const inputs = { runner: new RuleRunner(allRules), environment, folder: unit.folder, account };
    const { id, files, complete } = unit;
    const broken = { id, files, complete, subjects: () => subjects, update: () => NO_CHANGE };
    const checker = new UnitChecker(broken, inputs, store);
    while (checker.step());
    const found = [...store.of(uriOf('/pjsip.conf'))];
    const failures = found.filter(({ rule: id }) => id === 'internal/rule-failed');
    assert.deepEqual(
      failures.map(({ at }) => at.range.start.line),
      subjects.filter((each) => startsAt(each, 0)).map(() => 0),
    );
    assert.match(failures[0]?.message ?? '', /The checks failed here \(RangeError\)/);
    assert.ok(!failures[0]?.message.includes(SECRET));
    assert.ok(found.some(({ rule: id }) => id === 'asterisk/unknown-option'));
  });
});

function startsAt({ at }: Subject, line: number): boolean {
  return at.range.start.line === line;
}
