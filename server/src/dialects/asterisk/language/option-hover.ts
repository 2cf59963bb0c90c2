import type { Entry } from '../../../syntax/conf/tree';
import { code, escapeMarkdown, linkTo } from '../../../text/markdown';
import type { ConfObject } from '../objects/conf-object';
import { sameOption } from '../objects/pjsip-object';
import { namePlace } from '../objects/setting';
import { heirsOf } from './mentions';
import type { SectionOption } from './section-type';
import { shownValue } from './shown';

/** Where the value comes from that counts for the section in the end, seen from one of its lines. */
export function effectiveText(owner: ConfObject, entry: Entry, option: SectionOption, uri: string): string {
  const { category } = owner;
  const lines = category.variables.filter(({ name }) => sameOption(name, entry.name));
  const own = lines.findIndex((line) => line === entry || line.joined?.includes(entry) === true);
  const heirs = heirsOf(category).size;
  const others =
    heirs === 0 ? '' : `${heirs === 1 ? 'One section inherits' : `${heirs} sections inherit`} it.`;
  const text = option.spec.append ? addedText(lines, own, uri) : countingText(lines, own, uri);
  return [text, others].filter((part) => part !== '').join(' ');
}

/** The last line counts. */
function countingText(lines: readonly Entry[], own: number, uri: string): string {
  const last = lines.at(-1);
  if (!last || own < 0) return '';
  if (own < lines.length - 1) return `Does not count: ${setBy(last, uri)} comes later.`;
  const before = lines[own - 1];
  return before ? `Overrides ${setBy(before, uri)}.` : '';
}

function setBy(entry: Entry, uri: string): string {
  const section = entry.section.header?.name ?? '';
  const where = linkTo(namePlace(entry), uri);
  return `${code(shownValue(entry.name, entry.value))} of \\[${escapeMarkdown(section)}\\] (${where})`;
}

/** The lines add up. */
function addedText(lines: readonly Entry[], own: number, uri: string): string {
  const others = lines.filter((_line, index) => index !== own);
  if (others.length === 0) return '';
  const shown = others.slice(0, 5).map((line) => linkTo(namePlace(line), uri));
  const more = others.length > shown.length ? ` and ${others.length - shown.length} more` : '';
  return `Adds to ${shown.join(', ')}${more}.`;
}
