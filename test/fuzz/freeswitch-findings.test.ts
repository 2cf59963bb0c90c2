import assert from 'node:assert/strict';
import { CheckedWorkspace } from '../support/checked-workspace';
import { itIsLinear } from '../support/work';
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

describe('the findings of one long line of FreeSWITCH XML', () => {
  for (const [name, param] of hostile) {
    itIsLinear(
      `take work linear in ${name}`,
      (count) => {
        const text = `${HEAD}<param name="register" value="false"/>${param.repeat(count)}</gateway>\n</include>\n`;
        return async () => {
          const checked = await CheckedWorkspace.of(new Map([['/sip_profiles/external/a.xml', text]]));
          assert.ok(checked.findings('/sip_profiles/external/a.xml').length > 0);
        };
      },
      2000,
    );
  }
});
