import type { AsteriskUnit } from '../dialects/asterisk/unit';
import { type FileChange, type LoadUnit, NO_CHANGE, type UnitChange } from '../dialects/dialect';
import type { Host } from '../host/host';
import type { TextWindow } from '../syntax/conf/edit';
import { Assembler, type FolderOptions } from './assemble';
import { type LocatedComment, yamlComments } from './comments';
import { FileStore } from './file-store';
import { FolderIncludes } from './includes';
import { REGISTRY_NAME, type Recognised, recogniseName } from './recognise';
import { scan } from './scan';
import { SourceFile } from './source-file';
import { Units, type UnitsChange } from './units';
import { nameOf, parentOf } from './uri';

export interface WorkspaceOptions extends FolderOptions {
  readonly folders: readonly string[];
  /** What counts for a file, where folders differ. */
  readonly optionsFor?: (uri: string) => FolderOptions;
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
  private readonly candidates = new Map<string, Recognised>();
  private readonly register = new Units();
  /** Files that were not taken for anything before. */
  private readonly fresh = new Set<string>();
  private readonly dirty = new Map<string, 'edited' | 'replaced'>();
  private readonly registries = new Set<string>();
  private assembler: Assembler;
  private mustAssemble = false;
  private mustRebuild = false;
  /** Files that came or went. */
  private readonly moved = new Set<string>();

  constructor(
    readonly host: Host,
    private readonly options: WorkspaceOptions,
  ) {
    this.store = new FileStore(host.files, (uri) => this.optionsFor(uri).sizeLimit);
    this.assembler = this.newAssembler();
  }

  private optionsFor(uri: string): FolderOptions {
    return this.options.optionsFor?.(uri) ?? this.options;
  }

  private newAssembler(): Assembler {
    const { folders } = this.options;
    return new Assembler(this.store, { folders, optionsFor: (uri) => this.optionsFor(uri) });
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
    const recognised = as ?? this.assembler.recognise(uri);
    // a folder may hold thousands of other programs' files
    if (!recognised && !this.register.isRead(uri)) this.store.release(uri);
    const before = this.candidates.get(uri);
    if (recognised?.dialect === before?.dialect && recognised?.main === before?.main)
      return recognised !== undefined;
    if (recognised) this.candidates.set(uri, recognised);
    else this.candidates.delete(uri);
    if (recognised && !before) this.fresh.add(uri);
    else this.mustAssemble = true;
    return recognised !== undefined;
  }

  /** Whether the name of a file says that it is ours, or that what is in it may. */
  mayBeOurs(uri: string): boolean {
    return uri.endsWith('.conf') || recogniseName(uri, this.optionsFor(uri).declared) !== undefined;
  }

  /** It is gone, or nobody is told of it: it is taken for nothing any more. */
  forsake(uri: string): void {
    this.registries.delete(uri);
    if (this.candidates.delete(uri)) this.mustAssemble = true;
  }

  /** The files that are taken for something by name, content or declaration, whether or not they can be read. */
  get recognised(): ReadonlyMap<string, Recognised> {
    return this.candidates;
  }

  get registryFiles(): ReadonlySet<string> {
    return this.registries;
  }

  /** The unit that a file is judged in; the first where several read it. */
  unitOf(uri: string): AsteriskUnit | undefined {
    const [unit] = this.register.of(uri);
    return unit;
  }

  unitsOf(uri: string): ReadonlySet<AsteriskUnit> {
    return this.register.of(uri);
  }

  get units(): Iterable<AsteriskUnit> {
    return this.register.all;
  }

  /** These files as they are now in a workspace of its own: what is edited there stays there. */
  copy(uris: Iterable<string>): Workspace {
    const copy = new Workspace(this.host, this.options);
    for (const uri of uris) {
      const file = this.store.file(uri);
      if (!(file instanceof SourceFile)) continue;
      copy.open(uri, file.text, file.version ?? 0);
      const recognised = this.candidates.get(uri);
      if (recognised) copy.consider(uri, recognised);
    }
    return copy;
  }

  /** The folder from which the includes of a main file are resolved. */
  configurationFolder(uri: string): string {
    return this.assembler.configurationFolder(uri);
  }

  /** Every file that a unit reads. */
  get files(): Iterable<string> {
    return this.register.files;
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
    if (decidesOnRealtime(uri)) this.mustRebuild = true;
  }

  close(uri: string): void {
    if (!this.store.close(uri)) return;
    this.dirty.set(uri, 'replaced');
    const file = this.store.file(uri);
    if (isMissing(file)) this.forsake(uri);
    if (decidesOnRealtime(uri)) this.mustRebuild = true;
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
    if (decidesOnRealtime(uri)) this.mustRebuild = true;
    return encoding !== this.store.document(uri)?.encoding;
  }

