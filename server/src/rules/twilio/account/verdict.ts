import { formatIpNetwork } from '../../../sip/ip-network';
import { isE164 } from '../../../sip/phone-number';
import { mayShowNumber } from '../../../twilio/account/calls';
import { isKnownAs } from '../../../twilio/account/known';
import type { RuleContext } from '../../rule';
import { callFaults, registrationFaults } from './admission';
import { existenceFault, regionFault, statusFault } from './existence';
import type { Fault, FaultOf, FaultRule } from './fault';
import { originationFaults } from './origination';
import { securityFaults } from './security';
import type { CallsUse, ServiceUse } from './service-use';

/**
 * Everything that is wrong between one use of a SIP Domain or trunk and what the account has, each fault under one rule.
 * This is where the rules with account data give way to each other:
 *
 * 1. a name that does not exist: wrong-product, else domain-in-other-account, else domain- or trunk-not-found. Nothing
 *    else can be said of it. misspelled-host, unknown-edge, incomplete-host and region-in-host come before, as such
 *    hosts name no service; so does trunk-registration.
 * 2. account-inactive, else inactive-region: what was read is not what answers, so nothing else is said.
 * 3. of the ways to be let in (admission.ts): registration-disabled before registration-list-missing; no-authentication
 *    or, where the list is mapped for registrations only, calls-list-missing; ip-and-credentials where one of the two
 *    is known to pass, else credentials-missing and ip-not-allowed; username-not-mapped or username-not-found, only
 *    where a list is mapped and behind username-mismatch, wrong-realm and account-sid-as-credential.
 * 4. what stands beside that: security.ts (srtp-method before it, tls-mismatch behind it), the caller id
 *    (caller-id-format before it), origination.ts (origination-missing before mismatch and failover).
 */
function judge(use: ServiceUse, context: RuleContext): readonly Fault[] {
  const { account } = context;
  const hits = account.find(use.service);
  if (hits.state !== 'loaded') {
    const fault = existenceFault(use, account);
    return fault === 'unknown' ? [] : [fault];
  }
  if (use.use === 'name') return [];
  const unusable = statusFault(hits.value, account) ?? regionFault(hits.value, use.service, account);
  if (unusable) return [unusable];
  if (use.use === 'registrations')
    return [...registrationFaults(use, context), ...securityFaults(use, context)];
  return [
    ...callFaults(use, context),
    ...securityFaults(use, context),
    ...callerIdFaults(use, context),
    ...originationFaults(use, context),
  ];
}

/** A trunk shows the From user to those who are called; a SIP Domain hands the call to a program. */
function callerIdFaults({ service, element }: CallsUse, { account }: RuleContext): Fault[] {
  const number = element.fromUser;
  if (service.product !== 'trunk' || number?.value === undefined || !isE164(number.value)) return [];
  const isOwn = mayShowNumber(account, service, number.value);
  return isKnownAs(isOwn, false) ? [{ rule: 'twilio/caller-id-not-owned', number }] : [];
}

/** A use is made anew for every check, so its faults are as fresh as the check. */
const judged = new WeakMap<ServiceUse, readonly Fault[]>();

export function faultsOf(use: ServiceUse, context: RuleContext): readonly Fault[] {
  const known = judged.get(use);
  if (known) return known;
  const faults = judge(use, context);
  judged.set(use, faults);
  return faults;
}

const NOTHING: readonly never[] = Object.freeze([]);

/** The faults that one rule tells, as far as what was read live is new enough for it. */
export function faultsFor<R extends FaultRule>(
  rule: R,
  use: ServiceUse,
  context: RuleContext,
): readonly FaultOf<R>[] {
  const faults = faultsOf(use, context);
  // nearly always, and every rule asks for every use
  if (faults.length === 0) return NOTHING;
  const own = faults.filter((fault): fault is Fault & FaultOf<R> => fault.rule === rule);
  return own.filter((fault) => context.account.confirms(use.service, claimOf(fault)));
}

/** The rule and the value that it accuses: the same claim need not be confirmed twice. */
function claimOf(fault: Fault): string {
  const value = 'text' in fault ? fault.text : 'number' in fault ? fault.number.value : addressOf(fault);
  return `${fault.rule} ${value ?? ''}`;
}

function addressOf(fault: Fault): string | undefined {
  return 'address' in fault ? fault.address.networks.map(formatIpNetwork).join(' ') : undefined;
}
