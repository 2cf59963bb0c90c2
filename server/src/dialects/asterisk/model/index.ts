import type { HostUse, Identity, SipElement, SipModel } from '../../../sip/model';
import type { Scope } from '../../dialect';
import { objectKey } from '../objects/keys';
import type { PjsipObject } from '../objects/pjsip-object';
import { credentialOf } from './credential';
import { bareHostUse, hostUse } from './hosts';
import { findObject } from './lookup';
import { contactsOf, peerModel } from './peer';
import { registrationModel } from './registration';
import { transportModel } from './transport';
import { uriOption } from './values';

const NOTHING: SipModel = Object.freeze([]);

/** What an object that loads means in SIP. */
export function modelOf(object: PjsipObject, scope: Scope): SipModel {
  switch (object.type) {
    case 'registration':
      return registration(object, scope);
    case 'endpoint':
      return endpoint(object, scope);
    case 'aor':
      return aor(object, scope);
    case 'auth':
      return [credentialOf(object), ...bareHostUse(object, object.text('realm'), 'realm')];
    case 'identify':
      return identify(object, scope);
    case 'transport':
      return transport(object);
    default:
      return NOTHING;
  }
}

function registration(object: PjsipObject, scope: Scope): SipModel {
  const model = registrationModel(object, scope);
  if (!model) return NOTHING;
  const proxied = model.outboundProxies.length > 0;
  return [
    model,
    ...hostUse(object, model.registrar, 'registrar', proxied),
    ...hostUse(object, model.addressOfRecord, 'address-of-record', proxied),
    ...model.outboundProxies.flatMap((proxy) => hostUse(object, proxy, 'outbound-proxy')),
  ];
}

function endpoint(object: PjsipObject, scope: Scope): SipModel {
  const peer = peerModel(object, scope);
  const hosts: HostUse[] = [
    ...bareHostUse(object, object.text('from_domain'), 'from-domain'),
    ...hostUse(object, uriOption(object, 'outbound_proxy'), 'outbound-proxy'),
  ];
  if (!peer && hosts.length === 0) return NOTHING;
  return peer ? [peer, ...hosts] : hosts;
}

/** Calls go by the endpoint's outbound proxy, OPTIONS by the AOR's own: an edge in either decides the way. */
function aor(object: PjsipObject, scope: Scope): SipModel {
  const contacts = contactsOf(object);
  const own = uriOption(object, 'outbound_proxy');
  if (contacts.length === 0 && !own) return NOTHING;
  const proxied = own !== undefined || isProxied(object, scope);
  return [
    ...contacts.flatMap((contact) => hostUse(object, contact, 'target', proxied)),
    ...hostUse(object, own, 'outbound-proxy'),
  ];
}

function isProxied(object: PjsipObject, scope: Scope): boolean {
  return scope.mentions(objectKey('aor', object.name)).some((subject) =>
    subject.defines.some((key) => {
      if (!key.startsWith('endpoint/')) return false;
      return findObject(scope, 'endpoint', key.slice('endpoint/'.length))?.has('outbound_proxy') === true;
    }),
  );
}

function identify(object: PjsipObject, scope: Scope): SipModel {
  const matches = object.items('match');
  const peerName = object.text('endpoint');
  const peer = peerName?.value === undefined ? undefined : findObject(scope, 'endpoint', peerName.value);
  const identity: Identity = {
    kind: 'identity',
    name: object.name,
    at: object.at,
    userAgent: 'asterisk',
    matches,
    conditions: [...object.items('match_header'), ...object.items('match_request_uri')],
    inboundAuthentication: peer?.lastItems('auth') ?? [],
    ...(peerName ? { peerName } : {}),
  };
  const hosts = matches.flatMap((match) =>
    match.text.includes('/') ? [] : bareHostUse(object, match, 'identity'),
  );
  return [identity, ...hosts];
}

function transport(object: PjsipObject): SipModel {
  const model = transportModel(object);
  const elements: SipElement[] = [model];
  for (const address of [model.externalSignalingAddress, model.externalMediaAddress]) {
    elements.push(...bareHostUse(object, address, 'external-address'));
  }
  return elements;
}
