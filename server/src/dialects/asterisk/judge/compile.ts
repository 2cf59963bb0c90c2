import { type ObjectType, type OptionSpec, objectTypes } from '../schema';
import type { Constraint } from './object';
import { constrainAccessLists } from './types/access-list';
import { constrainAuth } from './types/auth';
import { constrainEndpoint } from './types/endpoint';
import { constrainIdentify } from './types/identify';
import {
  constrainDomainAlias,
  constrainGlobal,
  constrainPhoneprov,
  constrainResourceList,
  constrainSystem,
} from './types/others';
import { constrainOutboundPublish } from './types/outbound-publish';
import { constrainRegistration } from './types/registration';
import { constrainTransport } from './types/transport';
import { checkBind } from './values/bind';
import { checkCodecs } from './values/codecs';
import { checkMatches, checkNetworks, checkOptionalNetworks } from './values/networks';
import {
  checkDouble,
  checkGroups,
  checkLeadingNumber,
  checkPresentation,
  checkSigned,
  checkTransportTypeOfService,
  checkTypeOfService,
  checkUnsigned,
} from './values/numbers';
import { type Check, oneOf } from './values/problem';
import {
  checkAssignment,
  checkCiphers,
  checkCodecPreferences,
  checkDigests,
  checkFromUser,
  checkLength,
  checkNames,
  checkOfferPreference,
  checkReadable,
  checkRegex,
  checkRequiredText,
  mindingCase,
  wrongCase,
} from './values/texts';
import { checkContacts } from './values/uris';
import {
  checkBoolean,
  checkIgnoredWord,
  checkIgnoredWordList,
  checkStrictWordList,
  checkWord,
  checkWordList,
} from './values/words';

/** An option with what Asterisk does to its values. */
export interface CompiledOption {
  readonly spec: OptionSpec;
  readonly check?: Check;
  /** The check can drop the object, so a placeholder in the value leaves its fate open. */
  readonly judged: boolean;
  /** The type's constraint looks at it. */
  readonly constrained: boolean;
}

/** An object type ready to judge by. */
export interface CompiledType {
  readonly type: ObjectType;
  /** By name in lower case. */
  readonly options: ReadonlyMap<string, CompiledOption>;
  readonly constraint?: Constraint;
  /** The constraint has something to say even when none of its options are given. */
  readonly demanding: boolean;
}

/** Checks by kind of value. A kind that is not here is taken as it is. */
const BY_KIND: Record<string, Check> = {
  boolean: checkBoolean,
  enum: checkWord,
  uint: checkUnsigned,
  int: checkSigned,
  double: checkDouble,
  codec: checkCodecs,
  network: checkNetworks,
  'network|host': checkMatches,
  tos: checkTypeOfService,
  digest: checkDigests,
  assignment: checkAssignment,
  cipher: checkCiphers,
  file: checkReadable,
  directory: checkReadable,
  regex: checkRegex,
  'group-list': checkGroups,
  'codec-prefs': mindingCase(checkCodecPreferences),
  'ip[:port]': checkBind,
};

const checkAnyUnsigned: Check = (value, input) =>
  checkUnsigned(value, { ...input, spec: { ...input.spec, range: [0] } });

/** pjproject has two more, for mobile networks, that nobody writes by hand. */
const checkAlgorithms: Check = (value, input) => {
  const words = [...(input.spec.enum ?? []), 'AKAv1-MD5', 'AKAv2-MD5'];
  const problem = checkWordList(value, { ...input, spec: { ...input.spec, enum: words } });
  return problem && { ...problem, advice: `Use ${oneOf(input.spec.enum ?? [])}` };
};

const checkFilter: Check = (value, input) =>
  value === '' ? undefined : mindingCase(checkRegex)(value, input);

/** In another case `contact_acl` is taken for a network (res/res_pjsip/pjsip_configuration.c). */
function checkContactLists(networks: Check): Check {
  return (value, input) => {
    if (input.name.startsWith('contact_')) return undefined;
    return networks(value, input) && wrongCase(input);
  };
}

