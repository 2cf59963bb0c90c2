import type { SipElement } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { XmlAttribute, XmlElement } from '../../../syntax/xml/element';
import type { Place } from '../../../text/place';
import { type FileEdit, rangeOf } from '../../../text/range';
import type { ModelEditor } from '../../dialect';
import { childOf, childrenOf } from '../load/element';
import { homeOf } from '../model/element-home';
import { addChildren } from './insert';
import { attributeAt, isInside } from './locate';
import { slotFor } from './params';
import { escapeAttribute, hasLinesForItself, removeElementAt, replaceAt, surroundings } from './text';
import { freeswitchWord, propertyOf } from './words';

const NOTHING: readonly FileEdit[] = Object.freeze([]);

/** Edits of FreeSWITCH files that keep the style of the element: its indentation, quotes and entities. */
export const freeswitchEditor: ModelEditor = { set, add, remove, rename, moveOut, removeElement };

function set(element: SipElement, value: Sourced<unknown>, text: string): readonly FileEdit[] {
  const home = homeOf(element);
  if (!home || !value.at) return NOTHING;
  const property = propertyOf(element, value);
  const word = freeswitchWord(property, text);
  const slot = property === undefined ? undefined : slotFor(element, property);
  // a global variable is that of every gateway: one of its own comes before it
  if (slot?.kind === 'variable' && isGlobal(value, home)) {
    const isBrowser = value.value === 'dtls';
    return addVariables(home, [...(isBrowser ? [[WEBRTC, 'false'] as const] : []), [slot.name, word]]);
  }
  const attribute = attributeAt(value.at);
  // the variable of a call may stand in another action than the one that places it
  if (element.kind === 'dialTarget' && property === 'mediaEncryption')
    return attribute && value.value !== 'dtls' ? [replaceAt(value.at, word)] : NOTHING;
  if (attribute && isWebrtc(attribute)) return withoutWebrtc(attribute, text === 'no' ? undefined : word);
  if (attribute?.element === home && home.name === 'gateway') return nameOtherHost(attribute, value.at, word);
  if (attribute && isOwn(value, value.at, home)) {
    const bare = isProxy(attribute) ? word.replace(/^sips?:/i, '') : word;
    return [replaceAt(value.at, escapeAttribute(bare, attribute.quote))];
  }
  return override(home, value, word);
}

/** A gateway that calls its own name is found by it as well: the name stays, and the host is written beside it. */
function nameOtherHost({ element, value, valueAt, origin }: XmlAttribute, at: Place, word: string) {
  if (origin !== 'literal') return NOTHING;
  const from = at.range.start.character - valueAt.range.start.character;
  const to = at.range.end.character - valueAt.range.start.character;
  const host = value.slice(0, from) + word + value.slice(to);
  return addParam(element, 'proxy', host.replace(/^sips?:/i, ''));
}

/** What a profile or group hands down stands elsewhere; `origin` tells it even where one file holds both. */
function isOwn({ origin }: Sourced<unknown>, at: Place, home: XmlElement): boolean {
  return origin !== 'inherited' && isInside(at, home);
}

const WEBRTC = 'media_webrtc';

function isWebrtc({ element }: XmlAttribute): boolean {
  return element.name === 'variable' && element.value('name') === WEBRTC;
}

/** The variable asks for DTLS: it becomes the one for SDES, or says that it does not. */
function withoutWebrtc(attribute: XmlAttribute, srtp: string | undefined): readonly FileEdit[] {
  const name = attribute.element.attribute('name');
  if (srtp === undefined || !name) return [replaceAt(attribute.valueAt, 'false')];
  return [replaceAt(name.valueAt, 'rtp_secure_media'), replaceAt(attribute.valueAt, srtp)];
}

function isGlobal({ at, origin }: Sourced<unknown>, home: XmlElement): boolean {
  if (!at || origin !== 'resolved' || isInside(at, home)) return false;
  return !valuesIn(home).some(({ place }) => place.sameAs(at));
}

