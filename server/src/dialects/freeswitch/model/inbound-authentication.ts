import { parseIpNetwork } from '../../../sip/ip-network';
import type { Sourced } from '../../../sip/sourced';
import { signalingCoverage } from '../../../twilio/signaling';
import type { Scope } from '../../dialect';
import type { Profile } from '../objects/profile';
import { admittedTo } from './access';
import { inherited } from './values';

/** The `auth-calls` that asks callers for a password; none where an access list lets Twilio's addresses in without. */
export function inboundAuthentication(profile: Profile, scope: Scope): Sourced<string>[] {
  const param = profile.params.last('auth-calls');
  if (!param || profile.params.isTrue('auth-calls') !== true) return [];
  const admitted = admittedTo(profile, scope);
  // a list that cannot be seen, or that lets everybody in, may let Twilio in
  if (!admitted) return [];
  const networks = admitted.flatMap((each) =>
    each.networks.flatMap(({ text }) => parseIpNetwork(text) ?? []),
  );
  // a list with some of them was made for Twilio: what it lacks is another matter
  const isForTwilio = signalingCoverage(networks).some(({ coverage }) => coverage !== 'none');
  return isForTwilio ? [] : [inherited(param.value)];
}
