import assert from 'node:assert/strict';
import { needReferee } from './asterisk';
import { compareSites, type Tally } from './referee';
import { caseSites, fixtureSites, generatedSites, judgeSites, type Site, sampleSites } from './referee/site';

/** How many sites are generated; a start of Asterisk takes a tenth of a second. */
const GENERATED = Number(process.env.SIP_LENS_REFEREE_SITES ?? 150);
const FIRST_SEED = 1;

async function agreeOn(sites: readonly Site[]): Promise<Tally> {
  const tally = await compareSites(sites);
  assert.deepEqual(tally.differences, []);
  return tally;
}

describe('SIP Lens says of whole sites what a real Asterisk makes of them', function () {
  this.timeout(3_600_000);
  before(function () {
    needReferee(this);
  });

  it('of the samples', async () => {
    const { counts } = await agreeOn(sampleSites());
    assert.ok(counts.loaded > 20 && counts.dropped > 0, JSON.stringify(counts));
  });

  it('of what once was judged otherwise', async () => {
    const { counts } = await agreeOn(caseSites());
    assert.ok(counts.objects > 0);
  });

  it('of the files that the judge is tested with', async () => {
    const { counts } = await agreeOn(judgeSites());
    assert.ok(counts.loaded > 50 && counts.dropped > 80, JSON.stringify(counts));
  });

  it('of the fixtures of the rules', async () => {
    const sites = fixtureSites();
    assert.ok(sites.length > 600, `only ${sites.length} sites`);
    const { counts } = await agreeOn(sites);
    assert.ok(counts.loaded > 400 && counts.dropped > 50, JSON.stringify(counts));
    assert.ok(counts.refused > 3 && counts.crashed > 1, JSON.stringify(counts));
  });

  it('of generated sites, where it leaves nothing open but what the build decides', async () => {
    const { counts, open } = await agreeOn(generatedSites(FIRST_SEED, GENERATED));
    assert.deepEqual(
      [...open.keys()].filter((why) => why !== 'build'),
      [],
    );
    assert.ok(counts.loaded > 8 * GENERATED && counts.dropped > GENERATED, JSON.stringify(counts));
  });
});
