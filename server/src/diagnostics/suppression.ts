import type { Finding } from '../rules/finding';
import type { LocatedComment } from '../workspace/comments';
import { inOrder } from './order';
import { Suppression } from './suppression-comment';
import { unusedFinding } from './unused-suppression';

/** Leaves out what a comment switches off, and adds a finding for each comment that switches off nothing. */
export function suppress(
  findings: readonly Finding[],
  comments: readonly LocatedComment[],
): readonly Finding[] {
  if (comments.length === 0) return findings;
  const suppressions = comments.map((comment) => new Suppression(comment));
  const kept = findings.filter((finding) => !isSuppressed(finding, suppressions));
  const unused = suppressions.flatMap((suppression) => unusedFinding(suppression) ?? []);
  const told = unused.filter((finding) => !isSuppressed(finding, suppressions));
  return told.length === 0 ? kept : inOrder([...kept, ...told]);
}

/** Every comment that covers the finding counts as used, so that two of them do not call each other superfluous. */
function isSuppressed(finding: Finding, suppressions: readonly Suppression[]): boolean {
  let suppressed = false;
  for (const suppression of suppressions) suppressed = suppression.takes(finding) || suppressed;
  return suppressed;
}
