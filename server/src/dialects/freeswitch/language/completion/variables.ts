import { MASK } from '../../../../text/mask';
import { chooseNames } from '../../../candidates';
import { columns } from '../../../caret-word';
import type { Completions } from '../../../language';
import { coreGlobals } from '../../schema';
import type { FreeSwitchFile } from '../freeswitch-file';
import { shownValue } from '../shown';
import { definitionsOf, isSecretVariable, variableNames } from '../variables';
import type { Caret } from './caret';

/** `$${` and perhaps the beginning of a name, up to the caret. */
const BEGUN = /\$\$\{([^{}"'<>]*)$/;

/** The variables that something sets, and those that FreeSWITCH sets itself. */
export function completeVariable(caret: Caret): Completions | undefined {
  const { file, text, character } = caret;
  const typed = BEGUN.exec(text.slice(0, character))?.[1];
  if (typed === undefined) return undefined;
  const rest = /^[\w.-]*/.exec(text.slice(character))?.[0] ?? '';
  const end = character + rest.length;
  const closing = text.charAt(end) === '}' ? '' : '}';
  const own = variableNames(file);
  const names = new Set([...own, ...coreGlobals]);
  const { candidates, incomplete } = chooseNames(names, typed, (label) => {
    return {
      label,
      kind: 'reference',
      newText: label + closing,
      detail: detailOf(file, label),
      rank: coreGlobals.has(label) ? 1 : 0,
    };
  });
  return { range: columns(caret, character - typed.length, end), candidates, incomplete };
}

function detailOf(file: FreeSwitchFile, name: string): string {
  const value = definitionsOf(file, name).find((each) => each.value !== undefined)?.value;
  if (value === undefined) return coreGlobals.has(name) ? 'set by FreeSWITCH' : '';
  return isSecretVariable(file, name) ? MASK : shownValue(name, value);
}
