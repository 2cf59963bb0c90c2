import type { Identity, SipElement, SipModel } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { Scope } from '../../dialect';
import { bareHostUse } from '../../host-uses';
import { placeOf, written } from '../load/element';
import type { AppliedList, Profile } from '../objects/profile';
import { allowedBy } from './access';
import { settle } from './element-home';
import { findAccessList } from './lookup';
import { transportsOf } from './transport';

/** A profile as what it listens on, and whom it lets in. */
export function profileModel(profile: Profile, scope: Scope): SipModel {
  const transports = transportsOf(profile);
  const [first] = transports;
  const elements: SipElement[] = [...transports];
  for (const address of [first?.externalSignalingAddress, first?.externalMediaAddress]) {
    if (first) elements.push(...bareHostUse({ ...first, name: profile.name }, address, 'external-address'));
  }
  for (const applied of profile.lists('apply-inbound-acl')) {
    const identity = identityOf(profile, applied, scope);
    if (identity) elements.push(identity);
  }
  return elements;
}

/** Whom an access list lets in, for the calls that a profile takes. */
function identityOf(profile: Profile, { param, name }: AppliedList, scope: Scope): Identity | undefined {
  const list = findAccessList(name, scope);
  const matches = list && allowedBy(list, profile);
  if (!list || !matches) return undefined;
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
    at: placeOf(list.element, 'name'),
    userAgent: 'freeswitch',
    peerName,
    matches,
    // calls come to the profile's own port: two profiles may let the same addresses in
    conditions: [param.value],
    inboundAuthentication: [],
  };
  return settle(identity, list.element);
}
