import type { Category } from '../load/category';
import type { ConfObject } from '../objects/conf-object';
import {
  type ObjectType,
  type OptionSpec,
  objectType,
  objectTypes,
  option,
  wizardPrefixes,
  wizardType,
} from '../schema';

/** Templates of templates are followed this far for a type. */
const MAX_DEPTH = 10;

/** The type of the object that a section makes; of a template, the type that its heirs have. */
export function sectionType({ category, program, typeEntry }: ConfObject): ObjectType | undefined {
  if (program.dialect === 'asterisk-wizard') return wizardType;
  if (program.dialect !== 'asterisk-pjsip') return undefined;
  if (typeEntry) return objectType(typeEntry.value);
  if (category.name === 'global' || category.name === 'system') return objectType(category.name);
  return category.template ? typeOfHeirs(category, MAX_DEPTH) : undefined;
}

function typeOfHeirs(category: Category, depth: number): ObjectType | undefined {
  for (const heir of category.heirs) {
    const own = heir.variables.find(({ name }) => name.toLowerCase() === 'type');
    const type = own ? objectType(own.value) : depth > 0 ? typeOfHeirs(heir, depth - 1) : undefined;
    if (type) return type;
  }
  return undefined;
}

/** The types that know every option of a section without one: one of them it must become. */
export function possibleTypes({ category }: ConfObject): readonly ObjectType[] {
  const names = category.variables.map(({ name }) => name).filter((name) => !name.startsWith('@'));
  if (names.length === 0) return [];
  return objectTypes.filter((type) => names.every((name) => option(type, name) !== undefined));
}

/** An option as it is written in a section: a wizard's `aor/max_contacts` is an option of aor. */
export interface SectionOption {
  readonly type: ObjectType;
  readonly spec: OptionSpec;
  /** `aor/`, or empty. */
  readonly prefix: string;
}

export function sectionOption(type: ObjectType, name: string): SectionOption | undefined {
  if (type === wizardType) {
    const own = option(type, name);
    return own ? { type, spec: own, prefix: '' } : prefixedOption(name);
  }
  const spec = option(type, name);
  return spec && { type, spec, prefix: '' };
}

function prefixedOption(name: string): SectionOption | undefined {
  const prefix = name.slice(0, name.indexOf('/') + 1).toLowerCase();
  const type = objectType(wizardPrefixes.get(prefix) ?? '');
  const spec = type && option(type, name.slice(prefix.length));
  return type && spec && { type, spec, prefix };
}

/** `type` itself is no option of the schema. */
export function isType(name: string): boolean {
  return name === 'type' || name.toLowerCase() === 'type';
}
