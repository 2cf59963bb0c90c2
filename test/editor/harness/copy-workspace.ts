import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, workspaces } from './paths';
import type { SuiteName } from './suite-build';

/** A suite's own workspace, or one that only scenarios on the screen use. */
export type WorkspaceName =
  | SuiteName
  | 'linked'
  | 'samples'
  | `activation/${'freeswitch' | 'compose' | 'variables'}`;

/** Copies a fixture workspace, for tests to write in. @returns the folder, or the workspace file, to open */
export function copyWorkspace(name: WorkspaceName, scratch: string): string {
  const folder = join(scratch, name);
  mkdirSync(scratch, { recursive: true });
  cpSync(name === 'samples' ? join(root, name) : join(workspaces, name), folder, { recursive: true });
  return name === 'multi-root' ? join(folder, 'sites.code-workspace') : folder;
}
