import type { Finding, Fix } from '../rules/finding';
import { applyEdits } from '../text/apply-edits';
import { comparePositions, type FileEdit, type Range } from '../text/range';
import { SourceFile } from '../workspace/source-file';
import type { Workspace } from '../workspace/workspace';
import type { Checker } from './checker';

/** Whether this fix of this finding is to be applied. One that changes the account never is: a person confirms each. */
export type Accepts = (finding: Finding, fix: Fix) => boolean;

export const isSafe: Accepts = (_finding, { kind }) => kind === 'safe';

export interface AppliedFix {
  readonly rule: string;
  readonly title: string;
  readonly uri: string;
  /** Where the finding stood when it was fixed, from 0. */
  readonly line: number;
}

/** A file whose text is another one now. */
export interface ChangedText {
  readonly uri: string;
  /** Undefined for a file that was not there. */
  readonly before: string | undefined;
  readonly after: string;
  readonly encoding: SourceFile['encoding'];
}

export interface FixAllResult {
  readonly changed: readonly ChangedText[];
  readonly applied: readonly AppliedFix[];
  /** False where fixes were still offered after so many rounds that they must undo each other. */
  readonly finished: boolean;
}

/** Each round applies what does not overlap and looks again; real files need two or three. */
const MAX_ROUNDS = 50;

/**
 * Applies every accepted fix of the findings in these files, checks again, and goes on until there is none left.
 * The workspace of the checker holds the new texts as open documents afterwards, so it must be one of your own: nothing
 * is written anywhere.
 */
export function fixAll(checker: Checker, uris: readonly string[], accepts: Accepts): FixAllResult {
  const run = new FixRun(checker.workspace);
  checker.settle();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const chosen = new ChosenFixes();
    for (const uri of uris) {
      for (const finding of checker.findings(uri)) {
        const fix = preferred(finding, accepts);
        if (fix) chosen.take(finding, fix);
      }
    }
    if (!run.apply(chosen)) return { changed: run.changed(), applied: run.applied, finished: true };
    checker.settle();
  }
  return { changed: run.changed(), applied: run.applied, finished: false };
}

function preferred(finding: Finding, accepts: Accepts): Fix | undefined {
  const fixes = (finding.fixes?.() ?? []).filter((fix) => isTextual(fix) && accepts(finding, fix));
  return fixes.find((fix) => fix.preferred) ?? fixes.find(({ kind }) => kind === 'safe') ?? fixes[0];
}

function isTextual({ kind, edits = [] }: Fix): boolean {
  return kind !== 'account' && edits.length > 0;
}

/** The fixes of one round: each whole or not at all, and none where another one writes. */
class ChosenFixes {
  readonly edits = new Map<string, FileEdit[]>();
  readonly applied: AppliedFix[] = [];
  private readonly taken = new Map<string, Range[]>();

  take(finding: Finding, { title, edits = [] }: Fix): void {
    if (!edits.every((edit) => this.isFree(edit))) return;
    for (const edit of edits) {
      listOf(this.edits, edit.uri).push(edit);
      const ranges = listOf(this.taken, edit.uri);
      ranges.splice(placeFor(ranges, edit.range), 0, edit.range);
    }
    this.applied.push({
      rule: finding.rule,
      title,
      uri: finding.at.uri,
      line: finding.at.range.start.line,
    });
  }

  private isFree({ uri, range }: FileEdit): boolean {
    const ranges = this.taken.get(uri) ?? [];
    const at = placeFor(ranges, range);
    const [before, after] = [ranges[at - 1], ranges[at]];
    // edits that only touch wait for the next round too: their order would matter
    if (before && comparePositions(before.end, range.start) >= 0) return false;
    return !after || comparePositions(range.end, after.start) < 0;
  }
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const known = map.get(key);
  if (known) return known;
  const list: T[] = [];
  map.set(key, list);
  return list;
}

/** Where the range belongs among sorted ones that do not overlap. */
function placeFor(ranges: readonly Range[], range: Range): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ranges[middle];
    if (other && comparePositions(other.start, range.start) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The texts of a run, from round to round. */
class FixRun {
  readonly applied: AppliedFix[] = [];
  private readonly before = new Map<string, Omit<ChangedText, 'uri' | 'after'>>();
  private readonly seen = new Map<string, Set<string>>();
  private version = 1;

  constructor(private readonly workspace: Workspace) {}

  /** False where nothing changed, or where every change leads back to a text that was there before. */
  apply({ edits, applied }: ChosenFixes): boolean {
    let progress = false;
    for (const [uri, fileEdits] of edits) progress = this.applyTo(uri, fileEdits) || progress;
    if (progress) this.applied.push(...applied);
    return progress;
  }

  private applyTo(uri: string, edits: readonly FileEdit[]): boolean {
    const file = this.workspace.store.file(uri);
    if (!(file instanceof SourceFile))
      return file !== 'pending' && file.state === 'missing' && this.create(uri, edits);
    const { text, part } = applyEdits(file.text, edits);
    if (text === file.text || !this.isNew(uri, file.text, text)) return false;
    if (!this.before.has(uri)) this.before.set(uri, { before: file.text, encoding: file.encoding });
    if (!this.workspace.store.document(uri)) this.workspace.store.open(uri, file.text, this.version);
    this.workspace.edit(uri, text, part, ++this.version);
    return true;
  }

  private create(uri: string, edits: readonly FileEdit[]): boolean {
    const { text } = applyEdits('', edits);
    this.before.set(uri, { before: undefined, encoding: 'utf-8' });
    this.workspace.store.open(uri, text, this.version);
    // whoever includes it must read it now
    this.workspace.changedOnDisk(uri, true);
    return true;
  }

  private isNew(uri: string, before: string, after: string): boolean {
    const seen = this.seen.get(uri) ?? new Set([fingerprint(before)]);
    this.seen.set(uri, seen);
    const mark = fingerprint(after);
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  }

  changed(): ChangedText[] {
    return [...this.before].flatMap(([uri, original]) => {
      const file = this.workspace.store.file(uri);
      const after = file instanceof SourceFile ? file.text : original.before;
      return after === undefined || after === original.before ? [] : [{ uri, ...original, after }];
    });
  }
}

/** Tells texts apart without keeping them (FNV-1a over two lanes, and the length). */
function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return `${text.length}:${a}:${b}`;
}
