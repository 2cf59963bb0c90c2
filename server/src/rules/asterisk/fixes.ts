import { commentOut, removeLine, renameOption, replaceAt } from '../../dialects/asterisk/edit/lines';
import { escapeValue } from '../../dialects/asterisk/edit/style';
import type { ConfSection, Entry } from '../../syntax/conf/tree';
import type { Place } from '../../text/place';
import type { Fix, FixKind } from '../finding';

/** Writes another value over the one at the place. */
export function changeTo(place: Place, text: string): Fix {
  return { title: `Change to ${text}`, kind: 'unsafe', edits: [replaceAt(place, escapeValue(text))] };
}

export function removeThisLine(entry: Entry, title = 'Remove this line'): Fix {
  return { title, kind: 'unsafe', edits: [removeLine(entry)] };
}

/** Gives the option another name, behind the prefix that a wizard's option has. */
export function renameTo(entry: Entry, name: string): Fix {
  const prefix = name.includes('/') ? '' : entry.name.slice(0, entry.name.indexOf('/') + 1);
  return { title: `Rename to ${prefix}${name}`, kind: 'unsafe', edits: [renameOption(entry, prefix + name)] };
}

/** One fix for each suggestion; the editor offers the first one first. */
export function each(suggestions: readonly string[] | undefined, make: (text: string) => Fix): Fix[] {
  return (suggestions ?? []).map((text, index) => ({
    ...make(text),
    ...(index === 0 ? { preferred: true } : {}),
  }));
}

/** Replaces what stands at the place, whatever it is. */
export function replaceFix(place: Place, text: string): Fix {
  return { title: `Change to ${text}`, kind: 'unsafe', edits: [replaceAt(place, text)] };
}

/** Makes a line a comment, where that neither opens nor closes a block of comments. */
export function commentOutAt(section: ConfSection, line: number, kind: FixKind): Fix[] {
  const edit = commentOut(section, line);
  return edit ? [{ title: 'Make this line a comment', kind, edits: [edit] }] : [];
}
