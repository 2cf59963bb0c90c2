import { isProgramDialect } from '../../dialects/asterisk/program';
import { AsteriskUnit } from '../../dialects/asterisk/unit';
import type { MainFile } from '../../dialects/unit';
import type { Steps } from '../../text/steps';
import type { Assembler, Candidates, UnitPlan } from '../family';
import type { FileStore } from '../file-store';
import type { FolderRules, Recognised } from '../recognise';
import { SourceFile } from '../source-file';
import { isInside, joinUri, nameOf, parentOf } from '../uri';
import { FolderIncludes } from './includes';
import { recogniseContent, recogniseName } from './recognise';

const NO_FILES: ReadonlySet<string> = new Set();

/** Finds out which files one Asterisk reads: those of a configuration folder. */
export class AsteriskAssembler implements Assembler {
  private readonly folders = new Map<string, string>();
  private readonly listings = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly store: FileStore,
    private readonly options: FolderRules,
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
  private mainsOf(folder: string, candidates: Candidates): MainFile[] {
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
  plans(candidates: Candidates): UnitPlan[] {
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
  planOf(uri: string, recognised: Recognised, candidates: Candidates): UnitPlan | undefined {
    if (standsAlone(uri, recognised)) return this.alone(uri, recognised);
    return this.planOfFolder(this.configurationFolder(uri), candidates);
  }

  private planOfFolder(folder: string, candidates: Candidates): UnitPlan | undefined {
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

  *read(plan: UnitPlan): Steps<AsteriskUnit> {
    const { folders } = this.options;
    const { asteriskRoot } = this.options.optionsFor(plan.folder);
    const allowed = asteriskRoot ? [...folders, asteriskRoot] : folders;
    const source = new FolderIncludes(this.store, plan.folder, allowed);
    const mains = plan.mains.flatMap(({ dialect, uri }) =>
      isProgramDialect(dialect) ? [{ dialect, uri }] : [],
    );
    const { main, folder } = plan;
    const realtime = this.isRealtime(folder);
    return yield* AsteriskUnit.read(plan.id, mains, source, { main, folder, realtime });
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
