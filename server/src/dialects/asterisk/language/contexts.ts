import type { Range } from '../../../text/range';
import type { Located, Location } from '../../language';
import type { Category } from '../load/category';
import type { PjsipObject } from '../objects/pjsip-object';
import { valuePlace } from '../objects/setting';
import { objectType } from '../schema';
import type { AsteriskFile } from './asterisk-file';

/** The name of a dialplan context: where it is opened, and who sends calls there. */
export function contextLocated(file: AsteriskFile, name: string, range: Range): Located | undefined {
  if (name === '') return undefined;
  return {
    range,
    target: {
      kind: 'local',
      definitions: () => definitionsOf(file, name),
      references: () => referencesOf(file, name),
    },
  };
}

function definitionsOf({ dialplan }: AsteriskFile, name: string): Location[] {
  const context = dialplan?.load.categories.named(name);
  return (context?.sections ?? []).flatMap(({ uri, line, header }) => {
    if (!header) return [];
    const { start, end } = header;
    return [{ uri, range: { start: { line, character: start }, end: { line, character: end } } }];
  });
}

/** Contexts have no key in the unit, so every object is looked at: rare, and asked for by hand. */
function referencesOf({ unit, dialplan }: AsteriskFile, name: string): Location[] {
  const found: Location[] = [];
  for (const program of unit.programs) {
    if (program === dialplan) continue;
    for (const { objects } of program.subjects)
      for (const object of objects) found.push(...contextOptions(object, name));
  }
  for (const category of dialplan?.load.categories.list ?? []) found.push(...inclusions(category, name));
  return found;
}

function contextOptions(object: PjsipObject, name: string): Location[] {
  return object.settings.flatMap(({ name: option, value }, index): Location[] => {
    if (value !== name) return [];
    const spec = objectType(object.type)?.options.get(option.toLowerCase());
    const entry = spec?.references === 'dialplan-context' ? object.setting(index)?.entry : undefined;
    if (!entry) return [];
    const at = valuePlace(entry);
    return [{ uri: at.uri, range: at.range }];
  });
}

/** `include => NAME` in another context. */
function inclusions({ variables }: Category, name: string): Location[] {
  return variables.flatMap((entry): Location[] => {
    if (entry.name.toLowerCase() !== 'include' || entry.value.split(/[,|]/)[0]?.trim() !== name) return [];
    const at = valuePlace(entry).slice(0, name.length);
    return [{ uri: at.uri, range: at.range }];
  });
}
