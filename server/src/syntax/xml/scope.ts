import type { XmlReading } from './source';
import type { XmlDefinition, XmlUse } from './variable';

/** How the core stores a value: a run-time `${…}` cannot come in by a global variable (switch_utils.h). */
export function storedValue(value: string): string {
  return value.replace(/\$\{/g, '%{');
}

/**
 * Decides what stands for a use. Undefined: its text stays, for the value is not known.
 *
 * @param open whether something that cannot be seen may have set the variable
 */
export function resolveUse(
  use: XmlUse,
  name: string,
  definition: XmlDefinition | undefined,
  { globals, fragment }: XmlReading,
  open: boolean,
): string | undefined {
  use.definition = definition;
  let value: string | undefined;
  if (definition) value = definition.value;
  else if (globals.has(name.toLowerCase())) {
    use.global = true;
    value = globals.get(name.toLowerCase());
  } else if (!open && !fragment) {
    use.state = 'undefined';
    return '';
  }
  use.state = value === undefined ? 'unknown' : 'set';
  return value;
}
