import {
  type ConfSection,
  type ConfTree,
  type Entry,
  FATAL_FAULTS,
  type HeaderItem,
} from '../../../syntax/conf/tree';
import { Place } from '../../../text/place';
import { hasPlaceholder } from '../../../text/placeholder';
import type { Steps } from '../../../text/steps';
import { linePlace, namePlace } from '../objects/setting';
import { Categories } from './categories';
import { Category } from './category';
import { matchesFilter } from './filter';
import type { IncludeSource } from './include-source';
import { blockStart, headerPlace, isInclusion, isUtf16, needsCategory } from './lines';
import type { LoadProblem, ProblemKind } from './problem';

/** Files below the main one that Asterisk follows (MAX_INCLUDE_LEVEL, main/config.c). */
const MAX_INCLUDE_DEPTH = 10;

/** Sections that are read in one step. */
const SECTIONS_A_STEP = 256;

/** What Asterisk has after it has read one main file: main/config.c `config_text_file_load` and `process_text_line`. */
export class ConfLoad {
  readonly categories = new Categories();
  readonly problems: LoadProblem[] = [];
  /** Every file that was read, the main one first. */
  readonly files = new Set<string>();
  /** The problem that makes Asterisk refuse the file. Categories behind it are unreachable. */
  rejected: LoadProblem | undefined;
  /** False where something that cannot be seen may define more objects. */
  complete = true;
  /** Filters look at values, so that an edit of any value may move lines to another category. */
  usesFilters = false;
  private current: Category | undefined;

  private constructor(
    private readonly source: IncludeSource,
    private readonly fragment: boolean,
  ) {}

  /** `fragment`: a file that nobody includes but that is no main file: what may stand before its first section is unknown. */
  static *read(root: string, source: IncludeSource, fragment = false): Steps<ConfLoad> {
    const load = new ConfLoad(source, fragment);
    const tree = yield* source.read(root);
    // what a file defines that cannot be read is not known
    load.complete = !fragment && tree !== undefined;
    if (tree) yield* load.readFile(tree, [root]);
    return load;
  }

  private *readFile(tree: ConfTree, path: readonly string[]): Steps<void> {
    this.files.add(tree.uri);
    let category = this.current;
    let stopped = false;
    let count = 0;
    for (const section of tree.sections) {
      if (++count % SECTIONS_A_STEP === 0) yield;
      if (section.header) {
        category = this.openCategory(section, path, stopped);
        stopped ||= category?.unreachable === true;
      }
      stopped = (yield* this.readLines(section, category, path, stopped)) || stopped;
    }
    this.checkComments(tree);
  }

  private report(
    kind: ProblemKind,
    at: Place,
    subject: string,
    path: readonly string[],
    fatal: boolean,
  ): void {
    const effect = fatal ? (path.length === 1 ? 'file' : 'include') : 'line';
    const problem: LoadProblem = { kind, at, subject, effect };
    this.problems.push(problem);
    if (effect === 'file') this.rejected ??= problem;
  }

  /** The category that the header opens or appends to; an unreachable one where the header stops the file. */
  private openCategory(
    section: ConfSection,
    path: readonly string[],
    stopped: boolean,
  ): Category | undefined {
    const { header } = section;
    if (!header) return undefined;
    let category = new Category(header.name, section);
    category.uncertain = header.fault !== undefined;
    category.unreachable = stopped || header.fault !== undefined;
    if (header.fault && !stopped) this.report(header.fault, headerPlace(section), header.name, path, true);
    let appended = false;
    for (const [index, item] of (header.items ?? []).entries()) {
      if (item.text === '!') category.template = true;
      else if (!item.text.startsWith('+')) this.inherit(category, section, item, index, path);
      else if (!appended && !category.unreachable) {
        const target = this.appendTarget(category, item, section, path);
        if (!target) continue;
        for (const part of category.parts) target.add(part);
        category = target;
        appended = true;
      }
      if (category.unreachable) break;
    }
    this.categories.own(section, category);
    if (!appended) this.categories.add(category);
    if (!category.unreachable) this.current = category;
    return category;
  }

  /** The category to append to. Without one the header stops the file, unless something unseen may define it. */
  private appendTarget(
    category: Category,
    item: HeaderItem,
    section: ConfSection,
    path: readonly string[],
  ): Category | undefined {
    const { name } = category;
    const filter = item.text.slice(1);
    if (filter !== '') this.usesFilters = true;
    const target = this.categories.allNamed(name).find((candidate) => matchesFilter(candidate, filter));
    if (target) return target;
    category.uncertain = true;
    if (!this.complete || hasPlaceholder(name)) return undefined;
    this.report('append-without-target', headerPlace(section), name, path, true);
    category.unreachable = true;
    return undefined;
  }

