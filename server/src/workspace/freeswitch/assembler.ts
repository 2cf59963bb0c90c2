import { FreeSwitchUnit } from '../../dialects/freeswitch/unit';
import type { Steps } from '../../text/steps';
import type { Assembler, Candidates, UnitPlan } from '../family';
import type { FileStore } from '../file-store';
import type { FolderRules, Recognised } from '../recognise';
import { SourceFile } from '../source-file';
import { isInside, joinUri, parentOf } from '../uri';
import { FreeSwitchIncludes } from './includes';
import { isDeclared, MAIN_NAME, mayBeFreeSwitch, recogniseContent, recogniseDeclared } from './recognise';

/** Finds out which files one FreeSWITCH reads: the tree of a freeswitch.xml. */
export class FreeSwitchAssembler implements Assembler {
  /** By folder, the nearest main file in it or above it. */
  private readonly roots = new Map<string, string | undefined>();

  constructor(
    private readonly store: FileStore,
    private readonly options: FolderRules,
  ) {}

  recognise(uri: string): Recognised | undefined {
    const { declared } = this.options.optionsFor(uri);
    if (!mayBeFreeSwitch(uri, declared)) return undefined;
    const file = this.store.file(uri);
    if (!(file instanceof SourceFile)) return undefined;
    return isDeclared(uri, declared) ? recogniseDeclared(file.text) : recogniseContent(uri, file.text);
  }

  /** One plan for each main file, top folders first. */
  plans(candidates: Candidates): UnitPlan[] {
    const roots = new Map<string, number>();
    for (const [uri, recognised] of candidates) {
      const root = this.rootOf(uri, recognised, candidates);
      if (root !== undefined && !roots.has(root)) roots.set(root, root.split('/').length);
    }
    const sorted = [...roots].sort(([a, depth], [b, other]) => depth - other || (a < b ? -1 : 1));
    return sorted.map(([root]) => planFor(root, true));
  }

  planOf(uri: string, recognised: Recognised, candidates: Candidates): UnitPlan | undefined {
    const root = this.rootOf(uri, recognised, candidates);
    return root === undefined ? undefined : planFor(root, true);
  }

  fragment(uri: string): UnitPlan {
    return planFor(uri, false);
  }

  *read({ id, mains, main, folder }: UnitPlan): Steps<FreeSwitchUnit> {
    const [root] = mains;
    const source = new FreeSwitchIncludes(this.store, folder, this.options.folders);
    return yield* FreeSwitchUnit.read(id, root?.uri ?? id, source, { main, folder });
  }

  /** The main file that a file is, or whose tree most likely reads it. */
  private rootOf(uri: string, { main }: Recognised, candidates: Candidates): string | undefined {
    return main ? uri : this.nearestRoot(parentOf(uri), candidates);
  }

  private nearestRoot(folder: string, candidates: Candidates): string | undefined {
    if (this.roots.has(folder)) return this.roots.get(folder);
    const limit = this.options.folders.find((each) => isInside(folder, each));
    const own = joinUri(folder, MAIN_NAME);
    const found = this.isRoot(own, candidates)
      ? own
      : limit === undefined || folder === limit || folder === parentOf(folder)
        ? undefined
        : this.nearestRoot(parentOf(folder), candidates);
    this.roots.set(folder, found);
    return found;
  }

  private isRoot(uri: string, candidates: Candidates): boolean {
    const known = candidates.get(uri);
    if (known) return known.main;
    const listing = this.store.list(parentOf(uri));
    if (listing === 'pending' || !listing?.some(({ name, kind }) => name === MAIN_NAME && kind === 'file'))
      return false;
    return this.recognise(uri)?.main === true;
  }
}

function planFor(uri: string, main: boolean): UnitPlan {
  return { id: uri, folder: parentOf(uri), mains: [{ dialect: 'freeswitch', uri }], main };
}