  /** An include that led nowhere may lead to what came, and one that led to what went leads nowhere. */
  private followMoved(): void {
    if (this.moved.size === 0) return;
    const moved = withParents(this.moved);
    for (const { source, files } of this.register.all) {
      if (!(source instanceof FolderIncludes) || !source.concerns(moved)) continue;
      for (const file of files) this.dirty.set(file, 'replaced');
    }
    for (const uri of this.moved) if (this.register.isRead(uri)) this.dirty.set(uri, 'replaced');
    this.moved.clear();
    this.assembler = this.newAssembler();
    this.mustAssemble = true;
  }

  /** Something that a slow host was reading has arrived. */
  arrived(): void {
    this.mustAssemble = true;
    for (const unit of this.register.all) for (const file of unit.files) this.dirty.set(file, 'replaced');
  }

  /** The `sip-lens-…` comments of a file. */
  commentsOf(uri: string): readonly LocatedComment[] {
    const file = this.store.file(uri);
    if (!(file instanceof SourceFile)) return [];
    if (uri.endsWith('.yaml')) return yamlComments(uri, file.text);
    const comments: LocatedComment[] = [];
    for (const anchor of file.tree.sections) {
      for (const comment of anchor.comments) comments.push({ anchor, ...comment });
    }
    return comments;
  }

  get isSettled(): boolean {
    return this.dirty.size === 0 && this.moved.size === 0 && !this.mustLook;
  }

  /** Takes over everything that happened since the last time. Never waits. */
  settle(): WorkspaceChange {
    this.followMoved();
    const changed = this.applyEdits();
    if (!this.mustLook) return { added: [], removed: [], changed };
    const { added, removed } = this.assemble();
    return { added, removed, changed: changed.filter(([unit]) => this.register.has(unit)) };
  }

  private get mustLook(): boolean {
    return this.mustAssemble || this.mustRebuild || this.fresh.size > 0;
  }

  private applyEdits(): (readonly [AsteriskUnit, UnitChange])[] {
    if (this.dirty.size === 0) return [];
    const byUnit = new Map<AsteriskUnit, FileChange[]>();
    for (const [uri, kind] of this.dirty) {
      const edit = this.store.document(uri)?.settle();
      const change: FileChange = edit && kind === 'edited' ? { uri, edit } : { uri };
      for (const unit of this.register.of(uri)) {
        const changes = byUnit.get(unit);
        if (changes) changes.push(change);
        else byUnit.set(unit, [change]);
      }
    }
    this.dirty.clear();
    const changed: (readonly [AsteriskUnit, UnitChange])[] = [];
    for (const [unit, changes] of byUnit) {
      const version = unit.generation;
      const change = unit.update(changes);
      if (unit.generation !== version)
        this.mustAssemble =
          this.register.reclaim(unit).some((uri) => this.candidates.has(uri)) || this.mustAssemble;
      if (change !== NO_CHANGE) changed.push([unit, change]);
    }
    return changed;
  }

  /** Where little is new only that is looked at. */
  private assemble(): UnitsChange {
    const rebuild = this.mustRebuild;
    let must = this.mustAssemble || rebuild;
    const added = new Set<AsteriskUnit>();
    const removed = new Set<AsteriskUnit>();
    const note = (change: UnitsChange): void => {
      for (const unit of change.removed) if (!added.delete(unit)) removed.add(unit);
      for (const unit of change.added) added.add(unit);
    };
    for (const uri of this.fresh) {
      const recognised = this.candidates.get(uri);
      if (must || !recognised) continue;
      const units: AsteriskUnit[] = [];
      must = !this.register.include(uri, recognised, this.assembler, this.candidates, units);
      note({ added: units, removed: [] });
    }
    if (must) note(this.register.assemble(this.assembler, this.candidates, rebuild));
    this.fresh.clear();
    this.mustAssemble = false;
    this.mustRebuild = false;
    return { added: [...added], removed: [...removed] };
  }
}

/** With all the folders around them. */
function withParents(uris: Iterable<string>): Set<string> {
  const all = new Set<string>();
  for (const uri of uris) {
    for (let path = uri; !all.has(path); path = parentOf(path)) all.add(path);
  }
  return all;
}

/** Says whether objects come from a database. */
function decidesOnRealtime(uri: string): boolean {
  return uri.endsWith('/sorcery.conf') || uri.endsWith('/extconfig.conf');
}

function isMissing(file: ReturnType<FileStore['file']>): boolean {
  return !(file instanceof SourceFile) && file !== 'pending' && file.state === 'missing';
}
