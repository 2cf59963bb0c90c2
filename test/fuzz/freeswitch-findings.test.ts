import assert from 'node:assert/strict';
import { CheckedWorkspace, uriOf } from '../support/checked-workspace';
import { randomXmlEdit } from '../syntax/xml/mutate';
import { checkScript } from './edit-script';
import { freeswitchSite } from './freeswitch-site';

const SECRETS = ['Planted-Passw0rd', 'Planted-Secret-9'];

describe('after every edit of a random edit script of a FreeSWITCH site', () => {
  for (let seed = 1; seed <= 60; seed++) {
    it(`incremental and full analysis give the same findings and tell no password, seed ${seed}`, () =>
      checkScript({
        site: freeswitchSite(seed),
        seed,
        steps: 20,
        edit: randomXmlEdit,
        secrets: SECRETS,
      })).timeout(60_000);
  }
});

/** Faults on one line of a gateway. */
const hostile: [name: string, param: string][] = [
  ['attributes twice', '<param name="ping" value="25" name="x"/>'],
  ['attributes without quotes', '<param name=ping value=25/>'],
  ['params that nobody reads', '<param name="pinng" value="25"/>'],
];

const HEAD = '<include>\n<gateway name="a"><param name="proxy" value="sip.example.net"/>';

/** Nanoseconds for each finding-to-be, the quickest of some rounds. */
async function fastest(param: string, count: number): Promise<number> {
  const text = `${HEAD}<param name="register" value="false"/>${param.repeat(count)}</gateway>\n</include>\n`;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = process.hrtime.bigint();
    const checked = await CheckedWorkspace.of(new Map([['/sip_profiles/external/a.xml', text]]));
    assert.ok([...checked.checker.findings(uriOf('/sip_profiles/external/a.xml'))].length > 0);
    best = Math.min(best, Number(process.hrtime.bigint() - start));
  }
  return best / count;
}

/** A ratio inside one run. */
describe('the findings of one long line of FreeSWITCH XML', () => {
  for (const [name, param] of hostile) {
    it(`take time linear in ${name}`, async () => {
      let ratio = Number.POSITIVE_INFINITY;
      // the square of it would be 8
      for (let round = 0; round < 4 && ratio > 4; round++)
        ratio = Math.min(ratio, (await fastest(param, 16_000)) / (await fastest(param, 2000)));
      assert.ok(ratio <= 4, `time for each grows: ${ratio.toFixed(2)}`);
    }).timeout(60_000);
  }
});
