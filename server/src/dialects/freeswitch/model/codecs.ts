import type { Sourced } from '../../../sip/sourced';
import { hasPlaceholder } from '../../../text/placeholder';
import type { Gateway } from '../objects/gateway';
import type { Param } from '../objects/params';
import type { Profile } from '../objects/profile';
import { inherited } from './values';

const VARIABLES = ['absolute_codec_string', 'codec_string'];

/** What a gateway offers: by a variable of its own, else by the profile. Undefined where FreeSWITCH's own list counts. */
export function codecsOf(
  gateway: Gateway,
  profile: Profile | undefined,
): Sourced<readonly string[]> | undefined {
  const own = gateway.variables.find(
    ({ name, direction }) => VARIABLES.includes(name) && (direction === 'outbound' || direction === 'both'),
  );
  if (own) return readList(own.value);
  const preferred = profile && preferencesOf(profile);
  return preferred && inherited(readList(preferred.value));
}

/** `codec-prefs` sets both directions; what stands last counts. */
function preferencesOf({ params }: Profile): Param | undefined {
  return params.list.findLast(({ name, text }) => {
    const lower = name.toLowerCase();
    return (lower === 'codec-prefs' || lower === 'outbound-codec-prefs') && text !== '';
  });
}

/** `OPUS,G722,PCMU@8000h@20i`: names in lower case, without rates and modules. */
function readList(value: Sourced<string>): Sourced<readonly string[]> {
  const { value: text, ...rest } = value;
  if (text === undefined || hasPlaceholder(text)) return rest;
  const names = text.split(/[,:\s]+/).map((word) => (word.split('@')[0] ?? '').replace(/^mod_\w+\./, ''));
  return { ...rest, value: names.filter((name) => name !== '').map((name) => name.toLowerCase()) };
}
