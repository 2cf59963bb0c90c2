import { type YamlBlock, YamlTree } from '../../syntax/yaml/tree';
import type { Steps } from '../../text/steps';
import {
  type DialectId,
  type FileChange,
  type Key,
  type ModelEditor,
  NO_CHANGE,
  type Subject,
  type UnitChange,
} from '../dialect';
import type { Language, LanguageDocument } from '../language';
import type { OwnKeys } from '../settings/groups';
import { maySpeakOfSip } from '../settings/sip-signs';
import type { VariableFile } from '../settings/variables';
import type { MainFile, TextWindow, Unit } from '../unit';
import { Changes } from './changes';
import { yamlEditor } from './edit';
import { yamlLanguage } from './language';
import { Lent } from './lent';
import { type ResourceName, resourceKey } from './objects/resources';
import { type BlockFile, YamlSubject } from './subject';

/** The files around a YAML file, which knows what it looked for. */
export interface YamlSource {
  text(uri: string): string | undefined;
  /** The other YAML files of the folder, in an order that no edit changes. */
  beside(): readonly string[];
  /** Whether the file is one of them, by its name. */
  isBeside(uri: string): boolean;
  /** Where `env_file` leads from the file; undefined out of bounds. */
  resolve(path: string): string | undefined;
  /** The `.env` beside the file, whether or not there is one. */
  readonly own: string;
  /** A reading of a file of variables; undefined where there is none. */
  variables(uri: string, standing: VariableFile['standing'], before?: VariableFile): VariableFile | undefined;
  /** The other files of variables in the workspace that give one of these a value. */
  definers(variables: ReadonlySet<string>): readonly { readonly uri: string; readonly isExample: boolean }[];
  /** Whether this one of them does. */
  defines(uri: string, variables: ReadonlySet<string>): boolean;
  concerns(moved: ReadonlySet<string>): boolean;
  readonly ownKeys: OwnKeys;
  languageOf(document: LanguageDocument, file: VariableFile): Language | undefined;
}

/** Smaller files are read whole, so that every mistake is found; of larger ones only what may be about SIP. */
const SMALL = 256 * 1024;

/** Blocks that are passed over. */
const PASSED_A_STEP = 1000;

/** A YAML file with SIP settings and the files of variables that fill it in. */
export class YamlUnit implements Unit {
  readonly mains: readonly MainFile[];
  generation = 0;
  /** What the program makes of its settings nobody can see. */
  readonly complete = false;
  private tree: YamlTree;
  private isSmall: boolean;
  private readonly blocks = new Map<YamlBlock, YamlSubject>();
  private variables = new Map<string, VariableFile>();
  private wanted: ReadonlyMap<Key, ResourceName> = new Map();
  private readonly lent: Lent;
  private readonly file: BlockFile;

  private constructor(
    readonly id: string,
    readonly folder: string,
    readonly source: YamlSource,
    tree: YamlTree,
    isSmall: boolean,
  ) {
    this.tree = tree;
    this.isSmall = isSmall;
    this.mains = [{ dialect: 'yaml', uri: id }];
    const editor: ModelEditor = yamlEditor({
      variableFile: source.own,
      text: (uri) => source.text(uri),
      defines: (name) => [...this.variables.values()].some((file) => file.variables.has(name)),
    });
    this.lent = new Lent(source, editor);
    this.file = { ownKeys: source.ownKeys, editor, resolve: (path) => source.resolve(path) };
  }

  /** Reads it as it is at the first step. Who lets time pass between the steps hands what changed meanwhile to `update`, without a window. */
  static *read(id: string, folder: string, source: YamlSource): Steps<YamlUnit> {
    const text = source.text(id) ?? '';
    const tree = yield* YamlTree.read(id, text);
    const unit = new YamlUnit(id, folder, source, tree, text.length <= SMALL);
    let passed = 0;
    for (const block of tree.blocks) if (unit.take(block) || ++passed % PASSED_A_STEP === 0) yield;
    unit.wanted = unit.wantedResources();
    yield* unit.lent.look(unit.wanted);
    unit.variables = unit.wantedVariables();
    return unit;
  }

  get yaml(): YamlTree {
    return this.tree;
  }

  subjectOf(block: YamlBlock): YamlSubject | undefined {
    return this.blocks.get(block);
  }

  get files(): ReadonlySet<string> {
    const uris = [this.id, ...this.variables.keys(), ...this.lent.resources.keys()];
    return new Set(this.readsOwn ? [...uris, this.source.own] : uris);
  }

  /** docker compose reads it whatever is in it, but only then does it matter. */
  private readsOwn = false;
  /** Variables that it uses and that no file of its own has. */
  private missing: ReadonlySet<string> = new Set();

  concerns(moved: ReadonlySet<string>): boolean {
    if (this.source.concerns(moved) || [...this.files].some((uri) => moved.has(uri))) return true;
    return this.wanted.size > 0 && [...moved].some((uri) => this.source.isBeside(uri));
  }

  isConcernedBy(uri: string): boolean {
    if (this.files.has(uri)) return false;
    return (this.wanted.size > 0 && this.source.isBeside(uri)) || this.source.defines(uri, this.missing);
  }

  isLent(uri: string): boolean {
    return this.lent.resources.has(uri);
  }

  dialectOf(uri: string): DialectId {
    return uri === this.id || this.isLent(uri) ? 'yaml' : 'dotenv';
  }

