import { lastNotAbove } from '../../text/search';
import type { EffectiveText, Inclusion } from './inclusion';
import { lineEnd, lineStart } from './lines';
import type { XmlProblem, XmlProblemKind } from './problem';

/** What matters only where somebody would miss the line. */
const LOSSES: ReadonlySet<XmlProblemKind> = new Set<XmlProblemKind>([
  'content-lost',
  'directive-ignored',
  'second-directive',
]);

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
    let end = 0;
    let missed = true;
    const isMissed = ({ start: at }: XmlProblem): boolean => {
      if (at < end) return missed;
      const start = lineStart(text, at, end);
      end = lineEnd(text, at);
      const line = text.slice(start, end);
      missed = places.isInComment(inclusion, start) ? DELIMITER.test(line) : !isComment(line);
      return missed;
    };
    const kept = problems.filter((problem) => !isLoss(problem) || isMissed(problem));
    if (kept.length < problems.length) problems.splice(0, problems.length, ...kept);
  }
}

function isLoss({ kind }: XmlProblem): boolean {
  return LOSSES.has(kind);
}

/** Whether nothing but whole comments stands in the line. */
function isComment(line: string): boolean {
  let at = 0;
  for (let open = line.indexOf('<!--'); open >= 0; open = line.indexOf('<!--', at)) {
    const close = line.indexOf('-->', open + 4);
    // a directive, not a comment
    if (line.charAt(open + 4) === '#') return false;
    if (close < 0 || line.slice(at, open).trim() !== '') return false;
    at = close + 3;
  }
  return at > 0 && line.slice(at).trim() === '';
}

/** The pieces of one file and where each stands in it, in order. */
interface Pieces {
  readonly indexes: number[];
  readonly sources: number[];
}

/** Where lines that were not copied would stand in the effective text. */
class Places {
  private readonly pieces = new Map<Inclusion, Pieces>();
  private readonly opened: readonly number[];

  constructor(
    private readonly effective: EffectiveText,
    private readonly comments: readonly number[],
  ) {
    effective.inclusions.forEach((inclusion, index) => {
      const own = this.pieces.get(inclusion) ?? { indexes: [], sources: [] };
      this.pieces.set(inclusion, own);
      own.indexes.push(index);
      own.sources.push(effective.sources[index] ?? 0);
    });
    this.opened = comments.filter((_, index) => index % 2 === 0);
  }

  isInComment(inclusion: Inclusion, offset: number): boolean {
    const own = this.pieces.get(inclusion);
    if (!own) return false;
    const nearest = lastNotAbove(own.sources, offset);
    const isAhead = (own.sources[nearest] ?? 0) <= offset;
    const piece = (own.indexes[nearest] ?? 0) + (isAhead ? 1 : 0);
    const at = this.effective.starts[piece] ?? this.effective.length;
    const comment = lastNotAbove(this.opened, at) * 2;
    return (this.comments[comment] ?? at) < at && at < (this.comments[comment + 1] ?? 0);
  }
}
