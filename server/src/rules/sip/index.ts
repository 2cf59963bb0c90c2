import type { AnyRule } from '../rule';
import { clearTextPassword } from './clear-text-password';
import { invalidUri } from './invalid-uri';
import { portTransportMismatch } from './port-transport-mismatch';
import { privateAddress } from './private-address';
import { registrationWithoutCredentials } from './registration-without-credentials';
import { retryStorm } from './retry-storm';
import { transportConflict } from './transport-conflict';
import { weakTls } from './weak-tls';

export const sipRules: readonly AnyRule[] = [
  invalidUri,
  portTransportMismatch,
  transportConflict,
  privateAddress,
  registrationWithoutCredentials,
  clearTextPassword,
  weakTls,
  retryStorm,
];
