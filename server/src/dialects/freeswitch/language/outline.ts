import type { XmlElement } from '../../../syntax/xml/element';
import { maskValue } from '../../../text/mask';
import type { Link, OutlineItem, OutlineKind } from '../../language';
import type { FreeSwitchObject } from '../objects';
import type { Param } from '../objects/params';
import type { FreeSwitchFile } from './freeswitch-file';

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
  for (const { object } of file.unit.program.objectsOf(file.uri)) {
    const { element } = object;
    while (open.length > 0 && !isAround(open.at(-1)?.element, element)) open.pop();
    const children: OutlineItem[] = paramsOf(object).map(paramItem);
    (open.at(-1)?.children ?? items).push(itemOf(object, children));
    open.push({ element, children });
  }
  return items;
}

function isAround(outer: XmlElement | undefined, inner: XmlElement): boolean {
  for (let at = inner.parent; at; at = at.parent) if (at === outer) return true;
  return false;
}

function itemOf(object: FreeSwitchObject, children: OutlineItem[]): OutlineItem {
  const { element, kind, name } = object;
  const { start } = element.openTagAt.range;
  const last = element.closeTagAt;
  const end = last && last.uri === element.nameAt.uri ? last.range.end : element.at.range.end;
  return {
    name: name === '' ? '(no name)' : name,
    detail: kind === 'acl' ? 'access list' : kind,
    kind: KINDS[kind],
    range: { start, end },
    selection: element.openTagAt.range,
    children,
  };
}

function paramsOf(object: FreeSwitchObject): readonly Param[] {
  if (object.kind === 'acl' || object.kind === 'extension') return [];
  const { uri } = object.element.nameAt;
  return object.params.list.filter(({ element }) => element.nameAt.uri === uri);
}

function paramItem({ element, name, text }: Param): OutlineItem {
  const { range } = element.at;
  return {
    name: name === '' ? '(no name)' : name,
    detail: maskValue(name, text),
    kind: 'property',
    range,
    selection: range,
  };
}

/** The files that directives include. */
export function linksOf({ chunks }: FreeSwitchFile): readonly Link[] {
  return chunks.flatMap(({ directives }) =>
    directives.flatMap(({ dataAt, includes }): Link[] => {
      const [uri] = includes;
      return uri === undefined || !dataAt ? [] : [{ range: dataAt.range, uri }];
    }),
  );
}
