import { AsteriskUnit, type MainFile } from '../dialects/asterisk/unit';
import type { FileStore } from './file-store';
import { FolderIncludes } from './includes';
import { type Declared, type Recognised, recogniseContent, recogniseName } from './recognise';
import { SourceFile } from './source-file';
import { isInside, joinUri, nameOf, parentOf } from './uri';

/** What the settings say of the files of a folder. */
export interface FolderOptions {
  /** The PBX's configuration folder where the settings name one. */
  readonly asteriskRoot?: string | undefined;
  readonly declared?: Declared;
  /** Bytes beyond which a file is not read. */
  readonly sizeLimit: number;
}

export interface AssembleOptions {
  /** Folders that may be read. */
  readonly folders: readonly string[];
  optionsFor(uri: string): FolderOptions;
}

/** What should be a load unit: its main files, and how far they can be trusted to be all. */
export interface UnitPlan {
  readonly id: string;
  readonly folder: string;
  readonly mains: readonly MainFile[];
  readonly main: boolean;
}

const NO_FILES: ReadonlySet<string> = new Set();

/** Finds out which files form which load units. */
export class Assembler {
  private readonly folders = new Map<string, string>();
  private readonly listings = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly store: FileStore,
    private readonly options: AssembleOptions,
  ) {}

  recognise(uri: string): Recognised | undefined {
    const byName = recogniseName(uri, this.options.optionsFor(uri).declared);
    if (byName || !uri.endsWith('.conf')) return byName;
    const file = this.store.file(uri);
    return file instanceof SourceFile ? recogniseContent(file.text) : undefined;
  }

  /** The folder from which Asterisk resolves the file's includes. */
  configurationFolder(uri: string): string {
    const own = parentOf(uri);
    const known = this.folders.get(own);
    if (known !== undefined) return known;
    const folder = this.findFolder(own);
    this.folders.set(own, folder);
    return folder;
  }

  private findFolder(own: string): string {
    const { folders } = this.options;
    const { asteriskRoot } = this.options.optionsFor(own);
    if (asteriskRoot && isInside(own, asteriskRoot)) return asteriskRoot;
    const limit = folders.find((folder) => isInside(own, folder)) ?? own;
    for (let folder = own; isInside(folder, limit); folder = parentOf(folder)) {
      if (this.has(folder, 'asterisk.conf')) return folder;
      if (folder === parentOf(folder)) break;
    }
    return own;
  }

  has(folder: string, name: string): boolean {
    return this.filesIn(folder).has(name);
  }

  /** The names of a folder's files; a set, for a folder of ten thousand files is asked once for each of them. */
  private filesIn(folder: string): ReadonlySet<string> {
    const known = this.listings.get(folder);
    if (known) return known;
    const entries = this.store.list(folder);
    if (entries === 'pending' || entries === undefined) return NO_FILES;
    const files = new Set(entries.flatMap(({ name, kind }) => (kind === 'file' ? [name] : [])));
    this.listings.set(folder, files);
    return files;
  }

  /** The main files of a folder, each with the program that reads it, in the order in which they are judged. */
  private mainsOf(folder: string, candidates: ReadonlyMap<string, Recognised>): MainFile[] {
    const names = ['pjsip.conf', 'pjsip_wizard.conf', 'extensions.conf', 'sip.conf'];
    const mains: MainFile[] = [];
    for (const name of names) {
      const uri = joinUri(folder, name);
      const recognised = candidates.get(uri) ?? (this.has(folder, name) ? recogniseName(uri) : undefined);
      if (recognised) mains.push({ dialect: recognised.dialect, uri });
    }
    return mains;
  }

  /** One plan for each configuration folder with main files, top folders first, then one for each declared main file. */
  plans(candidates: ReadonlyMap<string, Recognised>): UnitPlan[] {
    const folders = new Map<string, number>();
    const alone: UnitPlan[] = [];
    for (const [uri, recognised] of candidates) {
      const folder = this.configurationFolder(uri);
      if (standsAlone(uri, recognised)) alone.push(this.alone(uri, recognised));
      else if (!folders.has(folder)) folders.set(folder, folder.split('/').length);
    }
    const sorted = [...folders].sort(([a, depth], [b, otherDepth]) => depth - otherDepth || (a < b ? -1 : 1));
    const plans = sorted.flatMap(([folder]) => this.planOfFolder(folder, candidates) ?? []);
    return [...plans, ...alone];
  }

  /** The plan that a file is a part of; undefined for a fragment in a folder without main files. */
  planOf(
    uri: string,
    recognised: Recognised,
    candidates: ReadonlyMap<string, Recognised>,
  ): UnitPlan | undefined {
    if (standsAlone(uri, recognised)) return this.alone(uri, recognised);
    return this.planOfFolder(this.configurationFolder(uri), candidates);
  }

  private planOfFolder(folder: string, candidates: ReadonlyMap<string, Recognised>): UnitPlan | undefined {
    const mains = this.mainsOf(folder, candidates);
    return mains.length === 0 ? undefined : { id: folder, folder, mains, main: true };
  }

  private alone(uri: string, { dialect }: Recognised): UnitPlan {
    return { id: uri, folder: this.configurationFolder(uri), mains: [{ dialect, uri }], main: true };
  }

  /** For a file that somebody includes, though nobody knows who. */
  fragment(uri: string, recognised: Recognised): UnitPlan {
    return { ...this.alone(uri, recognised), main: false };
  }

  build(plan: UnitPlan): AsteriskUnit {
    const { folders } = this.options;
    const { asteriskRoot } = this.options.optionsFor(plan.folder);
    const allowed = asteriskRoot ? [...folders, asteriskRoot] : folders;
    const source = new FolderIncludes(this.store, plan.folder, allowed);
    return new AsteriskUnit(plan.id, plan.mains, source, {
      main: plan.main,
      realtime: this.isRealtime(plan.folder),
    });
  }

  /** Whether sorcery.conf or extconfig.conf takes pjsip objects from somewhere else than pjsip.conf. */
  private isRealtime(folder: string): boolean {
    return (
      this.names(
        folder,
        'sorcery.conf',
        /^\s*(endpoint|auth|aor|registration|identify|transport)\s*=>?\s*(?!config\b)/m,
      ) || this.names(folder, 'extconfig.conf', /^\s*(ps_\w+|pjsip\.conf)\s*=>?/m)
    );
  }

  private names(folder: string, name: string, pattern: RegExp): boolean {
    if (!this.has(folder, name)) return false;
    const file = this.store.file(joinUri(folder, name));
    return file instanceof SourceFile && pattern.test(file.text);
  }
}

/** A main file that the settings declare. A fragment may be included by a main file that nobody named. */
function standsAlone(uri: string, { main }: Recognised): boolean {
  return main && !isMainName(uri);
}

function isMainName(uri: string): boolean {
  const name = nameOf(uri);
  return (
    name === 'pjsip.conf' || name === 'pjsip_wizard.conf' || name === 'extensions.conf' || name === 'sip.conf'
  );
}
