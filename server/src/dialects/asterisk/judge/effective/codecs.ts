import { codecNames, patchedCodecNames } from '../../schema';
import { codecItems, readCodecItem } from '../values/codecs';
import type { Setting } from '../verdict';

/** The order in which Asterisk adds the formats of `all`. */
const ALL = [
  'amr',
  'amrwb',
  'codec2',
  'g723',
  'ulaw',
  'alaw',
  'gsm',
  'g726',
  'g726aal2',
  'adpcm',
  'slin',
  'slin12',
  'slin16',
  'slin24',
  'slin32',
  'slin44',
  'slin48',
  'slin96',
  'slin192',
  'lpc10',
  'g729',
  'speex',
  'speex16',
  'speex32',
  'ilbc',
  'g722',
  'siren7',
  'siren14',
  'g719',
  'opus',
  'jpeg',
  'png',
  'h261',
  'h263',
  'h263p',
  'h264',
  'h265',
  'mpeg4',
  'vp8',
  'vp9',
  'red',
  't140',
  't38',
  'silk8',
  'silk12',
  'silk16',
  'silk24',
].filter((name) => !patchedCodecNames.has(name));

/** The codecs that the `allow` and `disallow` lines leave, in order of preference (main/format_cap.c). */
export function effectiveCodecs(settings: readonly Setting[]): string[] {
  let list: string[] = [];
  for (const { name, value } of settings) {
    const option = name.toLowerCase();
    if (option === 'allow' || option === 'disallow') list = applyLine(list, value, option === 'allow');
  }
  return list;
}

function applyLine(before: readonly string[], value: string, allowing: boolean): string[] {
  if (value === '') return [...before];
  const printed = value.startsWith('(') && value.endsWith(')');
  let list = printed ? (allowing ? [] : [...ALL]) : [...before];
  for (const item of codecItems(value)) list = applyItem(list, item, allowing);
  return list;
}

function applyItem(list: string[], item: string, allowing: boolean): string[] {
  const { name, negated } = readCodecItem(item);
  const codec = name.toLowerCase();
  const adds = allowing !== negated;
  if (codec === 'all') return adds ? [...list, ...ALL.filter((known) => !list.includes(known))] : [];
  if (!codecNames.has(codec) && !patchedCodecNames.has(codec)) return list;
  if (!adds) return list.filter((known) => known !== codec);
  return list.includes(codec) ? list : [...list, codec];
}
