import { randomEdit } from '../support/mutate';
import { asteriskSite } from './asterisk-site';
import { checkScript } from './edit-script';

describe('after every edit of a random edit script of an Asterisk site', () => {
  // 177: half a surrogate pair in the name of an include
  for (const seed of [...Array(40).keys(), 177]) {
    it(`incremental and full analysis give the same findings, seed ${seed}`, () =>
      checkScript({ site: asteriskSite, seed, steps: 30, edit: randomEdit })).timeout(60_000);
  }
});
