import type { XmlDefinition, XmlUse } from '../../../syntax/xml/variable';
import { maskLine } from '../../../text/mask';
import type { Place } from '../../../text/place';
import { contains } from '../../../text/range';
import type { Located, Location } from '../../language';
import { endsInSecret } from '../../secret-variable';
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

/** Whether the value of the variable is for nobody to see. */
export function isSecretVariable(file: FreeSwitchFile, name: string): boolean {
  return endsInSecret(name, (each) => usesOf(file, each).flatMap(takersOf));
}

function takersOf(use: XmlUse): readonly string[] {
  if (standsForSecret(use)) return ['password'];
  const { range } = use.at;
  const around = use.chunk.directives.find(({ at }) => contains(at.range, range.start));
  return around?.definition ? [around.definition.name] : [];
}

/** Whether the tag around it gives it to a secret: whatever is masked there is a secret. */
function standsForSecret({ chunk: { source }, start, end }: XmlUse): boolean {
  const close = source.indexOf('>', end);
  const tag = source.slice(source.lastIndexOf('<', start), close < 0 ? end : close).replace(/\s+/g, ' ');
  const use = source.slice(start, end);
  return maskLine(tag).split(use).length < tag.split(use).length;
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
