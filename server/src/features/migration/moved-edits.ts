import type { AccountFix } from '../../../../protocol/account';
import type { MigrationCheck } from '../../../../protocol/migration';
import type { FileEdit } from '../../text/range';

/**
 * Fixes were made for the lines as they will be, and are applied to the lines as they are. On a line that the migration
 * changes the places are others: such a fix edits nothing, and a new password goes to the clipboard instead.
 */
export function withoutMovedEdits(
  checks: readonly MigrationCheck[],
  edits: readonly FileEdit[],
): MigrationCheck[] {
  const moved = new Set(edits.map(({ uri, range }) => lineKey(uri, range.start.line)));
  return checks.map((check) => ({ ...check, fixes: check.fixes.map((fix) => withoutMoved(fix, moved)) }));
}

function withoutMoved(fix: AccountFix, moved: ReadonlySet<string>): AccountFix {
  const touched = Object.entries(fix.edits?.changes ?? {}).flatMap(([uri, own]) =>
    own.map(({ range }) => lineKey(uri, range.start.line)),
  );
  if (!touched.some((line) => moved.has(line))) return fix;
  const { title, changes } = fix;
  return { title, changes };
}

function lineKey(uri: string, line: number): string {
  return `${uri} ${line}`;
}
