import assert from 'node:assert/strict';
import { applyFixes } from '../samples/mend';
import { mendByHand, readSamples } from '../samples/workspace';
import { needReferee, runAsterisk } from './asterisk';

const NAMES = {
  endpoint: ['201', '202', '203', '204', 'dock', 'reception', 'twilio', 'twilio-apps', 'warehouse'],
  aor: ['201', '202', '203', '204', 'dock', 'reception', 'twilio', 'warehouse'],
  registration: ['chat', 'denver', 'helpline', 'nightshift'],
  identify: ['dock', 'twilio'],
  transport: ['transport-udp'],
};
/** Files of Asterisk that the samples leave out: it says so and takes its defaults. */
const ABOUT_SAMPLES = /pjsip|extensions\.conf|wizard|endpoint|identify/i;
/** Asterisk has no network here; its first OPTIONS and REGISTER leave at a time of its own choice, and fail. */
const ABOUT_SENDING = /\b(sending|registration attempt|unreachable)\b/i;

describe('the sample workspace in a real Asterisk', () => {
  before(function () {
    needReferee(this);
  });

  it('loses only the phone with the unknown option', async () => {
    const { dropped, rejected } = await load(readSamples());
    assert.equal(rejected, false);
    assert.deepEqual(
      [...dropped].map(([type, names]) => [type, ...names]),
      [['endpoint', '203']],
    );
  });

  it('loads as a whole and without a word once it is mended', async () => {
    const { files } = await applyFixes(readSamples(), ({ severity }) => severity !== 'hint');
    const { dropped, objects, log } = await load(mendByHand(files));
    assert.equal(dropped.size, 0);
    for (const [type, names] of Object.entries(NAMES)) {
      assert.deepEqual([...(objects.get(type)?.keys() ?? [])].sort(), names, type);
    }
    const serious = log
      .filter(({ level }) => level !== 'NOTICE')
      .map(({ message }) => message)
      .filter((message) => ABOUT_SAMPLES.test(message) && !ABOUT_SENDING.test(message));
    assert.deepEqual(serious, []);
  });
});

function load(files: ReadonlyMap<string, string>) {
  const configuration = [...files].filter(([path]) => path.endsWith('.conf'));
  return runAsterisk(
    Object.fromEntries(configuration.map(([path, text]) => [path.replace('/asterisk/', ''), text])),
  );
}
