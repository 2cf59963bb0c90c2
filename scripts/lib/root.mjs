import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the root package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** An absolute path from one that is relative to the project's root. */
export function fromRoot(...parts) {
  return join(root, ...parts);
}
