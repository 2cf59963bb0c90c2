import type { Credential, CredentialUse, Transport } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { Scope, Subject } from '../../dialect';
import { objectKey } from '../objects/keys';
import type { PjsipObject } from '../objects/pjsip-object';
import { credentialOf } from './credential';
import { transportModel } from './transport';

interface HasObjects {
  readonly objects: readonly PjsipObject[];
}

function hasObjects(subject: Subject): subject is Subject & HasObjects {
  return 'objects' in subject && Array.isArray(subject.objects);
}

/** The first object of a type and name that the load unit defines. */
export function findObject(scope: Scope, type: string, name: string): PjsipObject | undefined {
  for (const subject of scope.definitions(objectKey(type, name))) {
    if (!hasObjects(subject)) continue;
    const object = subject.objects.find((candidate) => candidate.type === type && candidate.name === name);
    if (object) return object;
  }
  return undefined;
}

export function findTransport(scope: Scope, name: Sourced<string> | undefined): Transport | undefined {
  const object = name?.value === undefined ? undefined : findObject(scope, 'transport', name.value);
  return object && transportModel(object);
}

/** The credentials that `outbound_auth` names. */
export function findCredentials(scope: Scope, references: readonly Sourced<string>[]): CredentialUse {
  const credentials: Credential[] = [];
  let complete = true;
  for (const { value } of references) {
    const object = value === undefined ? undefined : findObject(scope, 'auth', value);
    if (object) credentials.push(credentialOf(object));
    else complete = false;
  }
  return { credentials, complete, references };
}
