import { type YamlBlock, YamlTree } from '../../syntax/yaml/tree';
import { Place } from '../../text/place';
import { atOnce, type Steps } from '../../text/steps';
import type { Key, ModelEditor } from '../dialect';
import { variablesIn } from '../settings/interpolation';
import { takenVariableKey, variableKey } from '../settings/variables';
import type { HeldResource, ResourceHolder } from './lending';
import { listOfNode } from './objects/lists';
import { contentOf, NAMED_KIND, type ResourceName, resourceKey, resourcesOf } from './objects/resources';
import { isWrittenAnew } from './objects/templates';

const NOTHING: readonly never[] = Object.freeze([]);

/** Other YAML files of a folder. */
export interface FilesBeside {
  text(uri: string): string | undefined;
  /** Those that may lend resources, in an order that no edit changes. */
  beside(): readonly string[];
}

/** The resources of one other file that a YAML file names: one reading of it. */
class LentResources implements ResourceHolder {
  readonly dialect = 'yaml';
  readonly order = -4;
  readonly isOfFile = false;
  readonly defines: readonly Key[];
  readonly mentions: readonly Key[];
  readonly at: Place;
  /** Every variable that the resources use. */
  readonly variables: readonly string[];

  constructor(
    uri: string,
    private readonly held: ReadonlyMap<Key, readonly LentResource[]>,
    readonly editor: ModelEditor,
  ) {
    this.at = new Place({ uri, line: 0 }, 0, 0, 0);
    this.defines = [...held.keys()];
    const used = new Set<string>();
    for (const each of held.values())
      for (const { variables } of each) for (const name of variables) used.add(name);
    this.variables = [...used];
    this.mentions = [...this.variables.map(variableKey), ...this.variables.map(takenVariableKey)];
  }

  resourcesNamed(name: ResourceName): readonly HeldResource[] {
    return this.held.get(resourceKey(name)) ?? NOTHING;
  }

  saysAs(before: unknown, key: Key): boolean {
    if (!(before instanceof LentResources)) return false;
    const [own, others] = [this.held.get(key) ?? NOTHING, before.held.get(key) ?? NOTHING];
    return own.length === others.length && own.every((each, index) => isSame(each, others[index]));
  }

  isAs(before: LentResources): boolean {
    return this.held.size === before.held.size && this.defines.every((key) => this.saysAs(before, key));
  }

  model(): readonly never[] {
    return NOTHING;
  }
}

function isSame({ block, resource }: HeldResource, other: HeldResource | undefined): boolean {
  return block === other?.block && resource?.node === other.resource?.node;
}

/** With the variables that it uses. */
interface LentResource extends HeldResource {
  readonly variables: readonly string[];
}

/** What one block has to lend. */
interface Loan {
  /** Its program refuses the file, or a template engine writes it anew. */
  readonly isUnread: boolean;
  readonly resources: readonly (readonly [Key, LentResource])[];
}

const NO_LOAN: Loan = { isUnread: false, resources: NOTHING };

function loanOf(block: YamlBlock): Loan {
  const isUnread = block.content.errors.length > 0 || isWrittenAnew(block);
  const resources = NAMED_KIND.test(block.text) ? resourcesOf(block) : NOTHING;
  if (!isUnread && resources.length === 0) return NO_LOAN;
  return {
    isUnread,
    resources: resources.map((resource) => {
      const content = contentOf(resource);
      const settings = (content && listOfNode(block, content, []))?.settings ?? NOTHING;
      const variables = settings.flatMap(({ value }) => variablesIn(value.text).map(({ name }) => name));
      return [resourceKey(resource), { block, resource, variables }];
    }),
  };
}

/** Of longer files only what may be a resource is read. */
const SMALL = 256 * 1024;

/** A file that may lend resources. Its blocks stay while their text is the same. */
class LenderFile {
  private readonly loans = new WeakMap<YamlBlock, Loan>();

  private constructor(
    private text: string,
    readonly tree: YamlTree,
  ) {}

  static *read(uri: string, text: string): Steps<LenderFile> {
    return new LenderFile(text, yield* YamlTree.read(uri, text));
  }

  update(text: string): void {
    if (text !== this.text) this.tree.edit(text);
    this.text = text;
  }

  /** Where its program refuses the file, or a template engine writes it anew, what it names is there and unknown. */
  *held(wanted: ReadonlyMap<Key, ResourceName>): Steps<Map<Key, readonly LentResource[]>> {
    const held = new Map<Key, readonly LentResource[]>();
    let unread: LentResource | undefined;
    for (const block of this.tree.blocks) {
      if (this.text.length > SMALL && !NAMED_KIND.test(block.text)) continue;
      const known = this.loans.get(block);
      const loan = known ?? loanOf(block);
      if (loan.isUnread) unread ??= { block, variables: NOTHING };
      for (const [key, each] of loan.resources)
        if (wanted.has(key)) held.set(key, [...(held.get(key) ?? NOTHING), each]);
      if (known) continue;
      this.loans.set(block, loan);
      yield;
    }
    if (!unread) return held;
    const named = [...wanted].filter(([key, { ref }]) => held.has(key) || this.text.includes(ref));
    const only = [unread];
    return new Map(named.map(([key]) => [key, only]));
  }
}

/** What the other files of the folder lend to a YAML file. Costs nothing where it names no resource. */
export class Lent {
  private readonly lenders = new Map<string, LenderFile>();
  private subjects: ReadonlyMap<string, LentResources> = new Map();

  constructor(
    private readonly files: FilesBeside,
    private readonly editor: ModelEditor,
  ) {}

  /** By the files that they stand in. */
  get resources(): ReadonlyMap<string, LentResources> {
    return this.subjects;
  }

  treeOf(uri: string): YamlTree | undefined {
    return this.subjects.has(uri) ? this.lenders.get(uri)?.tree : undefined;
  }

  /** Looks through the other files again for these names. */
  update(wanted: ReadonlyMap<Key, ResourceName>): void {
    atOnce(this.look(wanted));
  }

  *look(wanted: ReadonlyMap<Key, ResourceName>): Steps<void> {
    const found = new Map<string, LentResources>();
    const uris = wanted.size === 0 ? NOTHING : this.files.beside();
    for (const uri of uris) {
      const lender = yield* this.lender(uri);
      const held = lender && (yield* lender.held(wanted));
      if (!held || held.size === 0) continue;
      const before = this.subjects.get(uri);
      const after = new LentResources(uri, held, this.editor);
      found.set(uri, before && after.isAs(before) ? before : after);
    }
    for (const uri of this.lenders.keys()) if (!uris.includes(uri)) this.lenders.delete(uri);
    this.subjects = found;
  }

  private *lender(uri: string): Steps<LenderFile | undefined> {
    const text = this.files.text(uri);
    const known = this.lenders.get(uri);
    if (text === undefined || !NAMED_KIND.test(text)) {
      this.lenders.delete(uri);
      return undefined;
    }
    if (known) known.update(text);
    else this.lenders.set(uri, yield* LenderFile.read(uri, text));
    return this.lenders.get(uri);
  }
}
