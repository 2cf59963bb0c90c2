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
