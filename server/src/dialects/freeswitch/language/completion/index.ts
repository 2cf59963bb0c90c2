import type { Position } from '../../../../text/range';
import type { Completions } from '../../../language';
import type { FreeSwitchFile } from '../freeswitch-file';
import { completeAttribute } from './attributes';
import { type Caret, caretAt } from './caret';
import { completeClosing } from './closing';
import { completeDirective } from './directives';
import { completeElement, completeParams } from './elements';
import type { TypedAttribute, TypedTag } from './tags';
import { completeValue } from './values';
import { completeVariable } from './variables';

/** What could stand at a position. */
export function completeAt(file: FreeSwitchFile, position: Position): Completions | undefined {
  const caret = caretAt(file, position);
  if (!caret) return undefined;
  const variable = completeVariable(caret);
  if (variable) return variable;
  const { tag, character } = caret;
  const attribute = tag && valueAt(caret, tag);
  const closing = attribute ? undefined : completeClosing(caret);
  if (closing) return closing;
  if (!tag) return completeParams(caret);
  if (tag.form === 'close') return undefined;
  if (character <= tag.nameEnd) return completeElement(caret, tag);
  if (!attribute) return completeAttribute(caret, tag);
  return /^x-pre-process$/i.test(tag.name)
    ? completeDirective(caret, tag, attribute)
    : completeValue(caret, tag, attribute);
}

/** The attribute whose value the caret is in, on the caret's line. */
function valueAt({ character }: Caret, { attributes }: TypedTag): TypedAttribute | undefined {
  return attributes.find(
    ({ valueStart, valueEnd }) => valueStart >= 0 && valueStart <= character && character <= valueEnd,
  );
}
