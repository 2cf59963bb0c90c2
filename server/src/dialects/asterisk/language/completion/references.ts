import { type Chosen, chooseNames } from '../../../candidates';
import { columns, type Word } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { objectType } from '../../schema';
import type { AsteriskFile } from '../asterisk-file';
import type { Caret } from './caret';

/** The name of another object of the load unit, or of a dialplan context. */
export function completeReference(caret: Caret, references: string, word: Word): Completions | undefined {
  const chosen =
    references === 'dialplan-context'
      ? contextNames(caret.file, word.typed)
      : objectNames(caret, references, word);
  return chosen && { range: columns(caret, word.start, word.end), ...chosen };
}

function contextNames({ dialplan }: AsteriskFile, typed: string): Chosen | undefined {
  const names = dialplan?.load.categories.list.filter(({ template }) => !template).map(({ name }) => name);
  return (
    names && chooseNames(new Set(names), typed, (label) => ({ label, kind: 'reference', detail: 'context' }))
  );
}

/** The one that is called like the section itself comes first: most people name them alike. */
function objectNames(caret: Caret, references: string, { typed, start, end }: Word): Chosen | undefined {
  if (!objectType(references)) return undefined;
  const others = listed(caret, start, end);
  const names = namesOfType(caret.file, references);
  const own = caret.owner?.category.name;
  const wanted = [...names].filter((name) => !others.has(name));
  const first =
    own !== undefined && wanted.includes(own) ? [own, ...wanted.filter((name) => name !== own)] : wanted;
  return chooseNames(
    first,
    typed,
    (label): Candidate => ({
      label,
      kind: 'reference',
      detail: references,
      rank: label === own ? 0 : 1,
    }),
  );
}

export function* namesOfType({ document: { names } }: AsteriskFile, type: string): Generator<string> {
  const prefix = `${type}/`;
  for (const key of names.keys()) {
    if (key.startsWith(prefix) && names.definitions(key).length > 0) yield key.slice(prefix.length);
  }
}

/** The other names that the list has. */
function listed({ text }: Caret, start: number, end: number): ReadonlySet<string> {
  const value = text.slice(text.indexOf('=') + 1);
  const offset = text.length - value.length;
  const rest = `${value.slice(0, Math.max(0, start - offset))},${text.slice(end)}`;
  return new Set(rest.split(',').map((item) => item.replace(/^>/, '').trim()));
}