  language(document: LanguageDocument): Language | undefined {
    const file = this.variables.get(document.uri);
    if (file) return this.source.languageOf(document, file);
    if (document.uri === this.id) return yamlLanguage(document, this);
    const yaml = this.lent.treeOf(document.uri);
    const { files, source } = this;
    return yaml && yamlLanguage(document, { yaml, files, source, subjectOf: () => undefined });
  }

  subjects(): readonly Subject[] {
    const others = [...this.lent.resources.values(), ...this.variables.values()];
    return [...others, ...this.tree.blocks.flatMap((block) => this.blocks.get(block) ?? [])];
  }

  update(changes: readonly FileChange[]): UnitChange {
    const noted = new Changes();
    const touched = new Set(changes.map(({ uri }) => uri));
    const own = changes.find(({ uri }) => uri === this.id);
    const needsOthers = touched.delete(this.id) && this.updateBlocks(own?.window, noted);
    const isAnew = own !== undefined && own.window === undefined;
    const mayLend = isAnew || needsOthers || [...touched].some((uri) => this.source.isBeside(uri));
    if (mayLend) this.updateLent(noted);
    if (mayLend || touched.size > 0) this.updateVariables(touched, noted);
    return noted.isEmpty ? NO_CHANGE : noted;
  }

  /** Answers whether other variables are asked for than before. */
  private updateBlocks(window: TextWindow | undefined, noted: Changes): boolean {
    const text = this.source.text(this.id) ?? '';
    const isSmall = text.length <= SMALL;
    const before = isSmall === this.isSmall ? undefined : this.tree.blocks;
    this.isSmall = isSmall;
    if (before) this.tree = YamlTree.of(this.id, text);
    const change = before ? { removed: before, added: this.tree.blocks } : this.tree.edit(text, window);
    const gone = change.removed.flatMap((block) => this.drop(block) ?? []);
    const come = change.added.flatMap((block) => this.take(block) ?? []);
    noted.noteInOrder(gone, come);
    return asked(gone) !== asked(come);
  }

  private take(block: YamlBlock): YamlSubject | undefined {
    const mayHoldSip =
      maySpeakOfSip(block.text) ||
      block.path.some(maySpeakOfSip) ||
      this.hasOwnKey(block.text) ||
      // what an alias takes over or a reference names may be in another block
      (this.isSmall && /\*\w|\wRef\b/.test(block.text));
    // others may take over what it says
    const isLent = /(?:^|\s)(?:&\w|credentials:|accessControlList:)/.test(block.text);
    if (!mayHoldSip && !this.isSmall && !isLent) return undefined;
    const subject = new YamlSubject(block, this.file, mayHoldSip);
    this.blocks.set(block, subject);
    return subject;
  }

  private hasOwnKey(text: string): boolean {
    return Object.keys(this.file.ownKeys).some((key) => text.includes(key));
  }

  private drop(block: YamlBlock): YamlSubject | undefined {
    const subject = this.blocks.get(block);
    this.blocks.delete(block);
    return subject;
  }

  private updateLent(noted: Changes): void {
    const before = this.lent.resources;
    this.wanted = this.wantedResources();
    this.lent.update(this.wanted);
    if (noted.noteFiles(before, this.lent.resources)) this.generation++;
  }

  private wantedResources(): ReadonlyMap<Key, ResourceName> {
    const wanted = new Map<Key, ResourceName>();
    for (const { references } of this.blocks.values())
      for (const reference of references) wanted.set(resourceKey(reference), reference);
    return wanted;
  }

  private updateVariables(touched: ReadonlySet<string>, noted: Changes): void {
    const { readsOwn, variables: before } = this;
    this.variables = this.wantedVariables(touched);
    if (this.readsOwn !== readsOwn) this.generation++;
    if (noted.noteFiles(before, this.variables)) this.generation++;
  }

  /** The `.env` beside, the `env_file`s, and the others that define what is used and these do not. */
  private wantedVariables(touched: ReadonlySet<string> = new Set()): Map<string, VariableFile> {
    const wanted = new Map<string, VariableFile>();
    const want = (uri: string, standing: VariableFile['standing']) => {
      if (wanted.has(uri)) return;
      const before = this.variables.get(uri);
      const isKnown = before?.standing === standing && !touched.has(uri);
      const file = isKnown ? before : this.source.variables(uri, standing, before);
      if (file) wanted.set(uri, file);
    };
    const subjects = [...this.blocks.values()];
    const users = [...subjects, ...this.lent.resources.values()];
    const names = new Set(users.flatMap(({ variables }) => variables));
    // somebody may be typing the first one
    this.readsOwn = names.size > 0 || subjects.some(beginsVariable);
    if (this.readsOwn) want(this.source.own, 'own');
    for (const { environmentFiles } of subjects) for (const uri of environmentFiles) want(uri, 'given');
    const isDefined = (name: string) => [...wanted.values()].some(({ variables }) => variables.has(name));
    this.missing = new Set([...names].filter((name) => !isDefined(name)));
    for (const { uri, isExample } of this.source.definers(this.missing))
      want(uri, isExample ? 'example' : 'given');
    return wanted;
  }
}

/** What these blocks need of other files, to be compared. */
function asked(subjects: readonly YamlSubject[]): string {
  return JSON.stringify(
    subjects.map((subject) => [
      subject.variables,
      subject.environmentFiles,
      subject.references.map(resourceKey),
      beginsVariable(subject),
    ]),
  );
}

function beginsVariable({ rawLists }: YamlSubject): boolean {
  return rawLists.some(({ settings }) => settings.some(({ value }) => value.text.includes('${')));
}
