import type { Position } from '../../../../text/range';
import type { Completions } from '../../../language';
import type { AsteriskFile } from '../asterisk-file';
import { caretAt } from './caret';
import { completeDirective } from './directive';
import { completeHeader } from './header';
import { completeOptionName } from './names';
import { completeValue } from './values';

/** What could stand at the caret, read from the line as it is typed so far. */
export function completeAt(file: AsteriskFile, position: Position): Completions | undefined {
  const caret = caretAt(file, position);
  if (!caret || file.program.dialect === 'asterisk-chan-sip') return undefined;
  const first = caret.text.trimStart().charAt(0);
  if (first === '[') return completeHeader(caret);
  if (first === '#') return completeDirective(caret);
  const equals = caret.text.indexOf('=');
  return equals >= 0 && caret.character > equals ? completeValue(caret, equals) : completeOptionName(caret);
}
