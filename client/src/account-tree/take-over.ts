import type { AccountRow, Row } from './node';

/** Rows that look otherwise now or have others below them; `all` where an account came or went. */
export type Changed = readonly Row[] | 'all';

type Changing<R> = { -readonly [Name in keyof R]: R[Name] };

/**
 * Has the rows that are shown say what was read now. A row stays the same object as long as there is one of its id, so
 * that a selection and an open menu keep it.
 *
 * @param shown is brought up to date
 * @param read rows that nobody has seen; those that are new belong to `shown` from then on
 */
export function takeOver(shown: AccountRow[], read: readonly AccountRow[]): Changed {
  const changed: Row[] = [];
  const accounts = merge(shown, read, changed);
  const before = shown.splice(0, shown.length, ...accounts);
  return sameRows(before, accounts) ? changed : 'all';
}

/** The rows of now, those of before as the objects that they were. */
function merge<R extends Row>(before: readonly R[], now: readonly R[], changed: Row[]): R[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return now.map((next) => {
    const row = known.get(next.id);
    if (row) take(row, next, changed);
    return row ?? next;
  });
}

function take(row: Row, next: Row, changed: Row[]): void {
  const { children } = row;
  const looked = look(row);
  setNode(row, next);
  setChildren(row, merge<Row>(children, next.children, changed));
  if (look(row) !== looked || !sameRows(children, row.children)) changed.push(row);
}

function sameRows(before: readonly Row[], now: readonly Row[]): boolean {
  return before.length === now.length && before.every((row, index) => row === now[index]);
}

/** All that a row shows. Where it is used is not shown, only how often. */
function look(row: Row): string {
  return JSON.stringify(nodeOf(row), (_name, value: unknown) =>
    Array.isArray(value) ? value.length : value,
  );
}

function nodeOf(row: Row): object {
  switch (row.kind) {
    case 'account':
      return row.account;
    case 'region':
      return row.region;
    case 'group':
      return row.group;
    case 'resource':
      return row.resource;
  }
}

function setNode(row: Changing<Row>, next: Row): void {
  if (row.kind === 'account' && next.kind === 'account') row.account = next.account;
  else if (row.kind === 'region' && next.kind === 'region') row.region = next.region;
  else if (row.kind === 'group' && next.kind === 'group') row.group = next.group;
  else if (row.kind === 'resource' && next.kind === 'resource') row.resource = next.resource;
}

function setChildren(row: Changing<Row>, children: readonly Row[]): void {
  row.children = children;
  for (const child of children) setParent(child, row);
}

function setParent(row: Changing<Row>, parent: Row): void {
  if (row.kind === 'region' && parent.kind === 'account') row.parent = parent;
  else if (row.kind === 'group' && parent.kind === 'region') row.parent = parent;
  else if (row.kind === 'resource' && parent.kind === 'group') row.parent = parent;
}
