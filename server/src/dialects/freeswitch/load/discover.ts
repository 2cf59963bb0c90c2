import type { XmlElement } from '../../../syntax/xml/element';
import { atOnce, type Steps } from '../../../text/steps';
import type { FreeSwitchObject } from '../objects';
import { AccessList } from '../objects/access-list';
import { DirectoryDomain, DirectoryUser } from '../objects/directory';
import { Extension } from '../objects/extension';
import { Gateway } from '../objects/gateway';
import { Profile } from '../objects/profile';
import { ancestorOf } from './element';

/** Nobody nests deeper than this; a text that does is none of FreeSWITCH's. */
const MAX_DEPTH = 40;

/** Elements that hold no objects: most of a large file. */
const LEAVES: ReadonlySet<string> = new Set([
  'params',
  'param',
  'variables',
  'variable',
  'settings',
  'condition',
  'node',
  'aliases',
  'action',
]);

/** The objects in these elements and below them, in the order in which they stand. */
export function discover(elements: readonly XmlElement[]): FreeSwitchObject[] {
  return atOnce(discovery(elements));
}

/** Elements that are looked at in one step. */
const STEP = 200;

/** The same in steps. */
export function* discovery(elements: readonly XmlElement[]): Steps<FreeSwitchObject[]> {
  const found: FreeSwitchObject[] = [];
  const levels: Level[] = [{ elements, next: 0 }];
  let count = 0;
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const element = level.elements[level.next++];
    if (!element) {
      levels.pop();
      continue;
    }
    if (LEAVES.has(element.name) || isBehind(element, level)) continue;
    if (++count % STEP === 0) yield;
    const object = objectOf(element);
    if (object) found.push(object);
    const { children } = element;
    const isLast = object?.kind === 'extension' || object?.kind === 'acl' || levels.length > MAX_DEPTH;
    if (children.length > 0 && !isLast) levels.push({ elements: children, next: 0 });
  }
  return found;
}

/** Elements beside each other, and how many of them were looked at. */
interface Level {
  readonly elements: readonly XmlElement[];
  next: number;
}

/** Of these FreeSWITCH takes the first one of a name, and never looks at another (switch_xml.c, `switch_xml_locate`). */
const NAMED: ReadonlySet<string> = new Set(['section', 'configuration']);
/** Of these it takes the first one. */
const SINGLE: ReadonlySet<string> = new Set(['profiles', 'network-lists', 'gateways']);

/** Whether one stands ahead of it that hides it. */
function isBehind(element: XmlElement, { elements, next }: Level): boolean {
  const { name, parent } = element;
  const isNamed = NAMED.has(name);
  // a fragment holds what stands beside each other elsewhere
  if ((!isNamed && !SINGLE.has(name)) || isRootish(parent)) return false;
  const key = isNamed ? element.value('name')?.toLowerCase() : name;
  for (let index = 0; index < next - 1; index++) {
    const other = elements[index];
    if (other?.name !== name || other.parent !== parent) continue;
    if (!isNamed || other.value('name')?.toLowerCase() === key) return true;
  }
  return false;
}

/** What of these elements may hide others, to see whether an edit changed it. */
export function hidersIn(elements: readonly XmlElement[]): string {
  return elements
    .map((element) => {
      const { name, children } = element;
      if (name !== 'profile' && !NAMED.has(name) && !SINGLE.has(name)) return '';
      return `${name} ${element.value('name') ?? ''}(${hidersIn(children)})`;
    })
    .join('');
}

/** What FreeSWITCH makes of the element where it stands; undefined where it does not look at it there. */
export function objectOf(element: XmlElement): FreeSwitchObject | undefined {
  switch (element.name) {
    case 'profile':
      return stands(element, 'profiles', 'configuration') && isOf(element, 'sofia.conf')
        ? new Profile(element)
        : undefined;
    case 'gateway':
      return stands(element, 'gateways', ancestorOf(element, 'user') ? 'directory' : 'configuration') &&
        isOf(element, 'sofia.conf')
        ? new Gateway(element)
        : undefined;
    case 'list':
      return stands(element, 'network-lists', 'configuration') && isOf(element, 'acl.conf')
        ? new AccessList(element)
        : undefined;
    case 'domain':
      return stands(element, 'section', 'directory') ? new DirectoryDomain(element) : undefined;
    case 'user':
      return isUser(element) ? new DirectoryUser(element) : undefined;
    case 'extension':
      return stands(element, 'context', 'dialplan') ? new Extension(element) : undefined;
    default:
      return undefined;
  }
}

/** Tags that a text editor sees around a fragment: FreeSWITCH drops their lines unless they are written otherwise. */
function isRootish(element: XmlElement | undefined): boolean {
  return element === undefined || element.name === 'include';
}

/** Whether it stands in an element of that name, or where a fragment begins; in a section only where that is its own. */
function stands(element: XmlElement, container: string, section = ''): boolean {
  const { parent } = element;
  if (!isRootish(parent) && parent?.name !== container) return false;
  const around = section === '' ? undefined : ancestorOf(element, 'section');
  return !around || around.value('name')?.toLowerCase() === section;
}

/** mod_sofia reads sofia.conf alone: other modules have profiles too. A fragment does not say whose it is. */
function isOf(element: XmlElement, configuration: string): boolean {
  const around = ancestorOf(element, 'configuration');
  return !around || around.value('name')?.toLowerCase() === configuration;
}

/** Users stand in a domain, in its `<users>` or in that of a group; other programs' users stand elsewhere. */
function isUser(element: XmlElement): boolean {
  const { parent } = element;
  const isThere = isRootish(parent) || parent?.name === 'users' || parent?.name === 'domain';
  return isThere && element.has('id') && !ancestorOf(element, 'configuration');
}
