import type { Key } from '../../dialect';

/** Object names are case-sensitive (sorcery ids), section names are not. */
export function objectKey(type: string, name: string): Key {
  return `${type}/${name}`;
}

/** Who mentions this names an object of the type by a placeholder: it may be any of them. */
export function hiddenKey(type: string): Key {
  return `${type}?`;
}

/** Whoever is an object of a type of which there may be one only defines this. */
export function singleKey(type: string): Key {
  return `${type}!`;
}

/** Every transport defines this: they compete for addresses, and registrations look for any that fits. */
export const TRANSPORTS: Key = 'transport*';

/** A section that Asterisk ignores, for it has no type that is known: nobody can tell what it should define. */
export function ignoredKey(name: string): Key {
  return `ignored/${name}`;
}

/** Defined where a file asks for templates that are not there, or has parts out of sight: heirs may be missing. */
export function lostParentKey(program: string): Key {
  return `${program}:lost-parent`;
}

/** Defined where lines of a file are lost by a fault that is told: what is missing may stand in them. */
export const LOST_LINES: Key = 'lost-lines';

/** The key of a section as a template: heirs mention it. */
export function sectionKey(program: string, name: string): Key {
  return `${program}:section/${name.toLowerCase()}`;
}
