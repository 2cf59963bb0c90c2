import { objectType, objectTypes } from '../schema';
import type { Setting } from './verdict';

/** Types whose object may also be known by the section's name alone. */
const BY_NAME = objectTypes.filter(({ single }) => single).map(({ name }) => name);

/**
 * The object types that Asterisk makes of a section: the one of its first `type` line, whose value must fit to the
 * letter, and `global` or `system` where the section has that name and all its options are known there (an unknown
 * one then makes it no object at all, without a word). None for an unknown type.
 */
export function sectionTypes(name: string, settings: readonly Setting[]): string[] {
  const written = settings.find((setting) => setting.name.toLowerCase() === 'type')?.value;
  const types = written !== undefined && objectType(written) ? [written] : [];
  for (const type of BY_NAME) {
    if (name === type && written !== type && settings.every((setting) => isRegistered(type, setting)))
      types.push(type);
  }
  return types;
}

/** This one look-up of Asterisk minds the case of option names. */
function isRegistered(type: string, { name }: Setting): boolean {
  return (
    name === 'type' ||
    name.startsWith('@') ||
    objectType(type)?.options.get(name.toLowerCase())?.name === name
  );
}
