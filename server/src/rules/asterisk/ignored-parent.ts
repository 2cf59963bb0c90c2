import type { ConfSection, Header, HeaderItem } from '../../syntax/conf/tree';
import { Place } from '../../text/place';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';
import { replaceFix } from './fixes';

/** Whether an item of a header's list asks for another name than its writer sees: blanks count, main/config.c:2080. */
export function isBlankItem(text: string): boolean {
  return text.trim() !== text || text === '';
}

/** Lists of templates that do not mean what they look like. */
export const ignoredParent = rule({
  id: 'asterisk/ignored-parent',
  title: 'A blank or a comma that makes Asterisk miss a template',
  severity: 'error',
  on: 'asterisk.section',
  docs: {
    why: 'The list of templates counts only where `(` follows `]` at once: `[alice] (phone)` loads **without the template and without a word**. Inside the list blanks belong to the names, so `(a, b)` asks for a section ` b` and the file is refused; an empty item, as in `(a,)`, inherits the first section of the file, whatever that is.',
    invalid: [
      pjsip('[phone](!)\ntype = endpoint\n\n[alice] (phone)\ntype = endpoint\n'),
      pjsip('[a](!)\ntype = endpoint\n\n[b](!)\ncontext = office\n\n[alice](a, b)\nlanguage = de\n'),
      pjsip('[a](!)\ntype = endpoint\n\n[alice](a,)\nlanguage = de\n'),
    ],
    valid: [pjsip('[a](!)\ntype = endpoint\n\n[b](!)\ncontext = office\n\n[alice](a,b)\nlanguage = de\n')],
  },
  check(section, context) {
    const { header } = section;
    if (!header || header.fault) return;
    const gap = /^\s+(?=\()/.exec(header.rest)?.[0];
    if (!header.items && gap !== undefined) {
      const place = new Place(section, 0, header.close, header.close + header.rest.trimEnd().length);
      report(
        context,
        ignoredParent,
        place,
        'Asterisk ignores this list, for a blank stands ahead of it: the section inherits nothing, and nothing is logged. Remove the blank.',
        { fixes: () => [{ ...replaceFix(place.slice(0, gap.length), ''), title: 'Remove the blank' }] },
      );
    }
    header.items?.forEach((item, index) => {
      const problem = isBlankItem(item.text) ? problemOf(item, header, section) : undefined;
      if (!problem) return;
      const { at, message } = problem;
      report(context, ignoredParent, at, message, {
        fixes: () => [
          { ...replaceFix(withoutItem(section, header, index), item.text.trim()), title: titleFor(item) },
        ],
      });
    });
  },
});

function titleFor({ text }: HeaderItem): string {
  return text.trim() === '' ? 'Remove the empty item' : 'Remove the blank';
}

function problemOf(item: HeaderItem, header: Header, section: ConfSection): { at: Place; message: string } {
  const name = item.text.trim();
  const at = new Place(section, 0, item.start, Math.max(item.end, item.start));
  if (name !== '') {
    const message = `Blanks count in this list: Asterisk looks for a section [${item.text}] with the blank, and refuses the file where there is none. Remove the blank.`;
    return { at, message };
  }
  const list = new Place(section, 0, header.end + 1, header.close);
  const message =
    'The empty item of this list makes the section inherit the first section of the file, whatever that is. Remove the comma too many.';
  return { at: item.text === '' ? list : at, message };
}

/** The item, with one of its commas where it is empty; the whole list where nothing else is in it. */
function withoutItem(section: ConfSection, { items = [], end, close }: Header, index: number): Place {
  const item = items[index];
  if (!item) return new Place(section, 0, close, close);
  if (item.text.trim() !== '') return new Place(section, 0, item.start, item.end);
  if (items.length === 1) return new Place(section, 0, end + 1, close);
  return index > 0
    ? new Place(section, 0, item.start - 1, item.end)
    : new Place(section, 0, item.start, item.end + 1);
}
