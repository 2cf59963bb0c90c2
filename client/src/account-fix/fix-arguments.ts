import type { AccountFix } from '../../../protocol/account';

/** What a command was called with, where it is a fix. */
export function fixFrom(value: unknown): AccountFix | undefined {
  return isFix(value) ? value : undefined;
}

function isFix(value: unknown): value is AccountFix {
  if (typeof value !== 'object' || value === null) return false;
  const { title, changes }: { title?: unknown; changes?: unknown } = value;
  return typeof title === 'string' && Array.isArray(changes) && changes.length > 0;
}

/** What a fix does, as a heading: what it is chosen by ends with dots, for it asks before it does anything. */
export function nameOf({ title }: Pick<AccountFix, 'title'>): string {
  return title.replace(/\s*(?:…|\.{3})$/, '');
}
