import { chooseNames } from '../../../candidates';
import { columns, wordIn } from '../../../caret-word';
import type { Completions } from '../../../language';
import type { Caret } from './caret';
import { completeDialledHost } from './hosts';
import { completeReference, namesOfType } from './references';

/** The last dial string that is being typed: `PJSIP/…` up to the caret. */
const DIAL_STRING = /(?:^|[(&,"\s])PJSIP\/((?:[^,&)"{}]|\{[^}]*\})*)$/i;

/** Endpoints and Twilio hosts in dial strings, contexts in `include`. */
export function completeDial(caret: Caret, name: string, from: number): Completions | undefined {
  const { text, character } = caret;
  if (name.toLowerCase() === 'include')
    return completeReference(caret, 'dialplan-context', wordIn(caret, from, text.length, ',|'));
  const dial = DIAL_STRING.exec(text.slice(from, character))?.[1];
  if (dial === undefined) return undefined;
  const start = character - dial.length;
  const uri = /\/sips?:/i.exec(dial);
  if (uri) {
    const hostFrom = start + uri.index + uri[0].length;
    const isHost = text.slice(hostFrom, character).includes('@');
    return isHost ? completeDialledHost(caret, hostFrom, text.length) : undefined;
  }
  const word = wordIn(caret, start, text.length, '@/&,)"');
  const chosen = chooseNames([...namesOfType(caret.file, 'endpoint')], word.typed, (label) => ({
    label,
    kind: 'reference',
    detail: 'endpoint',
  }));
  return { range: columns(caret, word.start, word.end), ...chosen };
}
