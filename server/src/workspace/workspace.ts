import type { FileChange, LoadUnit, UnitChange } from '../dialects/dialect';
import type { TextWindow, Unit } from '../dialects/unit';
import type { Host } from '../host/host';
import type { Steps } from '../text/steps';
import { type LocatedComment, yamlComments } from './comments';
import { families } from './families';
import { FamilyUnits } from './family-units';
import { FileStore } from './file-store';
import { type FolderOptions, REGISTRY_NAME, type Recognised } from './recognise';
import { scan } from './scan';
import { SourceFile } from './source-file';
import { nameOf, parentOf } from './uri';

export interface WorkspaceOptions extends FolderOptions {
  readonly folders: readonly string[];
  /** What counts for a file, where folders differ. */
  readonly optionsFor?: (uri: string) => FolderOptions;
  /** Called where a host that cannot answer at once has answered: it counts from the next `settle` on. */
  readonly arrived?: () => void;
}

/** Which load units came, went or changed since the last look. */
export interface WorkspaceChange {
  readonly added: readonly LoadUnit[];
  readonly removed: readonly LoadUnit[];
  readonly changed: readonly (readonly [LoadUnit, UnitChange])[];
}

/** The parsed state of all folders: files, load units, and which file belongs to which. */
export class Workspace {
  readonly store: FileStore;
  private readonly families: readonly FamilyUnits[];
  private readonly dirty = new Map<string, 'edited' | 'replaced'>();
  private readonly registries = new Set<string>();
  /** Files that came or went. */
  private readonly moved = new Set<string>();
  /** Files whose text is another one now. */
  private readonly noted = new Set<string>();

  constructor(
    readonly host: Host,
    private readonly options: WorkspaceOptions,
  ) {
    this.store = new FileStore(
      host.files,
      (uri) => this.optionsFor(uri).sizeLimit,
      (uri) => this.arrived(uri),
    );
    const rules = { folders: options.folders, optionsFor: (uri: string) => this.optionsFor(uri) };
    this.families = families(this.store, rules).map((family) => new FamilyUnits(family));
  }

  private optionsFor(uri: string): FolderOptions {
    return this.options.optionsFor?.(uri) ?? this.options;
  }

  get folders(): readonly string[] {
    return this.options.folders;
  }

  /** Finds the files of a folder that are ours. */
  async scan(folder: string): Promise<void> {
    await scan(this.host.files, folder, (uri) => this.consider(uri));
  }

  /** Takes the file in if it is one of ours, or `as` something where its name does not tell. */
  consider(uri: string, as?: Recognised): boolean {
    if (nameOf(uri) === REGISTRY_NAME) {
      this.registries.add(uri);
      return true;
    }
    let isOurs = false;
    for (const family of this.families) {
      // a file belongs to one family
      if (isOurs) family.forsake(uri);
      else isOurs = this.isFor(family, as) && family.consider(uri, as);
    }
    // a folder may hold thousands of other programs' files
    if (!isOurs && !this.isRead(uri)) this.store.release(uri);
    return isOurs;
  }

  private isFor({ family }: FamilyUnits, as: Recognised | undefined): boolean {
    return as === undefined || family.has(as.dialect);
  }

  private isRead(uri: string): boolean {
    return this.families.some((family) => family.isRead(uri));
  }

  /** Whether the name of a file says that it is ours, or that what is in it may. */
  mayBeOurs(uri: string): boolean {
    return this.families.some(({ family }) => family.mayBeOurs(uri));
  }

  /** It is gone, or nobody is told of it: it is taken for nothing any more. */
  forsake(uri: string): void {
    this.registries.delete(uri);
    for (const family of this.families) family.forsake(uri);
  }

  /** What the file is taken for by name, content or declaration, whether or not it can be read. */
  recognised(uri: string): Recognised | undefined {
    for (const { recognised } of this.families) {
      const found = recognised.get(uri);
      if (found) return found;
    }
    return undefined;
  }

  /** Every file that is taken for something. */
  *recognisedFiles(): Generator<readonly [uri: string, as: Recognised]> {
    for (const { recognised } of this.families) yield* recognised;
  }

  get registryFiles(): ReadonlySet<string> {
    return this.registries;
  }

  /** The unit that a file is judged in; the first where several read it. */
  unitOf(uri: string): Unit | undefined {
    const [unit] = this.unitsOf(uri);
    return unit;
  }

  /** The units that read the file; those of the family that took it come first. */
  unitsOf(uri: string): ReadonlySet<Unit> {
    const [first = NOBODY, ...others] = this.families
      .map((family) => family.of(uri))
      .filter(({ size }) => size > 0);
    return others.length === 0 ? first : new Set([first, ...others].flatMap((units) => [...units]));
  }

  get units(): Iterable<Unit> {
    return this.families.flatMap(({ all }) => [...all]);
  }

  /** These files as they are now in a workspace of its own: what is edited there stays there. */
  copy(uris: Iterable<string>): Workspace {
    const copy = new Workspace(this.host, this.options);
    for (const uri of uris) {
      const file = this.store.file(uri);
      if (!(file instanceof SourceFile)) continue;
      copy.open(uri, file.text, file.version ?? 0);
      const recognised = this.recognised(uri);
      if (recognised) copy.consider(uri, recognised);
    }
    return copy;
  }

  /** Every file that a unit reads. */
  get files(): Iterable<string> {
    const [only, ...others] = this.families.filter(({ files }) => hasAny(files));
    return only && others.length === 0
      ? only.files
      : new Set(this.families.flatMap(({ files }) => [...files]));
  }

