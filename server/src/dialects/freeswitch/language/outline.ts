import type { XmlElement } from '../../../syntax/xml/element';
import type { Range } from '../../../text/range';
import type { Link, OutlineItem, OutlineKind } from '../../language';
import type { FreeSwitchObject } from '../objects';
import type { Param } from '../objects/params';
import type { ObjectSubject } from '../subject';
import type { FreeSwitchFile } from './freeswitch-file';
import { shownValue } from './shown';

/** Objects beyond which params are left out: an editor asks for the outline after every edit. */
const MAX_OBJECTS_WITH_PARAMS = 300;

const KINDS: Readonly<Record<FreeSwitchObject['kind'], OutlineKind>> = {
  gateway: 'endpoint',
  profile: 'transport',
  acl: 'identify',
  domain: 'settings',
  user: 'auth',
  extension: 'context',
};

/** The objects of the file, those of a profile or domain below it. */
export function outlineOf(file: FreeSwitchFile): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  const open: { element: XmlElement; children: OutlineItem[] }[] = [];
  const subjects = file.unit.program.objectsOf(file.uri);
  const withParams = subjects.length <= MAX_OBJECTS_WITH_PARAMS;
  for (const subject of subjects) {
    const { object } = subject;
    const { element } = object;
    while (open.length > 0 && !isAround(open.at(-1)?.element, element)) open.pop();
    const children: OutlineItem[] = withParams ? paramsOf(object).map(paramItem) : [];
    (open.at(-1)?.children ?? items).push(itemOf(subject, children));
    open.push({ element, children });
  }
  return items;
}

function isAround(outer: XmlElement | undefined, inner: XmlElement): boolean {
  for (let at = inner.parent; at; at = at.parent) if (at === outer) return true;
  return false;
}

function itemOf({ object, at }: ObjectSubject, children: OutlineItem[]): OutlineItem {
  const { kind, name } = object;
  return {
    // an editor refuses a symbol without a name
    name: name === '' ? '(no name)' : name,
    detail: detailOf(object),
    kind: object.kind === 'gateway' && object.registers !== false ? 'registration' : KINDS[kind],
    range: wholeRange(object.element),
    selection: at.range,
    children,
  };
}

function detailOf(object: FreeSwitchObject): string {
  if (object.kind === 'acl') return 'access list';
  if (object.kind !== 'gateway' || object.registers === undefined) return object.kind;
  return object.registers ? 'gateway, registers' : 'gateway';
}

/** An element of several files ends for each of them where its own lines do. */
function wholeRange({ openTagAt, closeTagAt, at }: XmlElement): Range {
  const { start } = openTagAt.range;
  const end = closeTagAt?.uri === openTagAt.uri ? closeTagAt.range.end : at.range.end;
  return { start, end };
}

function paramsOf(object: FreeSwitchObject): readonly Param[] {
  if (object.kind === 'acl' || object.kind === 'extension') return [];
  const { uri } = object.element.nameAt;
  return object.params.list.filter(({ element }) => element.nameAt.uri === uri);
}

function paramItem({ element, name, text }: Param): OutlineItem {
  const named = element.attribute('name');
  return {
    name: name === '' ? '(no name)' : name,
    detail: shownValue(name, text),
    kind: 'property',
    range: element.at.range,
    selection: (named?.hasValue ? named.valueAt : element.nameAt).range,
  };
}

/** The includes that lead to exactly one file. */
export function linksOf({ chunks }: FreeSwitchFile): readonly Link[] {
  return chunks.flatMap(({ directives }) =>
    directives.flatMap(({ dataAt, includes }): Link[] => {
      const [uri, second] = includes;
      return uri === undefined || second !== undefined ? [] : [{ range: dataAt.range, uri }];
    }),
  );
}
