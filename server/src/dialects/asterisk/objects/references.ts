import type { Sourced } from '../../../sip/sourced';
import { objectType, objectTypes } from '../schema';
import { type PjsipObject, splitItems } from './pjsip-object';

/** A value that names another object. */
export interface AsteriskReference {
  /** The object that holds it. */
  readonly object: PjsipObject;
  readonly option: string;
  /** The type of the object that it names. */
  readonly type: string;
  readonly name: Sourced<string>;
}

interface ReferenceOption {
  readonly option: string;
  readonly type: string;
  readonly list: boolean;
}

const byType = new Map<string, readonly ReferenceOption[]>();

/** The options of a type that name other pjsip objects, from the schema. */
function referenceOptions(type: string): readonly ReferenceOption[] {
  let options = byType.get(type);
  if (!options) {
    options = [...(objectType(type)?.options.values() ?? [])]
      .filter((option) => option.references !== undefined && objectType(option.references) !== undefined)
      .map((option) => ({ option: option.name, type: option.references ?? '', list: option.list === true }));
    byType.set(type, options);
  }
  return options;
}

const targets = new Map<string, string>();

/** What an option of this name refers to in whatever type has it: for a section whose type is not known. */
export function targetOf(option: string): string | undefined {
  if (targets.size === 0) {
    for (const { name } of objectTypes)
      for (const reference of referenceOptions(name)) targets.set(reference.option, reference.type);
  }
  return targets.get(option.toLowerCase());
}

/** Every name of another object that the object's effective options hold. */
export function referencesOf(object: PjsipObject): AsteriskReference[] {
  const references: AsteriskReference[] = [];
  for (const { option, type, list } of referenceOptions(object.type)) {
    const text = object.text(option);
    if (!text || text.text === '') continue;
    if (!list) references.push({ object, option, type, name: text });
    else for (const name of splitItems(text)) references.push({ object, option, type, name });
  }
  return references;
}
