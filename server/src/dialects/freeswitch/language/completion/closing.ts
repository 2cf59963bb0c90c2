import { columns } from '../../../caret-word';
import type { Completions } from '../../../language';
import { type Caret, textAbove } from './caret';
import { openName } from './tags';

/** The name of the element that is open, behind `</`. */
export function completeClosing(caret: Caret): Completions | undefined {
  const { file, line, text, character } = caret;
  const begun = /<\/([\w:.-]*)$/.exec(text.slice(0, character));
  if (!begun) return undefined;
  const name = openName(textAbove(file, { line, character: begun.index }));
  if (name === undefined) return undefined;
  const end = character + (/^[\w:.-]*/.exec(text.slice(character))?.[0].length ?? 0);
  const newText = text.charAt(end) === '>' ? name : `${name}>`;
  const candidates = [{ label: name, kind: 'type', newText, detail: 'ends the element' } as const];
  return { range: columns(caret, begun.index + 2, end), candidates };
}
