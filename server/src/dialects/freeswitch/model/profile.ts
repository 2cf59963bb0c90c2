import type { Identity, SipElement, SipModel } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { Scope } from '../../dialect';
import { bareHostUse } from '../../host-uses';
import { placeOf, written } from '../load/element';
import type { Profile } from '../objects/profile';
import { type Admitted, admittedTo } from './access';
import { settle } from './element-home';
import { transportsOf } from './transport';

/** A profile as what it listens on, and whom it lets in. */
export function profileModel(profile: Profile, scope: Scope): SipModel {
  const transports = transportsOf(profile);
  const [first] = transports;
  const elements: SipElement[] = [...transports];
  for (const address of [first?.externalSignalingAddress, first?.externalMediaAddress]) {
    if (first) elements.push(...bareHostUse({ ...first, name: profile.name }, address, 'external-address'));
  }
  for (const each of admittedTo(profile, scope) ?? [])
    if (each.list || each.networks.length > 0) elements.push(identityOf(profile, each));
  return elements;
}

/** Whom an access list lets in, for the calls that a profile takes. */
function identityOf(profile: Profile, { applied: { param, name }, list, networks }: Admitted): Identity {
  const at = written(profile.element, 'name')?.at;
  const peerName: Sourced<string> = {
    value: profile.name,
    text: profile.name,
    origin: 'derived',
    ...(at ? { at } : {}),
  };
  const identity: Identity = {
    kind: 'identity',
    name,
    at: list ? placeOf(list.element, 'name') : param.valueAt,
    userAgent: 'freeswitch',
    peerName,
    matches: networks,
    // calls come to the profile's own port: two profiles may let the same addresses in
    conditions: [param.value],
    inboundAuthentication: [],
  };
  // networks in place of a name hold no nodes
  return list ? settle(identity, list.element) : identity;
}
