import type { Values } from '../arguments';
import type { OptionTable } from '../command';
import type { Wanted } from '../credentials';

/** Whose data are read, and with which key. */
export const accessOptions: OptionTable = {
  account: { value: 'SID', help: 'the account that the key is of, instead of TWILIO_ACCOUNT_SID' },
  region: {
    value: 'us1|ie1|au1',
    repeatable: true,
    help: 'read this region; without it those that there is a key for',
  },
  profile: {
    value: 'NAME',
    repeatable: true,
    help: 'read with the key of this profile of Twilio CLI, instead of the environment',
  },
  partial: { help: 'be content with what can be read' },
};

export function readWanted(values: Values): Wanted {
  return {
    account: values.text('account'),
    regions: values.all('region'),
    profiles: values.all('profile'),
  };
}

/** Paragraphs of the help on keys. */
export const accessNotes: readonly string[] = [
  'Keys come from the environment: TWILIO_ACCOUNT_SID, and TWILIO_API_KEY with TWILIO_API_SECRET or TWILIO_AUTH_TOKEN. ' +
    'They are for the region TWILIO_REGION, us1 when left out. Every region of Twilio has keys of its own: those of ' +
    'another one have its name behind them, TWILIO_API_KEY_IE1 with TWILIO_API_SECRET_IE1. A restricted key that may ' +
    'only read is enough.',
  'A proxy is taken from HTTPS_PROXY and NO_PROXY, further certificate authorities from NODE_EXTRA_CA_CERTS.',
];
