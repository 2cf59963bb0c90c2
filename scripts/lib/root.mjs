import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the root package.json, without a slash at its end. */
export const root = join(fileURLToPath(new URL('../..', import.meta.url)), '.').replace(/[\\/]$/, '');

/** An absolute path from one that is relative to the project's root. */
export function fromRoot(...parts) {
  return join(root, ...parts);
}
