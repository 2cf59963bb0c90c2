import type { AnyRule } from '../rule';
import { aclOpen } from './acl-open';
import { directiveIgnored } from './directive-ignored';
import { directiveInComment } from './directive-in-comment';
import { duplicateGateway } from './duplicate-gateway';
import { extIpUnset } from './ext-ip-unset';
import { fromUserIsUsername } from './from-user-is-username';
import { gatewayDropped } from './gateway-dropped';
import { hiddenParams } from './hidden-params';
import { ignoredDuplicate } from './ignored-duplicate';
import { includeCycle } from './include-cycle';
import { includeMissing } from './include-missing';
import { invalidValue } from './invalid-value';
import { lineCut } from './line-cut';
import { openDirectoryUser } from './open-directory-user';
import { proxyScheme } from './proxy-scheme';
import { silentBoolean } from './silent-boolean';
import { syntax } from './syntax';
import { undefinedAcl } from './undefined-acl';
import { undefinedGateway } from './undefined-gateway';
import { undefinedVariable } from './undefined-variable';
import { unknownParam } from './unknown-param';

/** What FreeSWITCH will do with its files. */
export const freeSwitchRules: readonly AnyRule[] = [
  syntax,
  directiveIgnored,
  directiveInComment,
  lineCut,
  includeMissing,
  includeCycle,
  undefinedVariable,
  unknownParam,
  invalidValue,
  silentBoolean,
  gatewayDropped,
  duplicateGateway,
  ignoredDuplicate,
  undefinedGateway,
  undefinedAcl,
  hiddenParams,
  extIpUnset,
  aclOpen,
  openDirectoryUser,
  proxyScheme,
  fromUserIsUsername,
];
