import { hasPlaceholder } from '../../../text/placeholder';
import { placeOf } from '../load/element';
import type { Profile } from '../objects/profile';
import { externalAddressFault } from './external-address';
import { judgeParams } from './params';
import { type Fault, type Verdict, verdictOf } from './verdict';

/** What mod_sofia does with a profile by itself. */
export function judgeProfile(profile: Profile): Verdict {
  return verdictOf([
    ...judgeSettings(profile),
    ...externalAddressFault(profile),
    ...judgeParams(profile.params),
  ]);
}

function judgeSettings({ settings, element, name }: Profile): Fault[] {
  const at = placeOf(element, 'name');
  if (hasPlaceholder(name)) {
    const message = 'Its name is a placeholder that something fills in before FreeSWITCH reads it.';
    return [{ rule: 'internal/template-word', message, at, effect: 'unknown' }];
  }
  if (settings) return [];
  const message =
    'The profile has no <settings>: FreeSWITCH does not start it ("No Settings, check the new config!").';
  return [{ rule: 'freeswitch/invalid-value', message, at, effect: 'dropped' }];
}
