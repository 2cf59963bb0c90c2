import type { Connection, RegionId } from '../../../protocol/account';

/** Regions that keep voice data, in the order in which they are offered. */
export const regionNames: Readonly<Record<RegionId, string>> = {
  us1: 'US1, United States',
  ie1: 'IE1, Ireland',
  au1: 'AU1, Australia',
};

const accountSid = /^AC[0-9a-fA-F]{32}$/;

export function isRegion(value: unknown): value is RegionId {
  return typeof value === 'string' && Object.hasOwn(regionNames, value);
}

/** The connections that a setting names. What is none, or has a label or place that is taken, is left out. */
export function connectionsFrom(setting: unknown): Connection[] {
  const found: Connection[] = [];
  for (const each of Array.isArray(setting) ? setting : []) {
    const connection = connectionFrom(each);
    const isNew = found.every((other) => other.label !== connection?.label && !sameKey(other, connection));
    if (connection && isNew) found.push(connection);
  }
  return found;
}

function connectionFrom(value: unknown): Connection | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const {
    label,
    accountSid: sid,
    region,
  }: { label?: unknown; accountSid?: unknown; region?: unknown } = value;
  if (typeof label !== 'string' || label.trim() === '' || typeof sid !== 'string') return undefined;
  if (!accountSid.test(sid) || !isRegion(region)) return undefined;
  return { label, accountSid: canonicalSid(sid), region };
}

/** As Twilio writes SIDs: two letters, then lower case. What is copied by hand or from elsewhere may be in upper case. */
export function canonicalSid(sid: string): string {
  return sid.slice(0, 2) + sid.slice(2).toLowerCase();
}

/** One key is for one account in one region: two connections there would be the same one. */
export function sameKey(a: Omit<Connection, 'label'>, b: Omit<Connection, 'label'> | undefined): boolean {
  return a.accountSid === b?.accountSid && a.region === b.region;
}

/** The list with a connection in the place of the one with the same account and region, or at its end. */
export function withConnection(list: readonly Connection[], added: Connection): Connection[] {
  const place = list.findIndex((each) => sameKey(each, added));
  return place < 0 ? [...list, added] : list.with(place, added);
}

export function without(list: readonly Connection[], removed: Omit<Connection, 'label'>): Connection[] {
  return list.filter((each) => !sameKey(each, removed));
}

/** `northwind · US1`, as everything that is shown names a connection. */
export function connectionName({ label, region }: Pick<Connection, 'label' | 'region'>): string {
  return `${label} · ${region.toUpperCase()}`;
}
