import type { XmlChunk } from '../../../syntax/xml/chunk';
import { contains, type Range } from '../../../text/range';
import type { Location } from '../../language';
import type { FreeSwitchFile } from './freeswitch-file';

interface VariableUse {
  readonly range: Range;
  readonly writtenAt: Location;
}

/** Where values come in that directives give to variables. Of a variable that is another one alone only its uses count. */
export function* variableUses(file: FreeSwitchFile): Generator<VariableUse> {
  for (const chunk of file.chunks) {
    for (const { at, definition } of chunk.uses) {
      if (definition?.value === undefined) continue;
      const { uri, range } = definition.valueAt;
      const use = { range: at.range, writtenAt: { uri, range } };
      if (counts(chunk, use)) yield use;
    }
  }
}

function counts({ directives, comments }: XmlChunk, { range, writtenAt }: VariableUse): boolean {
  const around = directives.find(({ at }) => contains(at.range, range.start));
  if (!around) return !comments.some(({ at }) => contains(at.range, range.start));
  const given = around.definition?.valueAt;
  return given?.uri !== writtenAt.uri || JSON.stringify(given.range) !== JSON.stringify(writtenAt.range);
}
