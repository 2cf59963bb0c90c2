import { chooseNames } from '../../candidates';
import { type CaretLine, columns } from '../../caret-word';
import type { Completions, LanguageDocument } from '../../language';
import { kindNamedBy, resourceKey } from '../objects/resources';

/** The names of resources of the kind that a key speaks of: `credentialsRef`. */
export function completeReference(
  { names }: LanguageDocument,
  key: string,
  caret: CaretLine,
  start: number,
): Completions | undefined {
  const kind = kindNamedBy(key);
  if (kind === undefined) return undefined;
  const beginning = resourceKey({ kind, ref: '' });
  const found = new Set<string>();
  for (const each of names.keys())
    if (each.startsWith(beginning) && names.definitions(each).length > 0)
      found.add(each.slice(beginning.length));
  const { text, character } = caret;
  const chosen = chooseNames(found, text.slice(start, character), (label) => {
    return { label, kind: 'reference', detail: kind };
  });
  const end = character + text.slice(character).search(/["'\s#,}]|$/);
  return { range: columns(caret, start, end), ...chosen };
}
