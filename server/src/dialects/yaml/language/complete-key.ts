import type { Position } from '../../../text/range';
import { chooseNames } from '../../candidates';
import { columns } from '../../caret-word';
import type { Completions } from '../../language';
import { variableNames } from '../../settings/completion';
import { meaningOf } from '../../settings/roles';
import type { YamlCaret } from './complete';
import { type KeyPlace, keyPlace } from './key-place';
import { keysOfShape } from './shapes';

/** The beginning of a key, with the dash of the item that it begins. */
const BEGUN = /^(\s*)((?:-\s+)*)["']?([\w.-]*)$/;

/** Keys of a mapping: those that its program reads, that other items of the list have, or that `.env` has a value for. */
export function completeKey(caret: YamlCaret, { line, character }: Position): Completions | undefined {
  const text = caret.line(line);
  const [, indent = '', dashes = '', typed = ''] = BEGUN.exec(text.slice(0, character)) ?? [undefined];
  const rest = text.slice(character);
  const end = character + (/^[\w.-]*/.exec(rest)?.[0].length ?? 0);
  const behind = text.slice(end).trim();
  if (!BEGUN.test(text.slice(0, character)) || !/^["']?(?::.*)?$/.test(behind)) return undefined;
  const dash = indent.length;
  const place = keyPlace(caret.line, line, { dash, column: dash + dashes.length });
  const found = candidatesAt(caret, place, dashes !== '');
  if (!found) return undefined;
  const names = found.names.filter((name) => !place.beside.has(name));
  const chosen = chooseNames(names, typed, (label) => {
    const newText = behind === '' ? found.write(label) : label;
    return { label, kind: 'option', newText, detail: found.detail };
  });
  return { range: columns({ line }, character - typed.length, end), ...chosen };
}

interface Keys {
  readonly names: readonly string[];
  readonly detail: string;
  write(name: string): string;
}

function candidatesAt(caret: YamlCaret, place: KeyPlace, isItem: boolean): Keys | undefined {
  const ofShape = keysOfShape(place);
  const write = (name: string) => `${name}: `;
  if (ofShape.length > 0) return { names: ofShape, detail: 'key of this resource', write };
  if (place.path[0] === 'environment') return ofEnvironment(caret, isItem);
  // a list of something else than trunks is none of ours
  if (![...place.elsewhere].some((key) => meaningOf(key) !== undefined)) return undefined;
  if (caret.subject === undefined || caret.subject.settingLists.length === 0) return undefined;
  return { names: [...place.elsewhere], detail: 'as another item has it', write };
}

/** docker compose hands variables of `.env` on where they are named. */
function ofEnvironment({ document }: YamlCaret, isItem: boolean): Keys {
  return {
    names: [...variableNames(document)],
    detail: 'variable',
    write: (name) => (isItem ? `${name}=\${${name}}` : `${name}: \${${name}}`),
  };
}
