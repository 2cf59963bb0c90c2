import type { XmlDirective } from '../../../syntax/xml/directive';
import type { Place } from '../../../text/place';
import { contains, type Position, rangeOf } from '../../../text/range';
import type { Located } from '../../language';
import { itemAt, locateInHost, locateInUri } from '../../targets';
import { variableKey } from '../objects/keys';
import { Params } from '../objects/params';
import type { ObjectSubject } from '../subject';
import type { FreeSwitchFile } from './freeswitch-file';
import type { Spot } from './spot';

/** What the text at a spot names. */
export function locateSpot(file: FreeSwitchFile, spot: Spot, position: Position): Located | undefined {
  switch (spot.kind) {
    case 'variable':
      return variable(spot.use.nameAt, spot.use.name);
    case 'directive':
      return locateDirective(spot.directive, position);
    case 'attribute-value':
      return locateValue(file, spot, position);
    default:
      return undefined;
  }
}

function variable({ range }: Place, name: string): Located {
  return { range, target: { kind: 'objects', keys: [variableKey(name)] } };
}

const FILE_START = rangeOf(0, 0, 0, 0);

function locateDirective(directive: XmlDirective, position: Position): Located | undefined {
  const { definition, dataAt, command } = directive;
  if (definition && contains(definition.nameAt.range, position))
    return variable(definition.nameAt, definition.name);
  if (command !== 'include' || !dataAt || !contains(dataAt.range, position)) return undefined;
  const definitions = () => directive.includes.map((uri) => ({ uri, range: FILE_START }));
  return { range: dataAt.range, target: { kind: 'local', definitions, references: () => [] } };
}

function locateValue(
  file: FreeSwitchFile,
  { element, attribute, offset }: Extract<Spot, { kind: 'attribute-value' }>,
  position: Position,
): Located | undefined {
  const subject = file.subjectOf(element);
  if (!subject) return undefined;
  const reference = subject.references.find(({ at }) => isHere(file, at, position));
  if (reference) return { range: reference.at.range, target: { kind: 'objects', keys: [reference.key] } };
  const { object } = subject;
  const isName = attribute.name === 'name' || (object.kind === 'user' && attribute.name === 'id');
  if (element === object.element && isName && subject.defines.length > 0)
    return { range: attribute.valueAt.range, target: { kind: 'objects', keys: subject.defines } };
  return attribute.name === 'value' && attribute.origin === 'literal'
    ? locateParam(subject, element.value('name') ?? '', attribute.value, attribute.valueAt, offset)
    : locateDialled(subject, attribute.name, attribute.value, attribute.valueAt, offset);
}

function isHere({ uri }: FreeSwitchFile, at: Place, position: Position): boolean {
  return at.uri === uri && contains(at.range, position);
}

const HOST_TYPES: ReadonlySet<string> = new Set(['proxy', 'host', 'external-ip']);

function locateParam(
  { object }: ObjectSubject,
  name: string,
  value: string,
  at: Place,
  offset: number,
): Located | undefined {
  if (object.kind !== 'gateway') return undefined;
  const params = object.params instanceof Params ? object.params : undefined;
  const spec = params?.list.find((param) => param.name === name)?.spec;
  if (!spec) return undefined;
  if ((spec.name === 'username' || spec.name === 'auth-username') && value !== '')
    return { range: at.range, target: { kind: 'twilio-username', username: value } };
  if (spec.type === 'sip-uri' && /^sips?:/i.test(value)) return locateInUri(value, at, offset);
  if (spec.type === 'sip-uri' || HOST_TYPES.has(spec.type) || spec.name === 'realm')
    return locateInHost(hostPart(value), at, offset);
  return undefined;
}

/** Without the parameters that may follow. */
function hostPart(value: string): string {
  return value.split(';')[0] ?? '';
}

/** A host that an action of the dialplan calls. */
function locateDialled(
  { object }: ObjectSubject,
  attribute: string,
  value: string,
  at: Place,
  offset: number,
): Located | undefined {
  if (object.kind !== 'extension' || attribute !== 'data') return undefined;
  for (const { dial } of object.calls) {
    if (dial.kind !== 'profile' || offset < dial.uri[0] || offset > dial.uri[1]) continue;
    const text = value.slice(...dial.uri);
    const host = text.slice(text.lastIndexOf('@') + 1);
    const start = dial.uri[1] - host.length;
    const item = itemAt(hostPart(host), Math.max(0, offset - start));
    if (item && offset >= start)
      return locateInHost(item.text, at.slice(start, start + item.text.length), offset - start);
  }
  return undefined;
}
