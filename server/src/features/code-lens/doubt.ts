import { isTwilioTarget } from '../../rules/hosts';
import { nextHops, protocolTowards } from '../../rules/route';
import type { RuleContext } from '../../rules/rule';
import { existenceFault } from '../../rules/twilio/account/existence';
import { pbxAddress } from '../../rules/twilio/account/pbx-address';
import type { CallsUse } from '../../rules/twilio/account/service-use';
import { sendsMappedUsername } from '../../rules/twilio/account/usernames';
import { coverage } from '../../sip/ip-network';
import { isE164 } from '../../sip/phone-number';
import {
  hasMapping,
  type MappingUse,
  mappedAddresses,
  mappedUsernames,
} from '../../twilio/account/authentication';
import { hasNumbers, hasOrigination, mayShowNumber } from '../../twilio/account/calls';
import { isKnownAs, type Known, type UnknownReason } from '../../twilio/account/known';
import { activeRegion, isSecure, registrationEnabled, statusOf } from '../../twilio/account/services';
import type { Use } from './uses';

/**
 * Why it cannot be told that Twilio takes what the configuration sends: something of the account was not read, or the
 * configuration does not say what the account would have to be compared with.
 */
export type Doubt =
  | UnknownReason
  | 'active-region'
  | 'proxy'
  | 'username'
  | 'address'
  | 'from-number'
  | 'transport'
  | 'unseen-files';

/**
 * What the rules with account data would have to know to find nothing wrong with the use, and do not; undefined where they
 * know all of it. Only for a use that they find no fault with.
 */
export function doubtIn(use: Use, context: RuleContext): Doubt | undefined {
  const { account } = context;
  const found = account.find(use.service);
  if (found.state === 'unknown') return found.reason;
  if (found.state === 'absent') return existenceFault(use, account) === 'unknown' ? 'partial' : undefined;
  const active = activeRegion(account, use.service);
  if (active.state !== 'loaded') return 'active-region';
  if (!use.element.outboundProxies.every(isTwilioTarget)) return 'proxy';
  const secure = isSecure(account, use.service);
  return (
    unknownReason(statusOf(account, use.service)) ??
    (use.use === 'registrations' ? registrationDoubt(use, context) : callsDoubt(use, context)) ??
    unknownReason(secure) ??
    (isKnownAs(secure, true) ? secureDoubt(use, context) : undefined)
  );
}

/** A region that has no such resource hides nothing. */
function unknownReason(known: Known<unknown>): UnknownReason | undefined {
  return known.state === 'unknown' && known.reason !== 'unsupported' ? known.reason : undefined;
}

function registrationDoubt(use: Use, context: RuleContext): Doubt | undefined {
  const { account } = context;
  return unknownReason(registrationEnabled(account, use.service.name)) ?? listDoubt(use, context);
}

/** Whether a list is mapped, and whether it has the user name that is sent. */
function listDoubt(use: Use, { account, scope }: RuleContext): Doubt | undefined {
  const mapping: MappingUse = use.use;
  const lists = hasMapping(account, use.service, mapping, 'credentialLists');
  if (lists.state !== 'loaded') return unknownReason(lists) ?? 'partial';
  if (!lists.value || sendsMappedUsername(use, account)) return undefined;
  const { references } = use.element.authentication;
  if (references.length === 0) return scope.complete ? undefined : 'unseen-files';
  return mappedUsernames(account, use.service, mapping).missing ?? 'username';
}

function callsDoubt(use: CallsUse, context: RuleContext): Doubt | undefined {
  const { account } = context;
  const accessLists = hasMapping(account, use.service, 'calls', 'ipAccessControlLists');
  return (
    listDoubt(use, context) ??
    unknownReason(accessLists) ??
    (isKnownAs(accessLists, true) ? addressDoubt(use, context) : undefined) ??
    (use.service.product === 'trunk' ? trunkDoubt(use, context) : undefined)
  );
}

/** Whether the access lists have the address that Twilio sees. */
function addressDoubt(use: CallsUse, context: RuleContext): Doubt | undefined {
  const { networks } = pbxAddress(use.element, context);
  if (networks.length === 0) return 'address';
  const { items, missing } = mappedAddresses(context.account, use.service);
  const allowed = items.map(({ network }) => network);
  return networks.every((network) => coverage(allowed, network) === 'all')
    ? undefined
    : (missing ?? 'address');
}

function trunkDoubt({ element, service }: CallsUse, { account }: RuleContext): Doubt | undefined {
  const { fromUser } = element;
  if (fromUser?.origin === 'placeholder') return 'from-number';
  const mayShow =
    fromUser?.value !== undefined && isE164(fromUser.value)
      ? unknownReason(mayShowNumber(account, service, fromUser.value))
      : undefined;
  const numbers = hasNumbers(account, service.name);
  const origination = isKnownAs(numbers, false) ? undefined : hasOrigination(account, service.name);
  return mayShow ?? unknownReason(numbers) ?? (origination && unknownReason(origination));
}

/** TLS and SRTP are demanded: whether they are used must be written in sight. */
function secureDoubt({ element }: Use, { scope }: RuleContext): Doubt | undefined {
  const chosen = nextHops(element).map((hop) => protocolTowards(element, hop));
  if (chosen.some((each) => each === undefined)) return 'transport';
  if (element.kind === 'peer' && element.mediaEncryption?.value === undefined) return 'transport';
  const isDefault = chosen.some((each) => each?.by === 'default');
  return isDefault && !scope.complete ? 'unseen-files' : undefined;
}
