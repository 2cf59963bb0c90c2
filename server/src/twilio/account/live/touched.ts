import type { Touched } from './live-accounts';
import type { Part } from './part';
import type { RegionParts } from './region-parts';

/**
 * What is to be read again after a change.
 *
 * @param deep what belongs to the domains, trunks and lists, else the collections that hold them
 */
export function touchedParts(
  parts: RegionParts,
  { collections = [], services = [], lists = [] }: Touched,
  deep: boolean,
): readonly Part<unknown>[] {
  if (!deep) {
    const products = services.map(({ product }) => (product === 'trunk' ? parts.trunks : parts.domains));
    const own = lists.length > 0 ? [parts.credentialLists, parts.ipAccessControlLists] : [];
    return [...new Set<Part<unknown>>([...collections.map((name) => parts[name]), ...products, ...own])];
  }
  const below = services.flatMap((service) => {
    const isTrunk = service.product === 'trunk';
    const records = (isTrunk ? parts.trunks : parts.domains).items ?? [];
    const own = records.filter(({ name }) => name?.toLowerCase() === service.name.toLowerCase());
    // also what is said to be unmapped now: the lists that were read when it was mapped are still there
    return own.flatMap((each) => (isTrunk ? parts.trunkParts(each, true) : parts.domainParts(each, true)));
  });
  return [...new Set([...below, ...contentsOf(parts, lists), ...unread(parts)])];
}

function contentsOf(parts: RegionParts, lists: readonly string[]): Part<unknown>[] {
  const isNamed = ({ sid, name }: { sid?: string; name: string }) =>
    lists.includes(name) || (sid !== undefined && lists.includes(sid));
  const sids = (records: readonly { sid?: string; name: string }[] | undefined) =>
    (records ?? []).filter(isNamed).flatMap(({ sid }) => sid ?? []);
  return [
    ...sids(parts.credentialLists.items).map((sid) => parts.usernames.of(sid)),
    ...sids(parts.ipAccessControlLists.items).map((sid) => parts.addresses.of(sid)),
  ];
}

/** Contents of what has just come into being. */
function unread(parts: RegionParts): Part<unknown>[] {
  const all = [
    ...(parts.domains.items ?? []).flatMap((each) => parts.domainParts(each)),
    ...(parts.trunks.items ?? []).flatMap((each) => parts.trunkParts(each)),
    ...parts.credentialListParts(),
    ...parts.accessListParts(),
  ];
  return all.filter(({ items, failure }) => items === undefined && failure === undefined);
}
