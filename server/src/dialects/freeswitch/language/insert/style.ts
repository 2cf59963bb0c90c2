import type { XmlElement } from '../../../../syntax/xml/element';
import { lineEndOf, surroundings } from '../../edit/text';
import type { FreeSwitchFile } from '../freeswitch-file';

/** How the file is written. */
export interface Style {
  /** What one level of nesting adds. */
  readonly unit: string;
  readonly lineEnd: string;
  /** A param whose quotes and end are imitated. */
  readonly param: XmlElement | undefined;
}

export function styleOf(file: FreeSwitchFile): Style {
  const [chunk] = file.chunks;
  const param = nearestParam(file);
  return { unit: unitOf(file, param), lineEnd: chunk ? lineEndOf(chunk) : '\n', param };
}

/** Of this file, else of any gateway that the same FreeSWITCH has. */
function nearestParam(file: FreeSwitchFile): XmlElement | undefined {
  const { program } = file.unit;
  for (const objects of [program.objectsOf(file.uri), program.objects]) {
    for (const { object } of objects) {
      const [first] = object.kind === 'gateway' || object.kind === 'profile' ? object.params.list : [];
      if (first) return first.element;
    }
  }
  return undefined;
}

function unitOf({ chunks }: FreeSwitchFile, param: XmlElement | undefined): string {
  const outer = param?.parent;
  const inner = param && surroundings(param).indent;
  const own = outer && outer.nameAt.uri === param.nameAt.uri ? surroundings(outer).indent : undefined;
  if (inner !== undefined && own !== undefined && inner.startsWith(own) && inner.length > own.length)
    return inner.slice(own.length);
  return chunks.some(({ source }) => /^\t/m.test(source)) ? '\t' : '  ';
}
