import assert from 'node:assert/strict';
import { allRules } from '../../../server/src/rules';
import { type AnyRule, rule } from '../../../server/src/rules/rule';
import { CheckedWorkspace } from '../../support/checked-workspace';

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