/** Where the option's own handler does otherwise; `type/option`. */
const BY_OPTION: Record<string, Check | undefined> = {
  'endpoint/identify_by': checkWordList,
  'endpoint/follow_redirect_methods': checkStrictWordList,
  'endpoint/security_mechanisms': checkIgnoredWordList,
  'endpoint/dtls_setup': checkIgnoredWord,
  'endpoint/dtls_fingerprint': checkIgnoredWord,
  'endpoint/dtls_rekey': checkLeadingNumber,
  'endpoint/callerid_privacy': checkPresentation,
  'endpoint/from_user': checkFromUser,
  'endpoint/call_group': mindingCase(checkGroups),
  'endpoint/pickup_group': mindingCase(checkGroups),
  'endpoint/named_call_group': mindingCase(checkNames),
  'endpoint/named_pickup_group': mindingCase(checkNames),
  'endpoint/tos_audio': mindingCase(checkTypeOfService),
  'endpoint/tos_video': mindingCase(checkTypeOfService),
  'endpoint/incoming_call_offer_pref': checkOfferPreference,
  'endpoint/outgoing_call_offer_pref': checkOfferPreference,
  'endpoint/subscribe_context': checkLength,
  'endpoint/stir_shaken': undefined,
  'endpoint/deny': checkOptionalNetworks,
  'endpoint/permit': checkOptionalNetworks,
  'auth/supported_algorithms_uac': checkAlgorithms,
  'auth/supported_algorithms_uas': checkAlgorithms,
  'aor/contact': checkContacts,
  'transport/tos': checkTransportTypeOfService,
  'transport/local_net': checkOptionalNetworks,
  'transport/method': (value, input) => (value === '' ? undefined : checkWord(value, input)),
  'registration/security_mechanisms': checkIgnoredWordList,
  'registration/expiration': checkAnyUnsigned,
  'outbound-publish/expiration': checkAnyUnsigned,
  'global/endpoint_identifier_order': undefined,
  'global/default_auth_algorithms_uac': undefined,
  'global/default_auth_algorithms_uas': undefined,
  'asterisk-publication/device_state_filter': checkFilter,
  'asterisk-publication/mailbox_state_filter': checkFilter,
  'resource_list/event': checkRequiredText,
  'endpoint/contact_deny': checkOptionalNetworks,
  'endpoint/contact_permit': checkOptionalNetworks,
  'endpoint/contact_acl': checkContactLists(checkOptionalNetworks),
  'acl/contact_acl': checkContactLists(checkNetworks),
};

const CONSTRAINTS: Record<string, Constraint> = {
  endpoint: (object) => [...constrainEndpoint(object), ...constrainAccessLists(object)],
  acl: constrainAccessLists,
  auth: constrainAuth,
  transport: constrainTransport,
  registration: constrainRegistration,
  identify: constrainIdentify,
  global: constrainGlobal,
  system: constrainSystem,
  domain_alias: constrainDomainAlias,
  phoneprov: constrainPhoneprov,
  resource_list: constrainResourceList,
  'outbound-publish': constrainOutboundPublish,
};

/** Types with required options: their constraint runs whatever is given. Of the others it runs for these options. */
const CONSTRAINED: Record<string, readonly string[]> = {
  endpoint: [
    'timers_min_se',
    'timers_sess_expires',
    'rtp_port_start',
    'rtp_port_end',
    'dtls_auto_generate_cert',
    'dtls_rekey',
    'preferred_codec_only',
    'geoloc_incoming_call_profile',
    'geoloc_outgoing_call_profile',
    'sdp_session',
    'sdp_owner',
    'acl',
    'contact_acl',
  ],
  acl: ['acl', 'contact_acl'],
  global: ['debug', 'default_from_user'],
  system: ['timer_t1', 'timer_b'],
};

/** Kinds and options whose check never drops the object. */
const HARMLESS = new Set<Check>([
  checkBoolean,
  checkIgnoredWord,
  checkIgnoredWordList,
  checkGroups,
  checkLength,
]);

function compileOption(type: ObjectType, spec: OptionSpec): CompiledOption {
  const key = `${type.name}/${spec.name}`;
  const check = key in BY_OPTION ? BY_OPTION[key] : BY_KIND[spec.type];
  const constrained = CONSTRAINED[type.name]?.includes(spec.name) ?? false;
  return {
    spec,
    ...(check ? { check } : {}),
    judged: check !== undefined && !HARMLESS.has(check),
    constrained,
  };
}

function compileType(type: ObjectType): CompiledType {
  const options = [...type.options].map(([name, spec]): [string, CompiledOption] => [
    name,
    compileOption(type, spec),
  ]);
  const constraint = CONSTRAINTS[type.name];
  return {
    type,
    options: new Map(options),
    ...(constraint ? { constraint } : {}),
    demanding: constraint !== undefined && !(type.name in CONSTRAINED),
  };
}

const compiled = new Map(objectTypes.map((type) => [type.name, compileType(type)]));

/** The compiled type of that name, made once. */
export function compiledType(name: string): CompiledType | undefined {
  return compiled.get(name);
}
