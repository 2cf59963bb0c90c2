import type { XmlDefinition } from '../../../syntax/xml/variable';
import type { Scope, Subject } from '../../dialect';
import type { FreeSwitchObject } from '../objects';
import type { AccessList } from '../objects/access-list';
import type { Gateway } from '../objects/gateway';
import { accessListKey, profileKey, variableKey } from '../objects/keys';
import { Profile } from '../objects/profile';

interface HasObject {
  readonly object: FreeSwitchObject;
}

/** Whether the subject stands for one object of FreeSWITCH. */
export function hasObject(subject: Subject): subject is Subject & HasObject {
  return subject.dialect === 'freeswitch' && 'object' in subject;
}

/** The profile that a gateway stands in, as it is now; undefined where only the gateway's own file is known. */
export function profileOf(gateway: Gateway, scope: Scope): Profile | undefined {
  const { profile: element, profileName } = gateway;
  if (!element || profileName === undefined) return undefined;
  const found = findProfile(profileName, scope);
  return found ?? new Profile(element);
}

/** The first profile of that name or alias. */
function findProfile(name: string, scope: Scope): Profile | undefined {
  for (const subject of scope.definitions(profileKey(name)))
    if (hasObject(subject) && subject.object.kind === 'profile') return subject.object;
  return undefined;
}

/** The list that counts: the last one of that name (each one takes the place of the one before). */
export function findAccessList(name: string, scope: Scope): AccessList | undefined {
  let found: AccessList | undefined;
  for (const subject of scope.definitions(accessListKey(name)))
    if (hasObject(subject) && subject.object.kind === 'acl') found = subject.object;
  return found;
}

interface HasDefinitions {
  readonly definitions: readonly XmlDefinition[];
}

function hasDefinitions(subject: Subject): subject is Subject & HasDefinitions {
  return subject.dialect === 'freeswitch' && 'definitions' in subject;
}

/** Every directive that gives the variable a value, file by file. */
export function variableDefinitions(name: string, scope: Scope): XmlDefinition[] {
  const key = variableKey(name);
  return scope
    .definitions(key)
    .flatMap((subject) =>
      hasDefinitions(subject) ? subject.definitions.filter((each) => variableKey(each.name) === key) : [],
    );
}
