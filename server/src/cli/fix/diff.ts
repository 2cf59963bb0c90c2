import { type Beside, maskLine } from '../../text/mask';

const CONTEXT = 3;
/** How far to look for the place where two texts go on alike. */
const WINDOW = 400;

/** Lines [oldStart, oldEnd) became [newStart, newEnd). */
interface Change {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

type Mask = (line: string, beside: Beside) => string;

/** Lines with their ends, so that a missing last line end is a difference. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** The changed lines in order. Right for any two texts, short where most lines stay. Linear. */
function changesOf(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      i++;
      j++;
      continue;
    }
    const [oldEnd, newEnd] = meeting(before, after, i, j);
    changes.push({ oldStart: i, oldEnd, newStart: j, newEnd });
    [i, j] = [oldEnd, newEnd];
  }
  return changes;
}

/** The nearest pair of lines from which both texts go on alike, else both ends. */
function meeting(
  before: readonly string[],
  after: readonly string[],
  i: number,
  j: number,
): [number, number] {
  for (let sum = 1; sum <= WINDOW; sum++) {
    for (let down = 0; down <= sum; down++) {
      const [a, b] = [i + down, j + sum - down];
      if (a < before.length && b < after.length && before[a] === after[b] && before[a + 1] === after[b + 1])
        return [a, b];
    }
  }
  return [before.length, after.length];
}

/**
 * A unified diff for people, empty where the texts are the same. Passwords in it are masked.
 *
 * @param mask what hides them in a line, and sees the lines beside it
 */
export function unifiedDiff(
  path: string,
  before: string | undefined,
  after: string,
  mask: Mask = maskLine,
): string {
  const [old, now] = [linesOf(before ?? ''), linesOf(after)];
  const hunks = hunksOf(changesOf(old, now), old.length);
  if (hunks.length === 0) return '';
  const head = before === undefined ? '--- /dev/null' : `--- a/${path}`;
  return [head, `+++ b/${path}`, ...hunks.flatMap((changes) => hunkLines(changes, old, now, mask)), ''].join(
    '\n',
  );
}

/** Changes whose contexts touch belong together. */
function hunksOf(changes: readonly Change[], length: number): Change[][] {
  const hunks: Change[][] = [];
  let end = -1;
  for (const change of changes) {
    const hunk = hunks.at(-1);
    if (hunk && change.oldStart - CONTEXT <= end) hunk.push(change);
    else hunks.push([change]);
    end = Math.min(length, change.oldEnd + CONTEXT);
  }
  return hunks;
}

function hunkLines(
  changes: readonly Change[],
  old: readonly string[],
  now: readonly string[],
  mask: Mask,
): string[] {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return [];
  const start = Math.max(0, first.oldStart - CONTEXT);
  const end = Math.min(old.length, last.oldEnd + CONTEXT);
  const newStart = first.newStart - (first.oldStart - start);
  const newEnd = last.newEnd + (end - last.oldEnd);
  const lines: string[] = [];
  let at = start;
  for (const change of changes) {
    for (; at < change.oldStart; at++) lines.push(...shown(' ', mask, old, at));
    for (; at < change.oldEnd; at++) lines.push(...shown('-', mask, old, at));
    for (let line = change.newStart; line < change.newEnd; line++) lines.push(...shown('+', mask, now, line));
  }
  for (; at < end; at++) lines.push(...shown(' ', mask, old, at));
  return [`@@ -${span(start, end)} +${span(newStart, newEnd)} @@`, ...lines];
}

/** `first line,count`; an empty span names the line before it. */
function span(start: number, end: number): string {
  return `${end > start ? start + 1 : start},${end - start}`;
}

function shown(sign: string, mask: Mask, lines: readonly string[], at: number): string[] {
  const line = lines[at] ?? '';
  const beside = { before: lines[at - 1] ?? '', behind: lines[at + 1] ?? '' };
  const ended = line.endsWith('\n');
  const text = `${sign}${mask(ended ? line.slice(0, -1) : line, beside)}`;
  return ended ? [text] : [text, '\\ No newline at end of file'];
}
