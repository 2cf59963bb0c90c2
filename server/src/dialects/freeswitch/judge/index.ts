import type { FreeSwitchObject } from '../objects';
import type { Profile } from '../objects/profile';
import { judgeAccessList } from './access-list';
import { judgeGateway } from './gateway';
import { judgeParams } from './params';
import { judgeProfile } from './profile';
import { type Verdict, verdictOf } from './verdict';

export { EXTERNAL_IP_RULE, emptyExternalAddress } from './external-address';
export { type GatewayTransport, gatewayTransport } from './gateway';
export type { Fault, Verdict } from './verdict';

const LOADS: Verdict = { loads: true, faults: [] };

/** What FreeSWITCH makes of an object by itself. `profile`: the one that a gateway stands in. */
export function judgeObject(object: FreeSwitchObject, profile: Profile | undefined): Verdict {
  switch (object.kind) {
    case 'gateway':
      return judgeGateway(object, profile);
    case 'profile':
      return judgeProfile(object);
    case 'acl':
      return judgeAccessList(object);
    case 'user':
    case 'domain': {
      const faults = judgeParams(object.params);
      return faults.length === 0 ? LOADS : verdictOf(faults);
    }
    case 'extension':
      return LOADS;
  }
}
