import type { Scope } from '../../dialect';
import type { FreeSwitchFile } from './freeswitch-file';

/** How the objects of the file's unit look at each other. */
export function scopeOf({ document: { names }, unit }: FreeSwitchFile): Scope {
  return {
    complete: unit.complete,
    definitions: (key) => names.definitions(key),
    mentions: (key) => names.mentions(key),
    names: (beginning) =>
      [...names.keys()].flatMap((key) => (key.startsWith(beginning) ? key.slice(beginning.length) : [])),
  };
}