/** mod_sofia puts `sip:` before it itself. */
function isProxy({ element }: XmlAttribute): boolean {
  const name = element.value('name');
  return element.name === 'param' && (name === 'proxy' || name === 'realm');
}

/** Writes the whole value of the param anew where a variable gives it its text: that of the variable stays as it is. */
function override(home: XmlElement, value: Sourced<unknown>, text: string): readonly FileEdit[] {
  const { at } = value;
  if (!at || value.origin === 'inherited') return NOTHING;
  for (const attribute of valuesIn(home)) {
    if (attribute.origin === 'literal') continue;
    const whole = attribute.value;
    const span = spanOf(attribute, value.text.replace(/^sip:/i, ''), at) ?? spanOf(attribute, value.text, at);
    if (!span) continue;
    const bare = isProxy(attribute) ? text.replace(/^sips?:/i, '') : text;
    const newText = whole.slice(0, span[0]) + bare + whole.slice(span[1]);
    return [replaceAt(attribute.valueAt, escapeAttribute(newText, attribute.quote))];
  }
  return NOTHING;
}

/** Which characters of an attribute are written at the place. */
function spanOf({ value, place }: XmlAttribute, text: string, at: Place): [number, number] | undefined {
  for (let from = value.indexOf(text); from >= 0; from = value.indexOf(text, from + 1)) {
    if (place.slice(from, from + text.length).sameAs(at)) return [from, from + text.length];
    if (text === '') break;
  }
  return undefined;
}

/** The values of the params, variables and nodes of an element. */
function valuesIn(home: XmlElement): XmlAttribute[] {
  const inner = home.children.flatMap((child) => [child, ...child.children]);
  return [home, ...inner].flatMap(({ attributes }) => attributes.filter(({ name }) => name !== 'name'));
}

function add(element: SipElement, property: string, text: string): readonly FileEdit[] {
  const home = homeOf(element);
  const slot = slotFor(element, property);
  if (!home || !slot) return NOTHING;
  const word = freeswitchWord(property, text);
  switch (slot.kind) {
    case 'node':
      return addChildren(
        home,
        'node',
        word.split(',').map((network) => [
          ['type', 'allow'],
          ['cidr', network.includes('/') ? network : `${network}/32`],
        ]),
      );
    case 'variable':
      return addVariables(home, [[slot.name, word]]);
    case 'param':
      return addParam(home, slot.name, slot.name === 'proxy' ? word.replace(/^sips?:/i, '') : word);
  }
}

/** The element whose `<param>` children FreeSWITCH reads. */
function paramContainer(home: XmlElement): XmlElement {
  if (home.name === 'profile') return childOf(home, 'settings') ?? home;
  return childOf(home, 'params') ?? home;
}

/** One more param where FreeSWITCH reads them. */
function addParam(home: XmlElement, name: string, value: string): FileEdit[] {
  const attributes = [['name', name] as const, ['value', value] as const];
  return addChildren(paramContainer(home), 'param', [attributes]);
}

/** Gives the param another value where it stands already, the last one of them where it stands twice. */
export function setParam(home: XmlElement, name: string, value: string): FileEdit[] {
  const params = childrenOf(paramContainer(home), 'param');
  const own = params.findLast((param) => param.value('name') === name)?.attribute('value');
  if (!own) return addParam(home, name, value);
  return [replaceAt(own.valueAt, escapeAttribute(value, own.quote))];
}

/** Variables for the calls that go out. */
function addVariables(
  home: XmlElement,
  added: readonly (readonly [name: string, value: string])[],
): readonly FileEdit[] {
  if (home.name !== 'gateway') return NOTHING;
  const container = childOf(home, 'variables') ?? home;
  const like = childrenOf(container, 'variable').at(-1) ?? childrenOf(paramContainer(home), 'param').at(-1);
  const attributes = added.map(([name, value]) => [
    ['name', name] as const,
    ['value', value] as const,
    ['direction', 'outbound'] as const,
  ]);
  return addChildren(container, 'variable', attributes, like);
}

