import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/rules/finding';
import { applyFixes } from './mend';
import { checkSamples, mendByHand, readSamples, tell } from './workspace';

const samples = readSamples();

/** Faults that engineers make, by site. Below them, nothing but what follows from one of them. */
const FAULTS = [
  'asterisk/pjsip.conf:22 error twilio/ip-not-allowed',
  'asterisk/pjsip.conf:75 error asterisk/undefined-reference',
  'asterisk/pjsip_registrations.conf:8 warning asterisk/semicolon-cuts-value',
  'asterisk/pjsip_registrations.conf:44 error twilio/domain-not-found',
  'asterisk/pjsip_registrations.conf:58 error twilio/username-not-mapped',
  'asterisk/pjsip_registrations.conf:64 error twilio/registration-disabled',
  'asterisk/pjsip_trunks.conf:25 warning twilio/identify-incomplete',
  'asterisk/pjsip_trunks.conf:32 error twilio/trunk-registration',
  'asterisk/pjsip_wizard.conf:32 error asterisk/unknown-option',
  'compose/.env:3 error twilio/unknown-edge',
  'compose/.env:4 error twilio/account-sid-as-credential',
  'compose/compose.yaml:14 warning twilio/expiry-out-of-range',
  'compose/compose.yaml:27 error twilio/api-host',
  'compose/sip.yaml:6 error twilio/username-not-found',
  'compose/sip.yaml:9 warning sip/port-transport-mismatch',
  'freeswitch/autoload_configs/acl.conf.xml:8 warning freeswitch/acl-open',
  'freeswitch/dialplan/default.xml:20 error freeswitch/undefined-gateway',
  'freeswitch/directory/default.xml:20 warning freeswitch/open-directory-user',
  'freeswitch/sip_profiles/external.xml:13 error freeswitch/ext-ip-unset',
  'freeswitch/sip_profiles/external/twilio.xml:3 error freeswitch/gateway-dropped',
  'freeswitch/sip_profiles/external/twilio.xml:15 warning freeswitch/unknown-param',
  'freeswitch/vars.xml:10 warning freeswitch/directive-in-comment',
];
/** The auth that the misspelled reference was meant for; the host whose edge is in the misspelled param. */
const ECHOES = [
  'asterisk/pjsip.conf:78 hint asterisk/unused-object',
  'freeswitch/sip_profiles/external/twilio.xml:13 hint twilio/no-edge',
];
/** Those that need a look into Twilio's console, or a name that is not near. */
const FOR_PEOPLE = [
  'twilio/ip-not-allowed',
  'asterisk/undefined-reference',
  'twilio/username-not-mapped',
  'twilio/registration-disabled',
  'twilio/account-sid-as-credential',
  'freeswitch/ext-ip-unset',
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
