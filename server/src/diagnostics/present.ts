import type { Finding, Related } from '../rules/finding';
import { compareRanges } from '../text/range';
import type { LocatedComment } from '../workspace/comments';
import type { RuleSettings } from './checker';
import { compareTexts, inOrder } from './order';
import { suppress } from './suppression';

const MAX_RELATED = 8;

function compareRelated(a: Related, b: Related): number {
  return compareTexts(a.at.uri, b.at.uri) || compareRanges(a.at.range, b.at.range);
}

/** One fault that several objects share, such as a template's line, is one finding that names the others. */
function mergeTwins(twins: readonly Finding[]): Finding[] {
  const [first] = twins;
  if (!first || twins.length === 1) return [...twins];
  const related: Related[] = [];
  for (const item of twins.flatMap((twin) => twin.related ?? []).sort(compareRelated)) {
    const last = related.at(-1);
    if (related.length < MAX_RELATED && !(last && compareRelated(last, item) === 0)) related.push(item);
  }
  return [{ ...first, ...(related.length > 0 ? { related } : {}) }];
}

/** In the order of the text, each fault once, with the user's severities and without what the user switched off. */
export function presentable(
  findings: Iterable<Finding>,
  settings: RuleSettings,
  comments: readonly LocatedComment[],
): readonly Finding[] {
  const wanted: Finding[] = [];
  for (const finding of suppress(mergeNeighbours(inOrder(findings)), comments)) {
    const setting = settings[finding.rule];
    if (setting === 'off') continue;
    wanted.push(setting === undefined ? finding : { ...finding, severity: setting });
  }
  return wanted;
}

function isTwin(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && compareRanges(a.at.range, b.at.range) === 0;
}

/** Twins stand side by side once sorted, so only neighbours are compared. */
function mergeNeighbours(sorted: readonly Finding[]): Finding[] {
  const result: Finding[] = [];
  let group: Finding[] = [];
  for (const finding of sorted) {
    const first = group[0];
    if (first && !isTwin(first, finding)) {
      result.push(...mergeTwins(group));
      group = [];
    }
    group.push(finding);
  }
  return [...result, ...mergeTwins(group)];
}