  private inherit(
    category: Category,
    section: ConfSection,
    item: HeaderItem,
    index: number,
    path: readonly string[],
  ): void {
    const base = this.categories.parent(item.text);
    if (!base) {
      category.uncertain = true;
      // what an include that cannot be seen defines may be the parent
      if (!this.complete || hasPlaceholder(item.text) || category.unreachable) return;
      this.report('undefined-parent', new Place(section, 0, item.start, item.end), item.text, path, true);
      category.unreachable = true;
      return;
    }
    category.uncertain ||= base.uncertain;
    category.add({ kind: 'inherit', base, upTo: base.parts.length, section, item: index });
    base.addHeir(category);
  }

  private *readLines(
    section: ConfSection,
    category: Category | undefined,
    path: readonly string[],
    stopped: boolean,
  ): Steps<boolean> {
    const { entries } = section;
    const alreadyStopped = stopped;
    let from = 0;
    let end = entries.length;
    for (let i = 0; i < end; i++) {
      const entry = entries[i];
      if (entry && !category && !stopped && !this.fragment && needsCategory(entry)) {
        this.report(isUtf16(section) ? 'utf-16' : 'no-category', linePlace(entry), entry.name, path, true);
        stopped = true;
      }
      if (!entry) continue;
      if (entry.kind === 'directive') {
        this.categories.take(section, category, from, i);
        from = i + 1;
        if (!stopped) stopped = yield* this.directive(entry, path);
      } else if (entry.kind === 'fault') stopped = this.faultyLine(entry, path, stopped) || stopped;
      // nobody reads what stands behind
      if (stopped && !alreadyStopped) end = i;
    }
    this.categories.take(section, category, from, Math.max(from, end));
    return stopped;
  }

  private faultyLine(entry: Entry, path: readonly string[], stopped: boolean): boolean {
    if (!entry.fault || stopped) return stopped;
    // a line that Asterisk only skips is the section's own affair
    if (entry.fault === 'stray-comment-end') this.report(entry.fault, namePlace(entry), '', path, false);
    if (!FATAL_FAULTS.has(entry.fault)) return false;
    this.report(entry.fault, namePlace(entry), entry.value, path, true);
    return true;
  }

  /** Returns true where it stops the file. */
  private *directive(entry: Entry, path: readonly string[]): Steps<boolean> {
    const word = entry.name.toLowerCase();
    const at = new Place(entry.section, entry.line, entry.nameStart, entry.valueEnd);
    if (!isInclusion(entry)) return false;
    if (word === 'exec') {
      this.complete = false;
      this.report('exec', at, entry.value, path, false);
      return false;
    }
    return yield* this.include(entry, word === 'tryinclude', path);
  }

  private *include(entry: Entry, optional: boolean, path: readonly string[]): Steps<boolean> {
    const at = new Place(entry.section, entry.line, entry.valueStart, entry.valueEnd);
    const target = this.source.resolve(entry.value);
    if (target.state === 'unread') for (const uri of target.uris) this.files.add(uri);
    if (target.state === 'outside' || target.state === 'pending' || target.state === 'unread') {
      this.complete = false;
      this.report(
        target.state === 'outside' ? 'include-outside' : 'include-pending',
        at,
        entry.value,
        path,
        false,
      );
      return false;
    }
    const uris = target.state === 'files' ? target.uris : [];
    const cyclic = uris.some((uri) => path.includes(uri));
    if (cyclic) {
      this.report('include-cycle', at, entry.value, path, false);
      return false;
    }
    if (uris.length > 0 && path.length > MAX_INCLUDE_DEPTH) {
      this.report('include-too-deep', at, entry.value, path, !optional);
      return !optional;
    }
    let found = false;
    for (const uri of uris) {
      const tree = yield* this.source.read(uri);
      if (!tree) continue;
      found = true;
      if (this.files.has(uri)) this.report('include-twice', at, entry.value, path, false);
      yield* this.readFile(tree, [...path, uri]);
    }
    if (!found && !optional) this.report('include-missing', at, entry.value, path, true);
    return !found && !optional;
  }

  private checkComments(tree: ConfTree): void {
    const last = tree.sections.at(-1);
    if (!last || last.exitDepth <= 0) return;
    const opener = tree.sections.findLast((section) => section.entryDepth <= 0) ?? last;
    const { place, text } = blockStart(opener);
    this.problems.push({ kind: 'unterminated-comment', at: place, subject: text, effect: 'line' });
  }
}
