import { type Declared, matchesAny, type Recognised, SNIFFED_CHARACTERS } from '../recognise';
import { nameOf } from '../uri';

/** The file that FreeSWITCH opens by itself (switch_core.c). */
export const MAIN_NAME = 'freeswitch.xml';

const MAIN: Recognised = { dialect: 'freeswitch', main: true };
const FRAGMENT: Recognised = { dialect: 'freeswitch', main: false };

/** Whether users said that it is one of FreeSWITCH's. */
export function isDeclared(uri: string, declared: Declared | undefined): boolean {
  return declared?.freeswitch !== undefined && matchesAny(uri, declared.freeswitch);
}

/** Whether the name says that what is in the file may be FreeSWITCH's. Nothing is taken by its name alone. */
export function mayBeFreeSwitch(uri: string, declared?: Declared): boolean {
  return uri.endsWith('.xml') || isDeclared(uri, declared);
}

/** Folders of a configuration, below which a few words of XML are enough. */
const PLACES =
  /\/(?:sip_profiles|directory|dialplan|autoload_configs|freeswitch)\/|\/(?:sofia|acl)\.conf\.xml$/i;

/** What no other program's XML begins with. */
const CERTAIN = [
  /<document\b[^>]*\btype\s*=\s*["']freeswitch\/xml["']/i,
  /<configuration\b[^>]*\bname\s*=\s*["'](?:sofia|acl)\.conf["']/i,
  // a gateway with the params of one
  /<gateway\b[^>]*\bname\s*=[\s\S]{0,4000}?<param\b[^>]*\bname\s*=\s*["'](?:username|password|proxy|realm|register|from-user|from-domain|register-proxy|outbound-proxy|expire-seconds|caller-id-in-from)["']/i,
  /<profile\b[^>]*\bname\s*=[\s\S]{0,4000}?<param\b[^>]*\bname\s*=\s*["'](?:sip-ip|sip-port|rtp-ip|ext-sip-ip|apply-inbound-acl)["']/i,
  /<list\b[^>]*\bname\s*=[\s\S]{0,2000}?<node\b[^>]*\btype\s*=\s*["'](?:allow|deny)["']/i,
  /<extension\b[^>]*\bname\s*=[\s\S]{0,4000}?<condition\b[\s\S]{0,2000}?<action\b[^>]*\bapplication\s*=/i,
  /<user\b[^>]*\bid\s*=[\s\S]{0,2000}?<param\b[^>]*\bname\s*=\s*["'](?:password|a1-hash|vm-password)["']/i,
];

/** What is enough in one of those folders. */
const LIKELY = /<(?:gateway|profile|user|domain|extension|context|list)\b[^>]*\b(?:name|id)\s*=/i;

/** Where every file of XML is a part of a profile, one that is still to be written too. */
const PROFILES = /\/sip_profiles\//i;

/** A declaration, comments, and the lines that people write around a part: all that a file has that nobody has begun. */
const FRAME = /<\?xml[^>]*\?>|<!--[\s\S]*?-->|<\/?include>/gi;

/** What such a file begins with. */
const FIRST_TAGS = ['gateway', 'profile', 'include', 'x-pre-process'];

/** Whether there is nothing in it yet, or no more than the beginning of what there will be. */
function isNotBegun(text: string): boolean {
  if (text.length >= SNIFFED_CHARACTERS) return false;
  const rest = text.replace(FRAME, '').trim();
  if (rest === '') return true;
  const name = /^<([\w-]*)/.exec(rest)?.[1]?.toLowerCase();
  return name !== undefined && FIRST_TAGS.some((tag) => tag.startsWith(name));
}

const DIRECTIVE = /<x-pre-process\b[^>]*\bcmd\s*=/i;

/** What the first characters of an XML file say; undefined for any other program's. */
export function recogniseContent(uri: string, text: string): Recognised | undefined {
  const head = text.slice(0, SNIFFED_CHARACTERS);
  if (nameOf(uri) === MAIN_NAME) {
    return /<document\b|<section\b/i.test(head) || DIRECTIVE.test(head) ? MAIN : undefined;
  }
  if (PROFILES.test(uri) && isNotBegun(head)) return FRAGMENT;
  if (
    !/<(?:gateway|profile|user|domain|extension|context|list|configuration|document|x-pre-process)\b/i.test(
      head,
    )
  )
    return undefined;
  if (DIRECTIVE.test(head) || CERTAIN.some((form) => form.test(head))) return FRAGMENT;
  return PLACES.test(uri) && LIKELY.test(head) ? FRAGMENT : undefined;
}

/** What a file is that the settings name: a tree where it has the whole document, else a part of one. */
export function recogniseDeclared(text: string): Recognised {
  return /<document\b/i.test(text.slice(0, SNIFFED_CHARACTERS)) ? MAIN : FRAGMENT;
}
