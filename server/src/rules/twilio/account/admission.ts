import { coverage, overlaps } from '../../../sip/ip-network';
import { hasMapping, mappedAddresses } from '../../../twilio/account/authentication';
import { isKnownAs } from '../../../twilio/account/known';
import { registrationEnabled } from '../../../twilio/account/services';
import { isTwilioTarget } from '../../hosts';
import type { RuleContext } from '../../rule';
import type { Fault } from './fault';
import { type PbxAddress, pbxAddress } from './pbx-address';
import type { CallsUse, RegistrationUse } from './service-use';
import { sendsMappedUsername, usernameFaults } from './usernames';

/** Why a SIP Domain will refuse a REGISTER. */
export function registrationFaults(use: RegistrationUse, { account }: RuleContext): Fault[] {
  const { service } = use;
  const enabled = registrationEnabled(account, service.name);
  const isMapped = hasMapping(account, service, 'registrations', 'credentialLists');
  const faults = isKnownAs(isMapped, true) ? usernameFaults(use, account) : [];
  if (isKnownAs(enabled, false)) return [{ rule: 'twilio/registration-disabled' }, ...faults];
  const lacksList = isKnownAs(enabled, true) && isKnownAs(isMapped, false);
  return lacksList ? [{ rule: 'twilio/registration-list-missing' }] : faults;
}

/**
 * Why a SIP Domain or trunk will refuse a call. Where both a credential list and an access control list are mapped, both
 * must pass. A proxy of somebody else on the way has an address of its own and may answer the challenge: then nothing
 * is said.
 */
export function callFaults(use: CallsUse, context: RuleContext): Fault[] {
  const { element, service } = use;
  const { account } = context;
  if (!element.outboundProxies.every(isTwilioTarget)) return [];
  const lists = hasMapping(account, service, 'calls', 'credentialLists');
  const accessLists = hasMapping(account, service, 'calls', 'ipAccessControlLists');
  const has = {
    lists: lists.state === 'loaded' ? lists.value : undefined,
    accessLists: accessLists.state === 'loaded' ? accessLists.value : undefined,
  };
  if (has.lists === false && has.accessLists === false) return nothingMapped(use, context);
  const address = has.accessLists ? addressOf(use, context) : { standing: 'unknown' as const };
  return [...credentialFaults(use, context, has, address), ...addressFaults(use, context, has, address)];
}

/** What is mapped for calls; undefined where that is not known. */
interface Mapped {
  readonly lists: boolean | undefined;
  readonly accessLists: boolean | undefined;
}

interface Address {
  /** `hidden`: neither the configuration nor a setting tells the PBX's address. */
  readonly standing: 'allowed' | 'refused' | 'hidden' | 'unknown';
  readonly address?: PbxAddress;
}

/** Credentials that only registrations have a list for are the likely oversight; else nothing was set up at all. */
function nothingMapped(use: CallsUse, context: RuleContext): Fault[] {
  return registersHere(use, context) && sendsCredentials(use)
    ? [{ rule: 'twilio/calls-list-missing', accessListMapped: false }]
    : [{ rule: 'twilio/no-authentication' }];
}

function registersHere({ service }: CallsUse, { account }: RuleContext): boolean {
  return isKnownAs(hasMapping(account, service, 'registrations', 'credentialLists'), true);
}

function sendsCredentials({ element }: CallsUse): boolean {
  return element.authentication.references.length > 0;
}

function credentialFaults(use: CallsUse, context: RuleContext, has: Mapped, { standing }: Address): Fault[] {
  if (has.lists === true) {
    if (sendsCredentials(use)) return usernameFaults(use, context.account);
    // a gateway of FreeSWITCH holds its credentials itself
    if (!context.scope.complete && use.element.userAgent !== 'freeswitch') return [];
    return standing === 'allowed'
      ? [{ rule: 'twilio/ip-and-credentials', lacks: 'credentials' }]
      : [{ rule: 'twilio/credentials-missing' }];
  }
  // Twilio never asks for these credentials: whether calls get through depends on the address alone
  const isOversight = has.lists === false && standing === 'hidden' && registersHere(use, context);
  return isOversight && sendsCredentials(use)
    ? [{ rule: 'twilio/calls-list-missing', accessListMapped: true }]
    : [];
}

function addressFaults(
  use: CallsUse,
  { account }: RuleContext,
  has: Mapped,
  { standing, address }: Address,
): Fault[] {
  if (standing !== 'refused' || !address) return [];
  return has.lists === true && sendsMappedUsername(use, account)
    ? [{ rule: 'twilio/ip-and-credentials', lacks: 'address', address }]
    : [{ rule: 'twilio/ip-not-allowed', address }];
}

function addressOf({ element, service }: CallsUse, context: RuleContext): Address {
  const address = pbxAddress(element, context);
  const { networks } = address;
  if (networks.length === 0) return { standing: 'hidden' };
  const { items, missing } = mappedAddresses(context.account, service);
  const allowed = items.map(({ network }) => network);
  if (networks.every((network) => coverage(allowed, network) === 'all'))
    return { standing: 'allowed', address };
  const isTouched = networks.some((network) => allowed.some((other) => overlaps(network, other)));
  return { standing: isTouched || missing !== undefined ? 'unknown' : 'refused', address };
}
