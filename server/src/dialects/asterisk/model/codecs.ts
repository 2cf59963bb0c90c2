import type { Sourced } from '../../../sip/sourced';
import { type PjsipObject, sameOption, splitItems } from '../objects/pjsip-object';
import { sourcedText } from '../objects/setting';

/**
 * The codecs that `allow` and `disallow` leave, in order. Undefined where no line sets them. `all` stays a word of its own,
 * for it means every codec of this Asterisk. The place is that of the last line.
 */
export function codecsOf(object: PjsipObject): Sourced<readonly string[]> | undefined {
  let names: string[] = [];
  let last: Sourced<string> | undefined;
  for (let i = 0; i < object.settings.length; i++) {
    const name = object.settings[i]?.name ?? '';
    const allow = sameOption(name, 'allow');
    if (!allow && !sameOption(name, 'disallow')) continue;
    const setting = object.setting(i);
    if (!setting) continue;
    last = sourcedText(setting);
    if (last.value === undefined) return { text: last.text, origin: 'placeholder' };
    for (const item of splitItems({ ...last, text: last.text.replaceAll('|', ',') }))
      names = apply(names, item.text, allow);
  }
  return last && { ...last, value: names };
}

function apply(names: string[], item: string, allow: boolean): string[] {
  const negated = item.startsWith('!');
  const codec = (negated ? item.slice(1) : item).split(':')[0]?.toLowerCase() ?? '';
  const adds = allow !== negated;
  if (codec === 'all') return adds ? ['all'] : [];
  const others = names.filter((name) => name !== codec);
  return adds ? [...others, codec] : others;
}
