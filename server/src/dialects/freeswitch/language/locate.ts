import type { XmlDirective } from '../../../syntax/xml/directive';
import type { XmlAttribute, XmlElement } from '../../../syntax/xml/element';
import type { Place } from '../../../text/place';
import { contains, type Position, type Range, rangeOf } from '../../../text/range';
import type { Located } from '../../language';
import { locateInHost, locateInUri } from '../../targets';
import { PrefixedPlace } from '../model/places';
import { PROFILES } from '../objects/keys';
import type { ObjectSubject } from '../subject';
import { contextLocated } from './contexts';
import type { FreeSwitchFile } from './freeswitch-file';
import { ownedParam } from './param-hover';
import { twilioService } from './services';
import type { Spot } from './spot';
import { variableLocated } from './variables';

/** What the text at a spot names. */
export function locateSpot(file: FreeSwitchFile, spot: Spot, position: Position): Located | undefined {
  switch (spot.kind) {
    case 'variable':
      return variableLocated(file, spot.use.name, spot.use.nameAt);
    case 'directive':
      return locateDirective(file, spot.directive, position);
    case 'attribute-value':
      return locateValue(file, spot, position);
    default:
      return undefined;
  }
}

const FILE_START = rangeOf(0, 0, 0, 0);

function locateDirective(
  file: FreeSwitchFile,
  directive: XmlDirective,
  position: Position,
): Located | undefined {
  const { definition, dataAt, command, includes } = directive;
  if (definition && contains(definition.nameAt.range, position))
    return variableLocated(file, definition.name, definition.nameAt);
  if (definition) {
    const { kind, value, valueAt } = definition;
    return kind === 'set' && value !== undefined
      ? literal(file, locateHost(value, valueAt, offsetOf(valueAt, value, position)))
      : undefined;
  }
  if (command !== 'include' || !contains(dataAt.range, position)) return undefined;
  const definitions = () => includes.map((uri) => ({ uri, range: FILE_START }));
  return { range: dataAt.range, target: { kind: 'local', definitions, references: () => [] } };
}

function locateValue(
  file: FreeSwitchFile,
  { element, attribute }: Extract<Spot, { kind: 'attribute-value' }>,
  position: Position,
): Located | undefined {
  const subject = file.subjectOf(element);
  if (isContext(element, attribute, subject)) return contextLocated(file, attribute.value, attribute.valueAt);
  if (!subject) return undefined;
  const reference = subject.references.find(({ at }) => at.uri === file.uri && contains(at.range, position));
  if (reference) return { range: reference.at.range, target: { kind: 'objects', keys: [reference.key] } };
  if (element === subject.object.element) return locateName(subject, attribute);
  const { value, place } = attribute;
  const offset = offsetOf(place, value, position);
  return offset === undefined ? undefined : literal(file, locateIn(subject, attribute, offset));
}

/** The name of a context of the dialplan, or a param that says which one calls go to. */
function isContext(
  element: XmlElement,
  { name, value, origin }: XmlAttribute,
  subject: ObjectSubject | undefined,
): boolean {
  if (value === '' || origin !== 'literal') return false;
  if (element.name === 'context') return name === 'name';
  const isOfSofia = subject?.object.kind === 'profile' || subject?.object.kind === 'gateway';
  return isOfSofia && name === 'value' && element.name === 'param' && element.value('name') === 'context';
}

/** What Twilio knows of what stands behind the first `offset` characters of a value, whoever writes it. */
export function locateIn(
  subject: ObjectSubject,
  attribute: XmlAttribute,
  offset: number,
): Located | undefined {
  return subject.object.kind === 'extension'
    ? locateDialled(subject, attribute, offset)
    : locateParam(subject, attribute, offset);
}

/** The name of an object, under which others find it. */
function locateName(
  { object, defines }: ObjectSubject,
  { name, valueAt }: XmlAttribute,
): Located | undefined {
  const isName = object.kind === 'user' ? name === 'id' || name === 'number-alias' : name === 'name';
  const keys = defines.filter((key) => key !== PROFILES);
  return isName && keys.length > 0 ? { range: valueAt.range, target: { kind: 'objects', keys } } : undefined;
}

