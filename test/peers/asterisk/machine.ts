import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../../server/src/dialects/asterisk/judge';
import { ROOT } from './root';

/** What is true on the machine of the referee: its own files, no names, no address but the loopback. */
export const refereeEnvironment: Environment = {
  fileReadable: (path) => path.startsWith('/') && isReadable(join(ROOT, path)),
  resolves: () => false,
  localAddress: () => false,
};

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
