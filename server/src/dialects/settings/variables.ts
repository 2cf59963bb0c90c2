import type { Sourced } from '../../sip/sourced';
import type { Place } from '../../text/place';
import type { Key, Scope, Subject } from '../dialect';
import type { WrittenSetting } from './groups';
import type { Lookup } from './interpolation';

const VARIABLE = 'variable/';

/** A variable that files of the load unit may define. */
export function variableKey(name: string): Key {
  return VARIABLE + name;
}

/** The variable that the key stands for. */
export function variableOfKey(key: Key): string | undefined {
  return key.startsWith(VARIABLE) ? key.slice(VARIABLE.length) : undefined;
}

/** A file of variables: those who are given all of it mention this. */
export function variableFileKey(uri: string): Key {
  return `variables-of/${uri}`;
}

/** Who mentions this uses the variable for a setting of its own, and is judged with it. */
export function takenVariableKey(name: string): Key {
  return `taken/${name}`;
}

export interface Variable extends WrittenSetting {
  readonly at: Place;
}

/** A `.env` file as other files see it. */
export interface VariableFile extends Subject {
  readonly uri: string;
  /** The last assignment of each name. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** `own`: docker compose reads it by itself, for it stands beside. `example`: nobody reads it as it is. */
  readonly standing: 'own' | 'given' | 'example';
}

export function isVariableFile(subject: Subject): subject is VariableFile {
  return subject.dialect === 'dotenv' && 'variables' in subject && subject.variables instanceof Map;
}

/**
 * What the load unit knows of variables: the file beside comes first; where the others differ nobody knows. A value that
 * several of them give stands in the first by name, whichever was met first.
 */
export function lookupIn(scope: Scope): Lookup {
  return (name) => {
    const files = scope.definitions(variableKey(name)).filter(isVariableFile);
    const own = files.find(({ standing }) => standing === 'own');
    const valueIn = (file: VariableFile) => file.variables.get(name)?.value;
    if (own) return valueIn(own);
    const given = files
      .sort(byUri)
      .flatMap((file) => (file.standing === 'example' ? [] : valueIn(file) || []));
    const texts = new Set(given.map(({ text }: Sourced<string>) => text));
    if (texts.size > 1) return 'unknown';
    return given[0] ?? (files.length > 0 ? 'unknown' : undefined);
  };
}

function byUri({ uri: one }: VariableFile, { uri: other }: VariableFile): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whoever uses variables tells where, and for what. */
export interface VariableUser extends Subject {
  placesOf(variable: string): readonly Place[];
  /** The names of the settings that take it. */
  takersOf(variable: string): readonly string[];
}

export function isVariableUser(subject: Subject): subject is VariableUser {
  return 'placesOf' in subject && typeof subject.placesOf === 'function';
}
