import assert from 'node:assert/strict';
import type { AccountData } from '../../../server/src/twilio/account/data';
import { mergeAccount } from '../../../server/src/twilio/account/merge';
import { AccountSnapshot } from '../../../server/src/twilio/account/snapshot';
import { liveAccounts } from '../../support/linked-registry';
import { assertNoMore, Judged, judgedCases, key } from './judged';
import { weaker } from './weaker';

function variants(accounts: readonly AccountData[]): { what: string; accounts: readonly AccountData[] }[] {
  return [...weaker(accounts)].map(({ what, value }) => ({ what, accounts: value as AccountData[] }));
}

function together(registry: readonly AccountData[], live: readonly AccountData[]): AccountSnapshot {
  const merged = registry.map((account) => {
    const linked = live.find(({ sid }) => sid === account.sid);
    return linked ? mergeAccount(account, linked) : account;
  });
  return new AccountSnapshot(merged);
}

describe('rules with a registry and a live account, whatever is not known of the two', () => {
  let count = 0;

  for (const { rule, name, fixture } of judgedCases) {
    it(`say nothing more of ${rule}, ${name}: ${fixture.title}`, async () => {
      const judged = await Judged.of(fixture);
      const full = judged.findings(new AccountSnapshot(judged.accounts));
      const keys = full.map((finding) => key(finding.rule, finding));
      const live = await liveAccounts(judged.text);
      const weakerLive = variants(live);
      for (const less of weakerLive) {
        count++;
        const found = judged.findings(together(judged.accounts, less.accounts));
        const said = found.map((finding) => key(finding.rule, finding));
        assert.deepEqual(said, keys, `live ${less.what}, and the registry knows it`);
      }
      for (const [index, less] of variants(judged.accounts).entries()) {
        // of the other one the same is not known, or something else
        const other = weakerLive[index % 2 === 0 ? index : (index * 7 + 3) % weakerLive.length];
        const found = judged.findings(together(less.accounts, other?.accounts ?? live));
        assertNoMore(full, found, `registry ${less.what}, live ${other?.what}`);
      }
    });
  }

  it('were tried enough', () => assert.ok(count > 1500, `${count} variants`));
});
