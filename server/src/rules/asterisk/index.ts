import type { AnyRule } from '../rule';
import { addressInUse } from './address-in-use';
import { chanSip } from './chan-sip';
import { commentTrap } from './comment-trap';
import { conflictingOptions } from './conflicting-options';
import { deprecatedOption } from './deprecated-option';
import { duplicateObject } from './duplicate-object';
import { fileRejected } from './file-rejected';
import { ignoredParent } from './ignored-parent';
import { ignoredType } from './ignored-type';
import { ignoredValue } from './ignored-value';
import { includeCycle } from './include-cycle';
import { includeMissing } from './include-missing';
import { invalidValue } from './invalid-value';
import { missingOption } from './missing-option';
import { missingTransport } from './missing-transport';
import { missingType } from './missing-type';
import { overriddenValue } from './overridden-value';
import { retryStops } from './retry-stops';
import { semicolonCutsValue } from './semicolon-cuts-value';
import { silentBoolean } from './silent-boolean';
import { syntax } from './syntax';
import { undefinedDialEndpoint } from './undefined-dial-endpoint';
import { undefinedReference } from './undefined-reference';
import { unknownOption } from './unknown-option';
import { unknownType } from './unknown-type';
import { unusedObject } from './unused-object';

/** What Asterisk itself will do with its files. */
export const asteriskRules: readonly AnyRule[] = [
  fileRejected,
  syntax,
  commentTrap,
  semicolonCutsValue,
  ignoredParent,
  missingType,
  unknownType,
  ignoredType,
  unknownOption,
  invalidValue,
  ignoredValue,
  silentBoolean,
  missingOption,
  conflictingOptions,
  duplicateObject,
  addressInUse,
  missingTransport,
  undefinedReference,
  undefinedDialEndpoint,
  includeMissing,
  includeCycle,
  overriddenValue,
  deprecatedOption,
  unusedObject,
  retryStops,
  chanSip,
];
