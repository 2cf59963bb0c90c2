import { isSecretName } from '../text/mask';

/**
 * Whether a secret takes the variable, or another variable that a secret takes: its value is for nobody to see.
 *
 * @param takersOf the names of the settings and variables that take a variable
 */
export function endsInSecret(
  name: string,
  takersOf: (name: string) => readonly string[],
  seen = new Set<string>(),
): boolean {
  if (isSecretName(name)) return true;
  if (seen.has(name)) return false;
  seen.add(name);
  return takersOf(name).some((taker) => endsInSecret(taker, takersOf, seen));
}
