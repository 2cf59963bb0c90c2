import { chooseNames } from '../../../candidates';
import { columns } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { numberCandidates } from '../../../twilio-candidates';
import { CALL_VARIABLES } from '../call-variables';
import type { Caret } from './caret';
import type { TypedAttribute } from './tags';

/** `name` of a `<variable>`. */
export function completeVariableName(caret: Caret, { valueStart, valueEnd }: TypedAttribute): Completions {
  return {
    range: columns(caret, valueStart, valueEnd),
    candidates: [...CALL_VARIABLES].map(([label, { what }]) => ({ label, kind: 'option', detail: what })),
  };
}

/** The value of a `<variable>` of that name. */
export function completeVariableValue(
  caret: Caret,
  name: string,
  { valueStart, valueEnd }: TypedAttribute,
): Completions | undefined {
  return valuesOf(caret, name, valueStart, valueEnd);
}

function valuesOf(caret: Caret, name: string, start: number, end: number): Completions | undefined {
  const variable = CALL_VARIABLES.get(name);
  const range = columns(caret, start, end);
  const typed = caret.text.slice(start, caret.character);
  if (variable?.isNumber) return { range, ...numberCandidates(caret.file.document.account, typed) };
  const values = variable?.values ?? [];
  if (values.length === 0) return undefined;
  return { range, candidates: values.map((label): Candidate => ({ label, kind: 'value' })) };
}

/** `NAME=VALUE` of `set` and `export`, up to the caret. */
const ASSIGNED = /^((?:nolocal:)?)([\w-]*)(=?)/;
/** The same in the braces ahead of a dial string. */
const IN_BRACES = /([{[<,])([\w-]*)(?:(=)[^{}[\]<>,=]*)?$/;

/** What an application sets, `text` being its data up to the caret. */
export function completeAssignment(
  caret: Caret,
  { valueStart, valueEnd }: TypedAttribute,
  inBraces: boolean,
): Completions | undefined {
  const { text, character } = caret;
  const before = text.slice(valueStart, character);
  const found = (inBraces ? IN_BRACES : ASSIGNED).exec(before);
  if (!found) return undefined;
  const [, ahead = '', name = '', equals = ''] = found;
  const nameStart = valueStart + found.index + ahead.length;
  const rest = text.slice(character, valueEnd);
  const end = character + (inBraces ? (/^[^,}\]>]*/.exec(rest)?.[0].length ?? 0) : rest.length);
  if (equals !== '') return valuesOf(caret, name, nameStart + name.length + 1, end);
  const nameEnd = character + (/^[\w-]*/.exec(rest)?.[0].length ?? 0);
  const suffix = text.charAt(nameEnd) === '=' ? '' : '=';
  const chosen = chooseNames([...CALL_VARIABLES.keys()], name, (label) => {
    return { label, kind: 'option', newText: label + suffix, detail: CALL_VARIABLES.get(label)?.what ?? '' };
  });
  return { range: columns(caret, nameStart, nameEnd), ...chosen };
}
