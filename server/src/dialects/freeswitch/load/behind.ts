import type { XmlElement } from '../../../syntax/xml/element';
import { hasPlaceholder, isOpen, opensTemplate } from '../../../text/placeholder';
import { ancestorOf, isRootish } from './element';

/** Of these FreeSWITCH takes the first one of a name, and never looks at another (switch_xml.c, `switch_xml_locate`). */
const NAMED: ReadonlySet<string> = new Set(['section', 'configuration', 'context', 'domain', 'profile']);
/** Where some of them have to stand: other programs and profiles have such, too. */
const WITHIN: ReadonlyMap<string, string> = new Map([
  ['context', 'section'],
  ['domain', 'section'],
  ['profile', 'profiles'],
]);
/** Of these it takes the first one. */
const SINGLE: ReadonlySet<string> = new Set(['profiles', 'network-lists', 'gateways']);
/** The same in a profile (sofia.c, `config_sofia` and `launch_sofia_worker_thread`). */
const SINGLE_IN_PROFILE: ReadonlySet<string> = new Set(['settings', 'domains', 'aliases']);

/** An element that FreeSWITCH never looks at, and the one ahead of it that it takes in its place. */
export interface Behind {
  readonly element: XmlElement;
  readonly first: XmlElement;
}

/** Remembers what stands in each element, to tell what stands behind another one of its name. */
export class Hiders {
  readonly behind: Behind[] = [];
  private readonly firsts = new Map<XmlElement, Map<string, XmlElement>>();

  /** Whether one stands ahead of it that hides it. To be asked in document order. */
  hides(element: XmlElement): boolean {
    const { parent } = element;
    const key = keyOf(element);
    // a fragment holds what stands beside each other elsewhere
    if (key === undefined || !parent || isRootish(parent)) return false;
    const firsts = this.firsts.get(parent);
    const first = firsts?.get(key);
    if (first) {
      this.behind.push({ element, first });
      return true;
    }
    if (firsts) firsts.set(key, element);
    else this.firsts.set(parent, new Map([[key, element]]));
    return false;
  }
}

/** What the element hides others by; undefined where it hides none, or where a placeholder decides. */
function keyOf(element: XmlElement): string | undefined {
  const { name, parent } = element;
  if (isSingle(element)) return name;
  if (!NAMED.has(name)) return undefined;
  const within = WITHIN.get(name);
  if (within !== undefined && parent?.name !== within) return undefined;
  const own = element.value('name');
  return own === undefined || own === '' || isOpen(own) ? undefined : `${name} ${own.toLowerCase()}`;
}

function isSingle({ name, parent }: XmlElement): boolean {
  return SINGLE.has(name) || (SINGLE_IN_PROFILE.has(name) && parent?.name === 'profile');
}

/** What of these elements may hide others, to see whether an edit changed it. */
export function hidersIn(elements: readonly XmlElement[]): string {
  return elements
    .map((element) => {
      const { name, children } = element;
      if (!NAMED.has(name) && !isSingle(element)) return '';
      const inside = name === 'context' || name === 'domain' ? '' : hidersIn(children);
      return `${name} ${element.value('name') ?? ''}(${inside})`;
    })
    .join('');
}

/** Modules whose part it is; what others do with a second one is not told. */
const OWNERS: ReadonlyMap<string, string> = new Map([
  ['profiles', 'sofia.conf'],
  ['profile', 'sofia.conf'],
  ['settings', 'sofia.conf'],
  ['gateways', 'sofia.conf'],
  ['domains', 'sofia.conf'],
  ['aliases', 'sofia.conf'],
  ['network-lists', 'acl.conf'],
]);

/** A template engine may leave out one of the two. */
function isConditional(text: string): boolean {
  return text !== '' && (hasPlaceholder(text) || opensTemplate(text));
}

/** Whether something is lost by it for certain, and not where a template engine may leave out one of the two. */
export function isLoss({ element, first }: Behind): boolean {
  const { name, parent, children } = element;
  if (children.length === 0 || !parent || isConditional(parent.text)) return false;
  if (isWrittenOnce(element, first)) return false;
  // each is started, and found where the case of its name differs
  if (name === 'profile' && element.value('name') !== first.value('name') && !isReadByName(element))
    return false;
  const owner = OWNERS.get(name);
  if (owner === undefined || ancestorOf(element, 'user'))
    return name === 'section' || ancestorOf(element, 'section') !== undefined;
  const configuration = ancestorOf(element, 'configuration');
  if (configuration) return configuration.value('name')?.toLowerCase() === owner;
  return parent.name === 'profile' && isOfSofia(parent);
}

/** One file may be included twice. */
function isWrittenOnce({ nameAt: { uri, range } }: XmlElement, { nameAt: other }: XmlElement): boolean {
  const { start } = other.range;
  return uri === other.uri && range.start.line === start.line && range.start.character === start.character;
}

/** Whether it has something that is looked up by the name of the profile. */
function isReadByName(profile: XmlElement): boolean {
  return profile.children.some(
    ({ name, children }) => (name === 'gateways' || name === 'domains') && children.length > 0,
  );
}

/** Profiles of other modules have settings, too; gateways and domains are in those of mod_sofia alone. */
function isOfSofia(profile: XmlElement): boolean {
  return profile.children.some(({ name }) => name === 'gateways' || name === 'domains');
}
