import type { Registration } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { Scope } from '../../dialect';
import type { PjsipObject } from '../objects/pjsip-object';
import { findCredentials, findTransport } from './lookup';
import { readBoolean, readInteger, uriOption, uriOptions } from './values';

function seconds(object: PjsipObject, option: string, fallback: number): Sourced<number> {
  return object.value(option, readInteger) ?? { value: fallback, text: String(fallback), origin: 'default' };
}

/** A `registration` section; undefined where it has not even the two URIs that make one. */
export function registrationModel(object: PjsipObject, scope: Scope): Registration | undefined {
  const registrar = uriOption(object, 'server_uri');
  const addressOfRecord = uriOption(object, 'client_uri');
  if (!registrar || !addressOfRecord) return undefined;
  const transportName = object.text('transport');
  const transport = findTransport(scope, transportName);
  const line = object.value('line', readBoolean)?.value === true ? object.text('endpoint') : undefined;
  return {
    kind: 'registration',
    name: object.name,
    at: object.at,
    userAgent: 'asterisk',
    registrar,
    addressOfRecord,
    outboundProxies: uriOptions(object, 'outbound_proxy'),
    authentication: findCredentials(scope, object.lastItems('outbound_auth')),
    expiry: seconds(object, 'expiration', 3600),
    retryInterval: seconds(object, 'retry_interval', 60),
    forbiddenRetryInterval: seconds(object, 'forbidden_retry_interval', 0),
    fatalRetryInterval: seconds(object, 'fatal_retry_interval', 0),
    maxRetries: seconds(object, 'max_retries', 10),
    authRejectionPermanent: object.value('auth_rejection_permanent', readBoolean) ?? {
      value: true,
      text: 'yes',
      origin: 'default',
    },
    ...(transport ? { transport } : {}),
    ...(transportName ? { transportName } : {}),
    ...(line ? { line } : {}),
  };
}
