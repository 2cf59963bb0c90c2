import type { EffectiveText, Inclusion } from './inclusion';
import { lineEnd, lineStart } from './lines';
import type { XmlProblem, XmlProblemKind } from './problem';
import { lastNotAbove } from './view';

/** What matters only where somebody would miss the line. */
const LOSSES: ReadonlySet<XmlProblemKind> = new Set<XmlProblemKind>([
  'content-lost',
  'directive-ignored',
  'second-directive',
]);

const COMMENT = /<!--(?:(?!-->)[^\n])*-->/g;
const DELIMITER = /<!--|-->/;

/**
 * Takes away what is told of lines that only a comment loses: "an X-PRE-PROCESS line cannot be commented out", as
 * FreeSWITCH's own vars.xml has it. A line with an end of the comment stays, for without that the comment is another.
 *
 * @param comments where each begins and ends in the effective text
 */
export function forgiveProse(
  effective: EffectiveText,
  inclusions: readonly Inclusion[],
  comments: readonly number[],
): void {
  if (!inclusions.some(({ problems }) => problems.some(isLoss))) return;
  const places = new Places(effective, comments);
  for (const inclusion of inclusions) {
    const { problems, text } = inclusion;
    if (!problems.some(isLoss)) continue;
    const missed = new Map<number, boolean>();
    const isMissed = (problem: XmlProblem): boolean => {
      const start = lineStart(text, problem.start, 0);
      let known = missed.get(start);
      if (known === undefined) {
        const line = text.slice(start, lineEnd(text, start));
        known = places.isInComment(inclusion, start) ? DELIMITER.test(line) : !isComment(line);
        missed.set(start, known);
      }
      return known;
    };
    const kept = problems.filter((problem) => !isLoss(problem) || isMissed(problem));
    if (kept.length < problems.length) problems.splice(0, problems.length, ...kept);
  }
}

function isLoss({ kind }: XmlProblem): boolean {
  return LOSSES.has(kind);
}

function isComment(line: string): boolean {
  return line.includes('<!--') && line.replace(COMMENT, '').trim() === '';
}

/** Where lines that were not copied would stand in the effective text. */
class Places {
  /** The pieces of each file, in order. */
  private readonly pieces = new Map<Inclusion, number[]>();
  private readonly starts: readonly number[];

  constructor(
    private readonly effective: EffectiveText,
    private readonly comments: readonly number[],
  ) {
    effective.inclusions.forEach((inclusion, index) => {
      const own = this.pieces.get(inclusion);
      if (own) own.push(index);
      else this.pieces.set(inclusion, [index]);
    });
    this.starts = comments.filter((_, index) => index % 2 === 0);
  }

  isInComment(inclusion: Inclusion, offset: number): boolean {
    const { sources, starts, length } = this.effective;
    const own = this.pieces.get(inclusion) ?? [];
    const piece = own[lastNotAbove(own.map((index) => sources[index] ?? 0), offset)];
    if (piece === undefined) return false;
    const at = starts[piece + 1] ?? length;
    const comment = lastNotAbove(this.starts, at) * 2;
    return (this.comments[comment] ?? at) < at && at < (this.comments[comment + 1] ?? 0);
  }
}
