import type { FileSystem } from '../../host/host';
import { mayBeOurs } from '../../workspace/families';
import { type Declared, REGISTRY_NAME } from '../../workspace/recognise';
import { scan } from '../../workspace/scan';
import { isInside, joinUri, parentOf } from '../../workspace/uri';
import type { Target } from './paths';

/** The files that a run has to look at. */
export interface Discovered {
  /** Those that may be ours by their name; what is in the others decides. */
  readonly candidates: readonly string[];
  readonly registries: readonly string[];
  /** Folders that a PBX may read its files from. */
  readonly configurationFolders: ReadonlySet<string>;
}

const MAIN_NAMES = ['pjsip.conf', 'pjsip_wizard.conf', 'extensions.conf'];
/** Files by which a configuration folder is known. */
const MARKS: ReadonlySet<string> = new Set([...MAIN_NAMES, 'sip.conf', 'asterisk.conf', 'freeswitch.xml']);

/** Looks through the targets, and above them for the files that theirs may be included by. */
export async function discover(
  targets: readonly Target[],
  folders: readonly string[],
  files: FileSystem,
  declared: Declared,
): Promise<Discovered> {
  const candidates = new Set<string>();
  const registries = new Set<string>();
  const configurationFolders = new Set<string>();
  const visit = (uri: string, name: string): void => {
    if (MARKS.has(name)) configurationFolders.add(parentOf(uri));
    if (name === REGISTRY_NAME) registries.add(uri);
    else if (mayBeOurs(uri, declared)) candidates.add(uri);
  };
  for (const { kind, uri } of targets) {
    if (kind === 'folder') await scan(files, uri, visit);
    else if (uri.endsWith(`/${REGISTRY_NAME}`)) registries.add(uri);
    else candidates.add(uri);
    await lookAbove(uri, folders, files, visit);
  }
  return { candidates: [...candidates], registries: [...registries], configurationFolders };
}

async function lookAbove(
  uri: string,
  folders: readonly string[],
  files: FileSystem,
  visit: (uri: string, name: string) => void,
): Promise<void> {
  const limit = folders.find((folder) => isInside(uri, folder));
  if (limit === undefined) return;
  for (let folder = parentOf(uri); isInside(folder, limit); folder = parentOf(folder)) {
    const entries = (await files.list(folder)) ?? [];
    for (const { name, kind } of entries) {
      if (kind === 'file' && (MARKS.has(name) || name === REGISTRY_NAME)) visit(joinUri(folder, name), name);
    }
  }
}

/** Below this many files one workspace holds them all. */
const FEW = 500;
const BATCH = 8;

/**
 * The candidates in batches that most likely have nothing to do with each other: whole configuration folders. They need
 * not be in memory together then.
 */
export function batchesOf({ candidates, configurationFolders }: Discovered): (readonly string[])[] {
  if (candidates.length <= FEW) return [candidates];
  const byFolder = new Map<string, string[]>();
  const owners = new Map<string, string>();
  for (const uri of candidates) {
    const owner = ownerOf(parentOf(uri), configurationFolders, owners);
    const group = byFolder.get(owner);
    if (group) group.push(uri);
    else byFolder.set(owner, [uri]);
  }
  const batches: string[][] = [];
  for (const group of byFolder.values()) {
    const last = batches.at(-1);
    if (last && last.length + group.length <= BATCH) last.push(...group);
    else batches.push([...group]);
  }
  return batches;
}

/** The nearest configuration folder upwards, else the folder itself. */
function ownerOf(folder: string, known: ReadonlySet<string>, owners: Map<string, string>): string {
  const found = owners.get(folder);
  if (found !== undefined) return found;
  let owner = folder;
  for (let at = folder, last = ''; at !== last; last = at, at = parentOf(at)) {
    if (!known.has(at)) continue;
    owner = at;
    break;
  }
  owners.set(folder, owner);
  return owner;
}
