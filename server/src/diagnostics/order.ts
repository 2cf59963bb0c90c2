import type { Finding } from '../rules/finding';
import { compareRanges } from '../text/range';

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * In the order of the text. The first of the same rule and place speaks for all; the order does not depend on which
 * object was checked first.
 */
export function inOrder(findings: Iterable<Finding>): Finding[] {
  const placed = [...findings].map((finding) => ({ finding, range: finding.at.range }));
  placed.sort(
    (a, b) =>
      compareRanges(a.range, b.range) ||
      compareTexts(a.finding.rule, b.finding.rule) ||
      compareTexts(a.finding.message, b.finding.message),
  );
  return placed.map(({ finding }) => finding);
}
