import type { AnyRule } from '../rule';
import { accountRules, liveRules } from './account';
import { accountSidAsCredential } from './account-sid-as-credential';
import { apiHost } from './api-host';
import { callerIdFormat } from './caller-id-format';
import { expiryOutOfRange } from './expiry-out-of-range';
import { identifyAmbiguous } from './identify-ambiguous';
import { identifyIncomplete } from './identify-incomplete';
import { identifyMissing } from './identify-missing';
import { identifyObsolete } from './identify-obsolete';
import { inboundAuth } from './inbound-auth';
import { incompleteHost } from './incomplete-host';
import { ipv6Address } from './ipv6-address';
import { keepaliveTooFast } from './keepalive-too-fast';
import { legacyEdge } from './legacy-edge';
import { localizedDial } from './localized-dial';
import { missingLr } from './missing-lr';
import { misspelledHost } from './misspelled-host';
import { natAddress } from './nat-address';
import { noEdge } from './no-edge';
import { noG711 } from './no-g711';
import { notE164 } from './not-e164';
import { passwordShape } from './password-shape';
import { regionInHost } from './region-in-host';
import { sessionTimers } from './session-timers';
import { sipsUri } from './sips-uri';
import { srtpMethod } from './srtp-method';
import { tlsMismatch } from './tls-mismatch';
import { trunkRegistration } from './trunk-registration';
import { unknownEdge } from './unknown-edge';
import { usernameMismatch } from './username-mismatch';
import { wrongRealm } from './wrong-realm';

/** Those that need nothing but the text, in the order of the catalogue. */
const textRules: readonly AnyRule[] = [
  misspelledHost,
  incompleteHost,
  unknownEdge,
  legacyEdge,
  regionInHost,
  noEdge,
  localizedDial,
  trunkRegistration,
  wrongRealm,
  usernameMismatch,
  accountSidAsCredential,
  expiryOutOfRange,
  passwordShape,
  inboundAuth,
  identifyMissing,
  identifyIncomplete,
  identifyObsolete,
  identifyAmbiguous,
  tlsMismatch,
  srtpMethod,
  sipsUri,
  noG711,
  keepaliveTooFast,
  notE164,
  callerIdFormat,
  sessionTimers,
  missingLr,
  natAddress,
  ipv6Address,
  apiHost,
];

export const twilioRules: readonly AnyRule[] = [...textRules, ...accountRules, ...liveRules];
