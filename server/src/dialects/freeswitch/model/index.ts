import type { SipModel } from '../../../sip/model';
import type { Scope } from '../../dialect';
import type { FreeSwitchObject } from '../objects';
import { domainKey } from '../objects/keys';
import { userCredential } from './credential';
import { settle } from './element-home';
import { extensionModel } from './extension';
import { gatewayModel } from './gateway';
import { profileModel } from './profile';

const NOTHING: SipModel = Object.freeze([]);

/** What an object that FreeSWITCH keeps means in SIP. */
export function modelOf(object: FreeSwitchObject, scope: Scope): SipModel {
  const model = elementsOf(object, scope);
  for (const element of model) if (element.kind === 'host') settle(element, object.element);
  return model;
}

function elementsOf(object: FreeSwitchObject, scope: Scope): SipModel {
  switch (object.kind) {
    case 'gateway':
      return gatewayModel(object, scope);
    case 'profile':
      return profileModel(object, scope);
    case 'user': {
      // what it inherits may be another when its domain is
      if (object.domainName !== undefined) scope.definitions(domainKey(object.domainName));
      const credential = userCredential(object);
      return credential ? [credential] : NOTHING;
    }
    case 'extension':
      return extensionModel(object, scope);
    case 'acl':
    case 'domain':
      return NOTHING;
  }
}
