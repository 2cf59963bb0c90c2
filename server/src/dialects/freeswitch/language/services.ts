import { parseHostPort } from '../../../sip/host-port';
import type { ServiceName } from '../../../twilio/account/snapshot';
import { serviceOf } from '../../twilio-candidates';
import type { Gateway } from '../objects/gateway';

/** The SIP Domain or trunk that a gateway leads to, also where FreeSWITCH drops the gateway. */
export function twilioService({ destination }: Gateway): ServiceName | undefined {
  const value = destination?.value.value;
  if (value === undefined) return undefined;
  const bare = value.replace(/^sips?:/i, '').split(';')[0] ?? '';
  return serviceOf(parseHostPort(bare.slice(bare.indexOf('@') + 1)).host.text);
}
