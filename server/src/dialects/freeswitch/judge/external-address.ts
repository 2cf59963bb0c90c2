import type { Param } from '../objects/params';
import type { Profile } from '../objects/profile';
import type { Fault } from './verdict';

export const EXTERNAL_IP_RULE = 'freeswitch/ext-ip-unset';

/** The `ext-sip-ip` that is empty: mod_sofia as a whole does not load because of it. */
export function emptyExternalAddress({ params }: Profile): Param | undefined {
  return params.all('ext-sip-ip').find((param) => param.value.value === '');
}

export function externalAddressFault(profile: Profile): Fault[] {
  const param = emptyExternalAddress(profile);
  if (!param) return [];
  const message =
    'ext-sip-ip is empty ("Invalid ext-sip-ip"): mod_sofia does not load at all when FreeSWITCH starts, and no profile is there. Write an address, auto-nat, or remove the param.';
  return [{ rule: EXTERNAL_IP_RULE, message, at: param.valueAt, effect: 'dropped', param }];
}
