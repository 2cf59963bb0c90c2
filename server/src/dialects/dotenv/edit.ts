import type { SipElement } from '../../sip/model';
import type { Place } from '../../text/place';
import { type FileEdit, rangeOf } from '../../text/range';
import type { ModelEditor } from '../dialect';
import { addVariable, setVariable } from '../settings/variable-edit';

const NOTHING: readonly FileEdit[] = Object.freeze([]);

/** Edits of `.env` files: the value between its quotes, or a line beside the one that is there. */
export function dotenvEditor(text: () => string): ModelEditor {
  return {
    set: (_element, value, newText) => setVariable(value.at, newText),
    add: (element, property, value) => add(element, property, value, text()),
    remove: (_element, value) => removeLine(value.at),
    rename: () => NOTHING,
    // it is the file that passwords are moved to
    moveOut: () => NOTHING,
    removeElement: () => NOTHING,
  };
}

/** `TWILIO_EDGE` beside `TWILIO_REGION`; what other programs call their settings nobody knows. */
function add(element: SipElement, property: string, value: string, text: string): readonly FileEdit[] {
  if (element.kind !== 'host' || element.name !== 'TWILIO_REGION' || property !== 'edge') return NOTHING;
  return addVariable(element.at, text, 'TWILIO_EDGE', value);
}

function removeLine(at: Place | undefined): readonly FileEdit[] {
  if (!at) return NOTHING;
  const { line } = at.range.start;
  return [{ uri: at.uri, range: rangeOf(line, 0, line + 1, 0), newText: '' }];
}