function rename(element: SipElement, value: Sourced<unknown>, property: string): readonly FileEdit[] {
  const param = paramAt(element, value);
  const slot = slotFor(element, property);
  const name = param?.attribute('name');
  if (!name || slot?.kind !== 'param') return NOTHING;
  return [replaceAt(name.valueAt, escapeAttribute(slot.name, name.quote))];
}

/** The param, variable or node of the element that holds the value. */
function paramAt(element: SipElement, value: Sourced<unknown>): XmlElement | undefined {
  const home = homeOf(element);
  if (!home || !value.at || value.origin === 'inherited') return undefined;
  const { at } = value;
  const attribute = isInside(at, home)
    ? attributeAt(at)
    : valuesIn(home).find((candidate) => candidate.origin !== 'literal' && candidate.place.sameAs(at));
  const found = attribute?.element;
  return found && found !== home ? found : undefined;
}

function remove(element: SipElement, value: Sourced<unknown>): readonly FileEdit[] {
  const param = paramAt(element, value);
  if (!param) return NOTHING;
  return [(value.at && removeItem(param, value.at)) ?? removeElementAt(param)];
}

/** One network of a node with several; undefined where it is all there is. */
function removeItem(param: XmlElement, at: Place): FileEdit | undefined {
  const attribute = param.name === 'node' ? param.attribute('cidr') : undefined;
  const start = attribute?.valueAt.range.start.character;
  if (!attribute || start === undefined || !attribute.value.includes(',')) return undefined;
  if (attribute.raw !== attribute.value || attribute.origin !== 'literal') return undefined;
  const { value } = attribute;
  const from = at.range.start.character - start;
  const to = at.range.end.character - start;
  const after = /^\s*,\s*/.exec(value.slice(to))?.[0].length ?? 0;
  const before = after > 0 ? 0 : (/\s*,\s*$/.exec(value.slice(0, from))?.[0].length ?? 0);
  const { line } = at.range.start;
  return {
    uri: at.uri,
    range: rangeOf(line, at.range.start.character - before, line, at.range.end.character + after),
    newText: '',
  };
}

/** A directive has its line for itself, for FreeSWITCH drops what stands beside it. */
function moveOut(value: Sourced<unknown>): readonly FileEdit[] {
  const attribute = value.at && attributeAt(value.at);
  if (attribute?.element.name !== 'param') return NOTHING;
  const param = attribute.element;
  const { at } = param;
  if (!hasLinesForItself(surroundings(param)) || at.line !== at.endLine) return NOTHING;
  const owner = param.parent?.name === 'params' ? param.parent.parent : param.parent;
  const name = owner?.value('name') ?? owner?.value('id') ?? 'param';
  // not `.xml`: an include of all of the folder must not find it
  const file = `${name.replace(/[^\w-]/g, '_')}_secret.inc`;
  const folder = at.uri.slice(0, at.uri.lastIndexOf('/') + 1);
  const { effective, view } = param.chunk;
  const text = effective.slice(param.start - view.base, param.end - view.base);
  const start = rangeOf(0, 0, 0, 0);
  return [
    replaceAt(at, `<X-PRE-PROCESS cmd="include" data="${file}"/>`),
    { uri: folder + file, range: start, newText: `${text}\n` },
    { uri: `${folder}.gitignore`, range: start, newText: `${file}\n` },
  ];
}

/** What an element is made of besides: a profile has its gateways, a dialplan's actions are steps of a call. */
const REMOVABLE: ReadonlySet<string> = new Set(['gateway', 'user']);

function removeElement(element: SipElement): readonly FileEdit[] {
  const home = homeOf(element);
  // calls go through a gateway that does not register, too
  if (home && element.kind === 'registration') return setParam(home, 'register', 'false');
  if (!home || !REMOVABLE.has(home.name) || home.endChunk !== undefined) return NOTHING;
  return [removeElementAt(home)];
}