  open(uri: string, text: string, version: number): void {
    if (this.store.open(uri, text, version)) this.dirty.set(uri, 'replaced');
    this.consider(uri);
  }

  edit(uri: string, text: string, window: TextWindow, version: number): void {
    const document = this.store.document(uri);
    if (!document || this.store.isTooLong(uri, text)) {
      // it was too long before, or is now
      if (this.store.isOpen(uri)) this.open(uri, text, version);
      return;
    }
    document.edit(text, window, version);
    if (!this.dirty.has(uri)) this.dirty.set(uri, 'edited');
    this.noteText(uri);
  }

  close(uri: string): void {
    if (!this.store.close(uri)) return;
    this.dirty.set(uri, 'replaced');
    const file = this.store.file(uri);
    if (isMissing(file)) this.forsake(uri);
    this.noteText(uri);
  }

  /** The disk's copy changed; with `existence`, it came or went. True where an open document's encoding is another now. */
  changedOnDisk(uri: string, existence: boolean): boolean {
    const encoding = this.store.document(uri)?.encoding;
    this.store.forget(uri, existence);
    if (existence) {
      if (isMissing(this.store.file(uri))) this.forsake(uri);
      else if (this.mayBeOurs(uri) || nameOf(uri) === REGISTRY_NAME) this.consider(uri);
      this.moved.add(uri);
    } else if (!this.store.isOpen(uri)) this.dirty.set(uri, 'replaced');
    this.noteText(uri);
    return encoding !== this.store.document(uri)?.encoding;
  }

  private noteText(uri: string): void {
    this.noted.add(uri);
    for (const family of this.families) family.noteText(uri);
  }

  /** An include that led nowhere may lead to what came, and one that led to what went leads nowhere. */
  private followMoved(): void {
    if (this.moved.size === 0) return;
    const moved = withParents(this.moved);
    for (const family of this.families)
      for (const uri of family.filesMoved(moved)) this.dirty.set(uri, 'replaced');
    for (const uri of this.moved) if (this.isRead(uri)) this.dirty.set(uri, 'replaced');
    this.moved.clear();
  }

  /** Until a slow host answers for a file or folder, it counts as not there: so it comes now. */
  private arrived(uri: string): void {
    if (this.mayBeOurs(uri)) this.consider(uri);
    this.moved.add(uri);
    this.noteText(uri);
    this.options.arrived?.();
  }

  /** The `sip-lens-…` comments of a file. */
  commentsOf(uri: string): readonly LocatedComment[] {
    const file = this.store.file(uri);
    if (!(file instanceof SourceFile)) return [];
    if (this.registries.has(uri)) return yamlComments(uri, file.text);
    const reader = this.families.find((family) => family.isRead(uri) || family.recognised.has(uri));
    if (reader) return reader.family.comments(file);
    return uri.endsWith('.yaml') ? yamlComments(uri, file.text) : [];
  }

  /**
   * Takes over everything that happened since the last time. Never waits.
   *
   * @param stepsAtOnce steps of a unit's reading after which it is left to `work`; without, everything is read now
   */
  settle(stepsAtOnce = Number.POSITIVE_INFINITY): WorkspaceChange {
    this.followMoved();
    const changed = this.applyEdits();
    const isAll = stepsAtOnce === Number.POSITIVE_INFINITY;
    const concerned = this.families.filter((family) => family.mustLook || (isAll && family.isBusy));
    if (concerned.length === 0) return { added: [], removed: [], changed };
    const assembled = concerned.map((family) => family.assemble(stepsAtOnce));
    const added = assembled.flatMap((each) => each.added);
    const removed = assembled.flatMap((each) => each.removed);
    this.releaseNoted();
    return { added, removed, changed: changed.filter(([unit]) => this.has(unit)) };
  }

  /** Whether files are being read that may be large. */
  get isBusy(): boolean {
    return this.families.some(({ isBusy }) => isBusy);
  }

  /** Whether units are still to come that read the file. */
  isUnderway(uri: string): boolean {
    return this.families.some((family) => family.isUnderway(uri));
  }

  /** Reads on what takes long, for this file or for any; what was read counts from the next `settle` on. */
  *work(uri?: string): Steps<void> {
    for (const family of this.families)
      if (uri === undefined || family.isUnderway(uri)) yield* family.work(uri);
  }

  /** Lets go of other programs' files that were looked into because they changed. */
  private releaseNoted(): void {
    for (const uri of this.noted) {
      if (!this.registries.has(uri) && !this.recognised(uri) && !this.isRead(uri)) this.store.release(uri);
    }
    this.noted.clear();
  }

  private applyEdits(): (readonly [Unit, UnitChange])[] {
    if (this.dirty.size === 0) return [];
    const changes = [...this.dirty].map(([uri, kind]): FileChange => {
      // an editor may have let go of it since
      const edit = this.store.known(uri)?.settle();
      return edit && kind === 'edited' ? { uri, ...edit } : { uri };
    });
    this.dirty.clear();
    return this.families.flatMap((family) => family.update(changes));
  }

  private has(unit: Unit): boolean {
    return this.families.some((family) => family.has(unit));
  }
}

const NOBODY: ReadonlySet<Unit> = new Set();

function hasAny(items: Iterable<unknown>): boolean {
  for (const _item of items) return true;
  return false;
}

/** With all the folders around them. */
function withParents(uris: Iterable<string>): Set<string> {
  const all = new Set<string>();
  for (const uri of uris) {
    for (let path = uri; !all.has(path); path = parentOf(path)) all.add(path);
  }
  return all;
}

function isMissing(file: ReturnType<FileStore['file']>): boolean {
  return !(file instanceof SourceFile) && file !== 'pending' && file.state === 'missing';
}
