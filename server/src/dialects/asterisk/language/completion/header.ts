import { type Chosen, chooseNames } from '../../../candidates';
import { columns, wordIn } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { ConfObject } from '../../objects/conf-object';
import { sectionKey } from '../../objects/keys';
import { objectType } from '../../schema';
import type { AsteriskFile } from '../asterisk-file';
import { sectionType } from '../section-type';
import type { Caret } from './caret';

/** `[name](item,item)`. */
export function completeHeader(caret: Caret): Completions | undefined {
  const { text, character } = caret;
  const open = text.indexOf('[');
  if (character <= open) return undefined;
  const close = text.indexOf(']', open);
  if (close < 0 || character <= close) return completeName(caret, open + 1, close);
  const from = text.indexOf('(', close) + 1;
  const to = text.indexOf(')', close);
  if (from === 0 || character < from || (to >= 0 && character > to)) return undefined;
  return completeParent(caret, from, to < 0 ? text.length : to);
}

/** Names that something asks for and nothing defines come first: they are what is missing. */
function completeName(caret: Caret, from: number, close: number): Completions {
  const { file } = caret;
  const end = close < 0 ? caret.text.trimEnd().length : close;
  const word = wordIn(caret, from, Math.max(end, caret.character), '');
  const suffix = close < 0 ? ']' : '';
  const { wanted, defined } = namesOf(file);
  const names = [...wanted.keys(), ...[...defined.keys()].filter((name) => !wanted.has(name))];
  const { candidates, incomplete } = chooseNames(names, word.typed, (name): Candidate => {
    const missing = wanted.get(name);
    return {
      label: name,
      kind: 'reference',
      newText: name + suffix,
      detail: missing ? `${missing}: named, and not defined` : (defined.get(name) ?? ''),
      rank: missing ? 0 : 1,
    };
  });
  return { range: columns(caret, word.start, word.end), candidates, incomplete };
}

interface SectionNames {
  /** Type by name. */
  readonly wanted: ReadonlyMap<string, string>;
  readonly defined: ReadonlyMap<string, string>;
}

function namesOf({ program, document: { names } }: AsteriskFile): SectionNames {
  const wanted = new Map<string, string>();
  const defined = new Map<string, string>();
  if (program.dialect !== 'asterisk-pjsip' && program.dialect !== 'asterisk-wizard')
    return { wanted, defined };
  for (const key of names.keys()) {
    const slash = key.indexOf('/');
    const type = key.slice(0, slash);
    if (!objectType(type)) continue;
    const name = key.slice(slash + 1);
    if (names.definitions(key).length > 0) defined.set(name, type);
    else if (names.mentions(key).length > 0) wanted.set(name, type);
  }
  for (const single of ['global', 'system'])
    if (!defined.has(single)) defined.set(single, 'settings of Asterisk');
  return { wanted, defined };
}

function completeParent(caret: Caret, from: number, to: number): Completions {
  const word = wordIn(caret, from, to, ',');
  const { candidates, incomplete } = templates(caret, word.typed);
  const range = columns(caret, word.start, word.end);
  if (word.typed !== '') return { range, candidates, incomplete };
  const marks: Candidate[] = [
    { label: '!', kind: 'template', detail: 'this section is a template', rank: 1 },
    { label: '+', kind: 'template', detail: 'adds to the section of this name', rank: 2 },
  ];
  return { range, candidates: [...candidates, ...marks], incomplete };
}

/** Templates above, those for the same type first. */
function templates({ file, owner }: Caret, typed: string): Chosen {
  const { program, document } = file;
  const prefix = sectionKey(program.dialect, '');
  const found = new Map<string, ConfObject>();
  for (const key of document.names.keys()) {
    if (!key.startsWith(prefix)) continue;
    for (const subject of document.names.definitions(key)) {
      if (subject instanceof ConfObject && subject !== owner) found.set(subject.category.name, subject);
    }
  }
  return chooseNames([...found.keys()], typed, (name) => {
    const template = found.get(name);
    const type = template && sectionType(template);
    return { label: name, kind: 'template', detail: type ? `template for ${type.name}` : 'template' };
  });
}
