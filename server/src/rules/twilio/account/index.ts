import type { AnyRule } from '../../rule';
import { accountInactive } from './account-inactive';
import { callerIdNotOwned } from './caller-id-not-owned';
import { callsListMissing } from './calls-list-missing';
import { credentialsMissing } from './credentials-missing';
import { domainInOtherAccount } from './domain-in-other-account';
import { domainNotFound } from './domain-not-found';
import { drift } from './drift';
import { inactiveRegion } from './inactive-region';
import { ipAndCredentials } from './ip-and-credentials';
import { ipNotAllowed } from './ip-not-allowed';
import { noAuthentication } from './no-authentication';
import { originationFailover } from './origination-failover';
import { originationMismatch } from './origination-mismatch';
import { originationMissing } from './origination-missing';
import { recentErrors } from './recent-errors';
import { registrationDisabled } from './registration-disabled';
import { registrationListMissing } from './registration-list-missing';
import { secureRefused } from './secure-refused';
import { secureRequired } from './secure-required';
import { trunkNotFound } from './trunk-not-found';
import { usernameNotFound } from './username-not-found';
import { usernameNotMapped } from './username-not-mapped';
import { wrongProduct } from './wrong-product';

/** The rules that compare a configuration with what the Twilio account has; verdict.ts says which one gives way. */
export const accountRules: readonly AnyRule[] = [
  domainNotFound,
  trunkNotFound,
  wrongProduct,
  domainInOtherAccount,
  inactiveRegion,
  accountInactive,
  registrationDisabled,
  registrationListMissing,
  callsListMissing,
  usernameNotFound,
  usernameNotMapped,
  credentialsMissing,
  ipNotAllowed,
  ipAndCredentials,
  noAuthentication,
  secureRequired,
  secureRefused,
  callerIdNotOwned,
  originationMissing,
  originationMismatch,
  originationFailover,
];

/** Those that have something to say only while an account is linked live. */
export const liveRules: readonly AnyRule[] = [drift, recentErrors];
