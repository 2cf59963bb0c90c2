import assert from 'node:assert/strict';
import { accountRules } from '../../../server/src/rules/twilio/account';
import type { AccountData } from '../../../server/src/twilio/account/data';
import { AccountSnapshot } from '../../../server/src/twilio/account/snapshot';
import { assertNoMore, Judged, judgedCases, key } from './judged';
import { weaker } from './weaker';

describe('rules with account data, whatever is not known of the account', () => {
  const fired = new Set<string>();
  let variants = 0;

  for (const { rule, name, fixture } of judgedCases) {
    it(`say nothing more of ${rule}, ${name}: ${fixture.title}`, async () => {
      const judged = await Judged.of(fixture);
      const full = judged.findings(new AccountSnapshot(judged.accounts));
      for (const finding of full) fired.add(finding.rule);
      for (const { what, value } of weaker(judged.accounts)) {
        variants++;
        const less = judged.findings(new AccountSnapshot(value as AccountData[]));
        assertNoMore(full, less, what);
      }
      assertNoMore(
        full,
        judged.findings(new AccountSnapshot(judged.accounts, 'partial')),
        'an account is missing',
      );
      assert.deepEqual(judged.findings(AccountSnapshot.unknown('offline')), []);
      const again = judged.findings(new AccountSnapshot(judged.accounts));
      assert.deepEqual(
        again.map((each) => key(each.rule, each)),
        full.map((each) => key(each.rule, each)),
      );
    });
  }

  it('have something to say at all', () => {
    const silent = accountRules.map(({ id }) => id).filter((id) => !fired.has(id));
    // its cases have two registries
    assert.deepEqual(silent, ['twilio/domain-in-other-account']);
    assert.ok(variants > 1500, `${variants} variants`);
  });
});
