import type { UnknownReason } from '../twilio/account/known';

/** Why something of the account is not known, for people. */
export const UNKNOWN_WORDS: Readonly<Record<UnknownReason, string>> = {
  'signed-out': 'not signed in to Twilio',
  offline: 'Twilio cannot be reached',
  denied: 'the key may not read it',
  'rate-limited': 'Twilio asks to wait',
  loading: 'still being read',
  partial: 'not all of it was read',
  unsupported: 'this region has no such thing',
  'not-in-registry': 'the registry does not say',
};
