import { type Uri, type WorkspaceFolder, workspace } from 'vscode';

/** The lists of files that are read as something which their names do not say. */
export type FileKind = 'pjsip' | 'wizard' | 'dialplan' | 'freeswitch';
export const fileKinds: readonly FileKind[] = ['pjsip', 'wizard', 'dialplan', 'freeswitch'];

/** The settings that decide which documents the server is shown. */
export const selectionSettings = ['sipLens.files', 'sipLens.registry.path'];

/** The globs of one list, as a document or folder has them. */
export function fileGlobs(kind: FileKind, scope?: Uri | WorkspaceFolder): string[] {
  const value: unknown = workspace.getConfiguration('sipLens', scope).get(`files.${kind}`);
  return Array.isArray(value) ? value.filter((glob) => typeof glob === 'string' && glob !== '') : [];
}

/** Names of the project's own keys that hold SIP settings in YAML and variables. */
export function ownKeys(scope: Uri): string[] {
  const value: unknown = workspace.getConfiguration('sipLens', scope).get('yaml.keys');
  return typeof value === 'object' && value !== null ? Object.keys(value).filter((key) => key !== '') : [];
}

function registryPath(scope?: WorkspaceFolder): string[] {
  const value: unknown = workspace.getConfiguration('sipLens', scope).get('registry.path');
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** Every path and glob that some folder's settings add to the known names. */
export function configuredFiles(): string[] {
  const scopes = workspace.workspaceFolders ?? [undefined];
  const all = scopes.flatMap((scope) => [
    ...fileKinds.flatMap((kind) => fileGlobs(kind, scope)),
    ...registryPath(scope),
  ]);
  return [...new Set(all)];
}
