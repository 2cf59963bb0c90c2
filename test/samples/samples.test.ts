import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/rules/finding';
import { applyFixes } from './mend';
import { checkSamples, mendByHand, readSamples, tell } from './workspace';

const samples = readSamples();

/** Nine faults that engineers make. Below them, nothing but what follows from one of them. */
const FAULTS = [
  'pjsip.conf:22 error twilio/ip-not-allowed',
  'pjsip.conf:75 error asterisk/undefined-reference',
  'pjsip_registrations.conf:8 warning asterisk/semicolon-cuts-value',
  'pjsip_registrations.conf:44 error twilio/domain-not-found',
  'pjsip_registrations.conf:58 error twilio/username-not-mapped',
  'pjsip_registrations.conf:64 error twilio/registration-disabled',
  'pjsip_trunks.conf:25 warning twilio/identify-incomplete',
  'pjsip_trunks.conf:32 error twilio/trunk-registration',
  'pjsip_wizard.conf:32 error asterisk/unknown-option',
];
/** The auth that the misspelled reference was meant for. */
const ECHOES = ['pjsip.conf:78 hint asterisk/unused-object'];
/** Those that need a look into Twilio's console, or a name that is not near. */
const FOR_PEOPLE = [
  'twilio/ip-not-allowed',
  'asterisk/undefined-reference',
  'twilio/username-not-mapped',
  'twilio/registration-disabled',
];

function isSerious({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

describe('the sample workspace', () => {
  it('gives exactly the findings of its faults', async () => {
    const told = (await checkSamples(samples)).map(tell);
    assert.deepEqual(told.sort(), [...FAULTS, ...ECHOES].sort());
  });

  it('is mended by its fixes, one by one, but for what only people can decide', async () => {
    const { left, steps } = await applyFixes(samples, isSerious);
    assert.deepEqual(left.map(({ rule }) => rule).sort(), [...FOR_PEOPLE].sort());
    assert.deepEqual(
      steps.map(([, count]) => count),
      steps.map((_step, index) => FAULTS.length - 1 - index),
      'each fix takes one finding away and brings no other',
    );
  });

  it('has no finding at all when the rest is mended by hand', async () => {
    const { files } = await applyFixes(samples, isSerious);
    assert.deepEqual((await checkSamples(mendByHand(files))).map(tell), []);
  });
});
