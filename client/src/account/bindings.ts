/** What the setting `sipLens.bindings` of one workspace folder says. */
export interface FolderBindings {
  readonly setting: unknown;
  /** URI, without trailing slash, of what lies there by the parts of its path; of the folder itself by none. */
  uriOf(parts: readonly string[]): string;
}

/**
 * Labels by folder URI without trailing slash. `.` and the empty path are the workspace folder itself; what leads out of
 * it is left out, for a folder decides for itself only.
 */
export function bindingsByUri(folders: readonly FolderBindings[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const folder of folders) {
    for (const [path, label] of entriesOf(folder.setting)) {
      const parts = partsOf(path);
      if (parts === undefined || typeof label !== 'string' || label === '') continue;
      found[folder.uriOf(parts)] = label;
    }
  }
  return found;
}

function entriesOf(setting: unknown): [path: string, label: unknown][] {
  return typeof setting === 'object' && setting !== null ? Object.entries(setting) : [];
}

/** The parts of a relative path; undefined where it is none, or leads out of its folder. */
function partsOf(path: string): string[] | undefined {
  const slashed = path.trim().replace(/\\/g, '/');
  if (/^(?:\/|[A-Za-z]:)/.test(slashed)) return undefined;
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.');
  return parts.includes('..') ? undefined : parts;
}

/** The label that a file or folder is bound to: the longest path wins. */
export function labelFor(uri: string, bindings: Readonly<Record<string, string>>): string | undefined {
  let longest: string | undefined;
  for (const folder of Object.keys(bindings)) {
    const holds = uri === folder || uri.startsWith(`${folder}/`);
    if (holds && folder.length >= (longest ?? '').length) longest = folder;
  }
  return longest === undefined ? undefined : bindings[longest];
}

/** The setting with a path bound to a label, or to none. @returns undefined where nothing is left */
export function rebound(
  setting: unknown,
  path: string,
  label: string | undefined,
): Record<string, string> | undefined {
  const key = path === '' ? '.' : path;
  const wanted = partsOf(key)?.join('/');
  const others = entriesOf(setting).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && partsOf(entry[0])?.join('/') !== wanted,
  );
  const all = label === undefined ? others : [...others, [key, label] as const];
  return all.length === 0 ? undefined : Object.fromEntries(all);
}
