import type { XmlDefinition, XmlUse } from '../../../syntax/xml/variable';
import type { Place } from '../../../text/place';
import type { Located, Location } from '../../language';
import { FileSubject } from '../file-subject';
import { variableKey } from '../objects/keys';
import type { FreeSwitchFile } from './freeswitch-file';

/** What a `$${name}` names: every place that sets it, and every one that uses it. */
export function variableLocated(file: FreeSwitchFile, name: string, { range }: Place): Located {
  return {
    range,
    target: {
      kind: 'local',
      definitions: () => definitionsOf(file, name).map(({ nameAt }) => locationOf(nameAt)),
      references: () => usesOf(file, name).map(({ nameAt }) => locationOf(nameAt)),
    },
  };
}

/** Every directive of the unit that sets it, file by file. */
export function definitionsOf({ document }: FreeSwitchFile, name: string): XmlDefinition[] {
  const key = variableKey(name);
  return document.names
    .definitions(key)
    .flatMap((subject) =>
      subject instanceof FileSubject
        ? subject.definitions.filter((each) => variableKey(each.name) === key)
        : [],
    );
}

function usesOf({ document }: FreeSwitchFile, name: string): XmlUse[] {
  const key = variableKey(name);
  return document.names
    .mentions(key)
    .flatMap((subject) =>
      subject instanceof FileSubject ? subject.uses.filter((each) => variableKey(each.name) === key) : [],
    );
}

/** The names of the variables that something in the unit sets, as they are written there. */
export function variableNames({ document: { names } }: FreeSwitchFile): string[] {
  const beginning = variableKey('');
  const found = new Set<string>();
  for (const key of names.keys()) {
    if (!key.startsWith(beginning)) continue;
    for (const subject of names.definitions(key)) {
      const definitions = subject instanceof FileSubject ? subject.definitions : [];
      const own = definitions.find((each) => variableKey(each.name) === key);
      if (own) found.add(own.name.trim());
    }
  }
  return [...found];
}

function locationOf({ uri, range }: Place): Location {
  return { uri, range };
}
