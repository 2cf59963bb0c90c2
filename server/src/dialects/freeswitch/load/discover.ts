import type { XmlElement } from '../../../syntax/xml/element';
import { atOnce, type Steps } from '../../../text/steps';
import type { FreeSwitchObject } from '../objects';
import { AccessList } from '../objects/access-list';
import { DirectoryDomain, DirectoryUser } from '../objects/directory';
import { Extension } from '../objects/extension';
import { Gateway } from '../objects/gateway';
import { Profile } from '../objects/profile';
import { type Behind, Hiders } from './behind';
import { ancestorOf, isRootish } from './element';

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

/** Those of them of which a profile has one. */
const PARTS_OF_PROFILE: ReadonlySet<string> = new Set(['settings', 'aliases']);

/** What stands in a configuration. */
export interface Discovered {
  /** In the order in which they stand. */
  readonly objects: readonly FreeSwitchObject[];
  /** What FreeSWITCH never looks at, for another one stands ahead of it. */
  readonly behind: readonly Behind[];
}

/** What is in these elements and below them. */
export function discover(elements: readonly XmlElement[]): Discovered {
  return atOnce(discovery(elements));
}

/** Elements that are looked at in one step. */
const STEP = 200;

/** The same in steps. */
export function* discovery(elements: readonly XmlElement[]): Steps<Discovered> {
  const objects: FreeSwitchObject[] = [];
  const hiders = new Hiders();
  const levels: Level[] = [{ elements, next: 0, isBehind: false }];
  let count = 0;
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const element = level.elements[level.next++];
    if (!element) {
      levels.pop();
      continue;
    }
    const { name, children } = element;
    if (LEAVES.has(name)) {
      if (PARTS_OF_PROFILE.has(name)) hiders.hides(element);
      continue;
    }
    const isBehind = hiders.hides(element);
    const isTwin = isBehind && name === 'profile';
    // a profile that looks through all domains reads the gateways of each
    if (isBehind && !isTwin && name !== 'domain') continue;
    if (++count % STEP === 0) yield;
    const isHidden = (isBehind && !isTwin) || level.isBehind;
    const object = isHidden && name !== 'gateway' ? undefined : objectOf(element);
    if (object) objects.push(object);
    const isLast =
      isTwin || object?.kind === 'extension' || object?.kind === 'acl' || levels.length > MAX_DEPTH;
    if (children.length > 0 && !isLast) levels.push({ elements: children, next: 0, isBehind: isHidden });
  }
  return { objects, behind: hiders.behind };
}

/** Elements beside each other, and how many of them were looked at. */
interface Level {
  readonly elements: readonly XmlElement[];
  next: number;
  /** They stand in a domain that is behind another one. */
  readonly isBehind: boolean;
}

/** What FreeSWITCH makes of the element where it stands; undefined where it does not look at it there. */
function objectOf(element: XmlElement): FreeSwitchObject | undefined {
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
