import { hasPlaceholder } from '../../../text/placeholder';
import { isTemplated, placeOf } from '../load/element';
import type { Profile } from '../objects/profile';
import { externalAddressFault } from './external-address';
import { judgeParams } from './params';
import { type Fault, type Verdict, verdictOf } from './verdict';
import { judgeMediaOptions } from './words';

/** What mod_sofia does with a profile by itself. */
export function judgeProfile(profile: Profile): Verdict {
  return verdictOf([
    ...judgeSettings(profile),
    ...externalAddressFault(profile),
    ...judgeParams(profile.params),
    ...judgeMediaOptions(profile.params),
    ...judgeMediaAddress(profile),
  ]);
}

function judgeSettings({ settings, element, name }: Profile): Fault[] {
  const at = placeOf(element, 'name');
  if (hasPlaceholder(name)) {
    const message = 'Its name is a placeholder that something fills in before FreeSWITCH reads it.';
    return [{ rule: 'internal/template-word', message, at, effect: 'unknown' }];
  }
  if (settings || isTemplated(element)) return [];
  const message =
    'The profile has no <settings>: FreeSWITCH does not start it ("No Settings, check the new config!"). Add them, or remove the profile.';
  return [{ rule: 'freeswitch/invalid-value', message, at, effect: 'dropped' }];
}

/** Only `ext-sip-ip` takes the module with it, unless the global settings say so of this one, too (sofia.c:5144). */
function judgeMediaAddress({ params }: Profile): Fault[] {
  return params.all('ext-rtp-ip').flatMap((param): Fault[] => {
    if (param.value.value !== '') return [];
    const message =
      'ext-rtp-ip is empty ("Invalid ext-rtp-ip"): media goes by the local address, and mod_sofia does not load where abort-on-empty-external-ip is true. Write an address, auto-nat, or remove the param.';
    return [{ rule: 'freeswitch/invalid-value', message, at: param.valueAt, effect: 'kept', param }];
  });
}
