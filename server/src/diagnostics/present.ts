import type { Finding, Related } from '../rules/finding';
import { compareRanges } from '../text/range';
import type { LocatedComment } from '../workspace/comments';
import type { RuleSettings } from './checker';
import { suppress } from './suppression';

/** One fault that several objects share, such as a template's line, is one finding that names the others. */
function mergeTwins(findings: readonly Finding[]): Finding[] {
  const merged: Finding[] = [];
  for (const finding of findings) {
    const twin = merged.findLast((other) => other.rule === finding.rule && other.at.sameAs(finding.at));
    if (!twin) merged.push(finding);
    else if (finding.related) {
      const related = [...(twin.related ?? []), ...finding.related];
      merged[merged.indexOf(twin)] = { ...twin, related: distinct(related) };
    }
  }
  return merged;
}

const MAX_RELATED = 8;

function distinct(related: readonly Related[]): Related[] {
  const kept: Related[] = [];
  for (const item of related) {
    if (kept.length < MAX_RELATED && !kept.some((other) => other.at.sameAs(item.at))) kept.push(item);
  }
  return kept;
}

function inOrder(findings: Iterable<Finding>): Finding[] {
  const placed = [...findings].map((finding) => ({ finding, range: finding.at.range }));
  placed.sort((a, b) => compareRanges(a.range, b.range) || (a.finding.rule < b.finding.rule ? -1 : 1));
  return placed.map(({ finding }) => finding);
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

/** Twins stand side by side once sorted, so only equal places are compared. */
function mergeNeighbours(sorted: readonly Finding[]): Finding[] {
  const result: Finding[] = [];
  let group: Finding[] = [];
  for (const finding of sorted) {
    const first = group[0];
    if (first && compareRanges(first.at.range, finding.at.range) !== 0) {
      result.push(...mergeTwins(group));
      group = [];
    }
    group.push(finding);
  }
  return [...result, ...mergeTwins(group)];
}
