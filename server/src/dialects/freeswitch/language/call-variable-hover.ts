import type { XmlAttribute, XmlElement } from '../../../syntax/xml/element';
import { code } from '../../../text/markdown';
import { type Position, type Range, rangeOf } from '../../../text/range';
import type { HoverText } from '../../language';
import { CALL_VARIABLES } from './call-variables';

/** What a variable of calls does that a `<variable>` or an application of the dialplan sets. */
export function hoverCallVariable(
  element: XmlElement,
  attribute: XmlAttribute,
  position: Position,
): HoverText | undefined {
  const { range } = attribute.valueAt;
  if (element.name === 'variable') {
    const text = variableText(element.value('name') ?? '');
    return text === undefined ? undefined : { text, range };
  }
  // what is filled in is not as long as what is written
  const isWritten = attribute.origin === 'literal' && attribute.raw === attribute.value;
  if (attribute.name !== 'data' || !isWritten || range.start.line !== range.end.line) return undefined;
  const setting = settingAt(element.value('application') ?? '', attribute.value, range, position);
  const text = setting && variableText(setting.name);
  return setting && text !== undefined ? { text, range: setting.range } : undefined;
}

const ASSIGNED = /^(?:nolocal:)?([\w-]+)=.*$/;
/** One of those in the braces ahead of a dial string. */
const IN_BRACES = /(?<=[{[<,])([\w-]+)=[^{}[\]<>,]*/g;

/** The assignment of `set`, `export` or a dial string that the position is in. */
function settingAt(application: string, data: string, { start }: Range, { character }: Position) {
  const offset = character - start.character;
  const found = /^(?:set|export)$/.test(application)
    ? ASSIGNED.exec(data)
    : [...data.matchAll(IN_BRACES)].find(
        ({ index, 0: all }) => index <= offset && offset <= index + all.length,
      );
  const name = found?.[1];
  if (!found || name === undefined) return undefined;
  const from = start.character + found.index;
  return { name, range: rangeOf(start.line, from, start.line, from + found[0].length) };
}

function variableText(name: string): string | undefined {
  const variable = CALL_VARIABLES.get(name);
  if (!variable) return undefined;
  const { what, values = [] } = variable;
  const words = values.length > 0 ? `\n\nValues: ${values.map((value) => code(value)).join(', ')}` : '';
  return `**${name}** · variable of calls\n\n${what.charAt(0).toUpperCase()}${what.slice(1)}.${words}`;
}
