import type {
  AccountNode,
  AccountTree,
  GroupNode,
  RegionNode,
  ResourceId,
  ResourceNode,
} from '../../../protocol/account';

/** A row of the tree, with what stands above it. */
export type Row = AccountRow | RegionRow | GroupRow | ResourceRow;

interface Common {
  /** The same from one look at the account to the next, so that what is open stays open. */
  readonly id: string;
  readonly children: readonly Row[];
}

export interface AccountRow extends Common {
  readonly kind: 'account';
  readonly parent: undefined;
  readonly account: AccountNode;
}

export interface RegionRow extends Common {
  readonly kind: 'region';
  readonly parent: AccountRow;
  readonly region: RegionNode;
}

export interface GroupRow extends Common {
  readonly kind: 'group';
  readonly parent: RegionRow;
  readonly group: GroupNode;
}

export interface ResourceRow extends Common {
  readonly kind: 'resource';
  readonly parent: GroupRow;
  readonly resource: ResourceNode;
}

/** What a menu passes where it was opened on a resource; the tree may have lost the row by the time somebody chooses. */
export function isResourceRow(value: unknown): value is ResourceRow {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'resource';
}

export function rowsOf({ accounts }: AccountTree): AccountRow[] {
  return accounts.map((account) => {
    const id = `${account.source}/${account.sid}`;
    return withChildren({ kind: 'account' as const, id, parent: undefined, account }, (row) =>
      account.regions.map((region) => regionRow(row, region)),
    );
  });
}

/** Whether anything at all is known: an account of which nothing could be read is not worth a tree. */
export function isAnythingKnown({ accounts }: AccountTree): boolean {
  const groups = accounts.flatMap(({ regions }) => regions.flatMap((region) => region.groups));
  return groups.some(({ items, missing }) => items.length > 0 || missing === undefined);
}

function regionRow(parent: AccountRow, region: RegionNode): RegionRow {
  const id = `${parent.id}/${region.id}`;
  return withChildren({ kind: 'region' as const, id, parent, region }, (row) =>
    region.groups.map((group) => groupRow(row, group)),
  );
}

function groupRow(parent: RegionRow, group: GroupNode): GroupRow {
  const id = `${parent.id}/${group.kind}`;
  return withChildren({ kind: 'group' as const, id, parent, group }, (row) =>
    group.items.map((resource) => ({
      kind: 'resource' as const,
      // friendly names of lists need not be unique
      id: `${id}/${resource.sid ?? ''}/${resource.name}`,
      parent: row,
      resource,
      children: [],
    })),
  );
}

function withChildren<R extends object, C>(
  row: R,
  children: (row: R & { readonly children: readonly C[] }) => C[],
): R & { readonly children: readonly C[] } {
  const whole: R & { children: readonly C[] } = { ...row, children: [] };
  whole.children = children(whole);
  return whole;
}

/** The row of a resource; the live account's before the registry's. */
export function findResource(rows: readonly AccountRow[], wanted: ResourceId): ResourceRow | undefined {
  const isWanted = ({ parent, resource }: ResourceRow) =>
    resource.name === wanted.name &&
    parent.group.kind === wanted.kind &&
    parent.parent.region.id === wanted.region &&
    parent.parent.parent.account.sid === wanted.accountSid;
  const found = rows.flatMap(resourcesOf).filter(isWanted);
  return found.find((row) => accountOf(row).source === 'live') ?? found[0];
}

function resourcesOf(row: Row): ResourceRow[] {
  return row.kind === 'resource' ? [row] : row.children.flatMap(resourcesOf);
}

function accountOf({ parent }: ResourceRow): AccountNode {
  return parent.parent.parent.account;
}

export function resourceId({ parent, resource }: ResourceRow): ResourceId {
  const { region, parent: account } = parent.parent;
  return {
    accountSid: account.account.sid,
    region: region.id,
    kind: parent.group.kind,
    name: resource.name,
  };
}
