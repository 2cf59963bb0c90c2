import type { Key } from '../../dialect';

/** Object names are case-sensitive (sorcery ids), section names are not. */
export function objectKey(type: string, name: string): Key {
  return `${type}/${name}`;
}

/** The key of a section as a template: heirs mention it. */
export function sectionKey(program: string, name: string): Key {
  return `${program}:section/${name.toLowerCase()}`;
}
