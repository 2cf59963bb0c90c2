import type { SipElement } from '../../../sip/model';
import type { ServiceName } from '../../../twilio/account/snapshot';
import type { UnitNames } from '../../language';
import { serviceOf } from '../../twilio-candidates';
import type { ConfObject } from '../objects/conf-object';
import { objectKey } from '../objects/keys';

/** What an auth is used for. */
export interface AuthUse {
  /** Anything refers to it at all. */
  readonly used: boolean;
  /** The Twilio services that it answers for. */
  readonly services: readonly ServiceName[];
}

export function authUse(owner: ConfObject, names: UnitNames): AuthUse {
  const auths = owner.objects.filter(({ type }) => type === 'auth');
  const mentions = auths.flatMap(({ name }) => names.mentions(objectKey('auth', name)));
  const subjects = owner.role === 'wizard' ? [...mentions, owner] : mentions;
  const services = subjects.flatMap((subject) => names.modelOf(subject).flatMap(servicesOf));
  return { used: subjects.length > 0, services };
}

function servicesOf(element: SipElement): ServiceName[] {
  const uris =
    element.kind === 'registration' ? [element.registrar] : element.kind === 'peer' ? element.targets : [];
  return uris.flatMap(({ value }) => (value ? (serviceOf(value.host.text) ?? []) : []));
}