const HOST_TYPES: ReadonlySet<string> = new Set(['proxy', 'host', 'sip-uri', 'external-ip']);
const USER_PARAMS: ReadonlySet<string> = new Set(['username', 'auth-username', 'from-user']);

function locateParam(
  { object }: ObjectSubject,
  { element, name, value, place }: XmlAttribute,
  offset: number,
): Located | undefined {
  const spec = name === 'value' ? ownedParam(object, element)?.param.spec : undefined;
  if (!spec) return undefined;
  if (object.kind === 'gateway' && USER_PARAMS.has(spec.name)) {
    // a number is shown to those who are called: it logs nobody in
    const isUser = value !== '' && !/^\+?\d+$/.test(value) && twilioService(object) !== undefined;
    return isUser
      ? { range: rangeOfAll(place, value), target: { kind: 'twilio-username', username: value } }
      : undefined;
  }
  return HOST_TYPES.has(spec.type) || spec.name === 'realm' ? locateHost(value, place, offset) : undefined;
}

function rangeOfAll(place: Place, value: string): Range {
  return place.slice(0, value.length).range;
}

/** `host[:port][;params]`, with or without a scheme and a user. */
export function locateHost(value: string, at: Place, offset: number | undefined): Located | undefined {
  if (offset === undefined) return undefined;
  if (/^sips?:/i.test(value)) return locateInUri(value, at, offset);
  return locateInHost(value.split(';')[0] ?? '', at, offset);
}

/** The host of `sofia/PROFILE/user@host`. */
function locateDialled(
  { object }: ObjectSubject,
  { element, name, value, place }: XmlAttribute,
  offset: number,
): Located | undefined {
  if (object.kind !== 'extension' || name !== 'data') return undefined;
  for (const call of object.calls) {
    const { dial } = call;
    if (call.element !== element || dial.kind !== 'profile') continue;
    const [from, to] = dial.uri;
    if (offset < from || offset > to) continue;
    const text = value.slice(from, to);
    const at = place.slice(from, to);
    const prefix = /^sips?:/i.test(text) ? '' : 'sip:';
    const uri = hostAlone(text);
    return uri
      ? locateInHost(uri.text, at.slice(uri.offset, uri.offset + uri.text.length), offset - from - uri.offset)
      : locateInUri(
          prefix + text,
          prefix ? new PrefixedPlace(at, prefix.length) : at,
          offset - from + prefix.length,
        );
  }
  return undefined;
}

/** The host behind a user that is only known when somebody calls: `${destination_number}@host`. */
function hostAlone(uri: string): { readonly text: string; readonly offset: number } | undefined {
  const at = uri.lastIndexOf('@');
  if (at < 0 || !uri.slice(0, at).includes('$')) return undefined;
  return { text: uri.slice(at + 1).split(';')[0] ?? '', offset: at + 1 };
}

/** Which character of a value stands at the position; undefined where none does. */
function offsetOf(place: Place, value: string, position: Position): number | undefined {
  for (let offset = 0; offset <= value.length; offset++) {
    const { range } = place.slice(offset, Math.min(offset + 1, value.length));
    if (contains(range, position)) return samePlace(range, position) ? offset : offset + 1;
  }
  return undefined;
}

function samePlace({ start }: Range, { line, character }: Position): boolean {
  return start.line === line && start.character === character;
}

/** Only what stands in the text as it is: what a variable gives is written elsewhere. */
function literal(file: FreeSwitchFile, located: Located | undefined): Located | undefined {
  if (!located) return undefined;
  const { range, target } = located;
  const { start, end } = range;
  if (start.line !== end.line) return undefined;
  const text = file.line(start.line).slice(start.character, end.character);
  const wanted =
    target.kind === 'twilio-host' ? target.text : target.kind === 'twilio-username' ? target.username : text;
  return text === wanted ? located : undefined;
}
