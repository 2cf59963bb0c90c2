import { Random } from '../support/random';
import { checkScript } from './edit-script';
import { randomSettingsEdit, settingsSite } from './settings-site';

const SECRETS = ['Planted-Passw0rd', 'Planted-Secret-9'];

describe('after every edit of a random edit script of YAML and .env files', () => {
  for (let seed = 1; seed <= 60; seed++) {
    it(`incremental and full analysis give the same findings and tell no password, seed ${seed}`, () =>
      checkScript({
        site: settingsSite(new Random(seed)),
        seed,
        steps: 25,
        edit: randomSettingsEdit,
        secrets: SECRETS,
      })).timeout(60_000);
  }
});
