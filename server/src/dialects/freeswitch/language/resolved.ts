import type { XmlAttribute } from '../../../syntax/xml/element';
import { ValuePlace } from '../../../syntax/xml/value-place';
import type { XmlDefinition } from '../../../syntax/xml/variable';
import type { Place } from '../../../text/place';
import { contains, type Position, type Range } from '../../../text/range';
import type { Located, Location, Resolved } from '../../language';
import type { FreeSwitchFile } from './freeswitch-file';
import { locateHost, locateIn } from './locate';

/** A host as it stands among other things, also in a dial string. */
const HOST = /[^\s@:;,|/"'<>[\](){}]+\.twilio\.com(?![\w.-])/gi;

/** The hosts of Twilio's SIP services that variables give, wholly or in part. */
export function* resolvedHosts(file: FreeSwitchFile): Generator<Resolved> {
  for (const { uses, directives } of file.chunks) {
    if (uses.length === 0) continue;
    const seen = new Set<number>();
    for (const { at } of uses) {
      const { start } = at.range;
      const attribute = attributeAt(file, start);
      if (!attribute || seen.has(attribute.element.start)) continue;
      seen.add(attribute.element.start);
      for (const each of attribute.element.attributes) yield* hostsOf(file, each);
    }
    for (const { definition } of directives) if (definition) yield* hostsOfDefinition(file, definition);
  }
}

/** What the value at the position comes to: a host, or a user name that Twilio may know. */
export function resolvedAt(file: FreeSwitchFile, position: Position): Resolved | undefined {
  const chunk = file.chunkAt(position.line);
  if (!chunk || chunk.uses.length === 0) return undefined;
  const directive = chunk.directives.find(({ at }) => contains(at.range, position));
  if (directive) {
    const found = directive.definition ? [...hostsOfDefinition(file, directive.definition)] : [];
    return found.find(({ range }) => contains(range, position));
  }
  const attribute = attributeAt(file, position);
  if (!attribute) return undefined;
  for (const found of hostsOf(file, attribute)) if (contains(found.range, position)) return found;
  return userOf(file, attribute);
}

function attributeAt(file: FreeSwitchFile, position: Position): XmlAttribute | undefined {
  return file
    .elementAt(position)
    ?.attributes.find(({ hasValue, valueAt }) => hasValue && contains(valueAt.range, position));
}

function* hostsOf(file: FreeSwitchFile, attribute: XmlAttribute): Generator<Resolved> {
  if (attribute.origin !== 'resolved') return;
  const subject = file.subjectOf(attribute.element);
  if (!subject || attribute.element === subject.object.element) return;
  const { value, place } = attribute;
  yield* hostsIn(file, value, place, (offset) => locateIn(subject, attribute, offset));
}

function* hostsOfDefinition(
  file: FreeSwitchFile,
  { kind, value, valueAt }: XmlDefinition,
): Generator<Resolved> {
  if (kind === 'set' && value !== undefined)
    yield* hostsIn(file, value, valueAt, (offset) => locateHost(value, valueAt, offset));
}

/** The hosts of a value that do not stand in it as they are. */
function* hostsIn(
  file: FreeSwitchFile,
  value: string,
  place: Place,
  locate: (offset: number) => Located | undefined,
): Generator<Resolved> {
  for (const { index, 0: text } of value.matchAll(HOST)) {
    const target = locate(index)?.target;
    if (target?.kind !== 'twilio-host' || target.text !== text) continue;
    const range = standing(file, place, index, text);
    if (!range) continue;
    const { host } = target;
    const name = host.kind === 'service' ? host.name : undefined;
    const writtenAt = name && writtenIn(place, index + name.offset, name.text.length);
    yield { range, target, ...(writtenAt ? { writtenAt } : {}) };
  }
}

/** Where the text stands by variables; undefined where it stands there as it is. */
function standing(file: FreeSwitchFile, place: Place, from: number, text: string): Range | undefined {
  if (!(place instanceof ValuePlace)) return undefined;
  const { range } = place.standing(from, from + text.length);
  const { start, end } = range;
  const isLiteral =
    start.line === end.line && file.line(start.line).slice(start.character, end.character) === text;
  return isLiteral ? undefined : range;
}

/** Where the characters are written, if that is one place. */
function writtenIn(place: Place, from: number, length: number): Location | undefined {
  const { uri, range } = place.slice(from, from + length);
  const { start, end } = range;
  const isWhole = start.line === end.line && end.character - start.character === length;
  return isWhole ? { uri, range } : undefined;
}

function userOf(file: FreeSwitchFile, attribute: XmlAttribute): Resolved | undefined {
  if (attribute.origin !== 'resolved') return undefined;
  const subject = file.subjectOf(attribute.element);
  const target = subject && locateIn(subject, attribute, 0)?.target;
  if (target?.kind !== 'twilio-username') return undefined;
  const writtenAt = writtenIn(attribute.place, 0, attribute.value.length);
  return { range: attribute.valueAt.range, target, ...(writtenAt ? { writtenAt } : {}) };
}
