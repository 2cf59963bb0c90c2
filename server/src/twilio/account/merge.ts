import { type AccountData, type CollectionName, collectionNames, type RegionData } from './data';
import { memoizedPair } from './memoized';
import {
  mergeAccessList,
  mergeCredentialList,
  mergeDomain,
  mergeNumbers,
  mergeResources,
  mergeTrunk,
} from './merge-resources';
import { foldHost } from './pairs';

/**
 * What is known of one account from its registry file and from Twilio itself. Live data win, collection by collection;
 * one that could not be read live is the registry's, where that says more. What both name keeps its place in the registry
 * file. Regions of which only one source knows stay as they are.
 *
 * Made once for two objects, and so are its parts: reading a collection again merges that collection.
 */
export const mergeAccount = memoizedPair((registry: AccountData, live: AccountData): AccountData => {
  const { name, status, parent } = registry;
  const others = live.regions.filter(({ id }) => registry.regions.every((region) => region.id !== id));
  const isSameStatus = live.status === undefined || live.status === status;
  return {
    ...live,
    name: live.name ?? name,
    status: live.status ?? status,
    parent: live.parent ?? parent,
    regions: [...registry.regions.map((region) => mergedRegion(region, live)), ...others],
    at: registry.at,
    ...(isSameStatus ? { statusAt: registry.statusAt } : {}),
  };
});

function mergedRegion(registry: RegionData, { regions }: AccountData): RegionData {
  const live = regions.find(({ id }) => id === registry.id);
  return live ? mergeRegion(registry, live) : registry;
}

const mergeRegion = memoizedPair((registry: RegionData, live: RegionData): RegionData => {
  const fromRegistry = collectionNames.filter((name) => answersFor(registry, live, name));
  return {
    id: live.id,
    at: registry.at,
    fetchedAtPlace: registry.fetchedAtPlace,
    ...readTime(registry, live, fromRegistry),
    fromRegistry,
    alerts: live.alerts,
    credentialLists: mergeResources(registry.credentialLists, live.credentialLists, mergeCredentialList),
    ipAccessControlLists: mergeResources(
      registry.ipAccessControlLists,
      live.ipAccessControlLists,
      mergeAccessList,
    ),
    domains: mergeResources(registry.domains, live.domains, mergeDomain, foldHost),
    trunks: mergeResources(registry.trunks, live.trunks, mergeTrunk, foldHost),
    numbers: mergeNumbers(registry.numbers, live.numbers),
    callerIds: mergeNumbers(registry.callerIds, live.callerIds),
  };
});

/** Whether the registry says anything of a collection that the live account does not tell whole. */
function answersFor(registry: RegionData, live: RegionData, name: CollectionName): boolean {
  const { missing } = live[name];
  if (missing === undefined || missing === 'unsupported') return false;
  return registry[name].missing === undefined || registry[name].items.length > 0;
}

/** As old as the oldest part; nobody knows how old where nobody knows how old a part is. */
function readTime(
  registry: RegionData,
  live: RegionData,
  fromRegistry: readonly CollectionName[],
): Pick<RegionData, 'fetchedAt'> {
  if (fromRegistry.length === 0) return { fetchedAt: live.fetchedAt };
  const times = fromRegistry.length === collectionNames.length ? [registry] : [registry, live];
  const known = times.flatMap(({ fetchedAt }) => fetchedAt ?? []);
  if (known.length < times.length) return {};
  return { fetchedAt: known.reduce((oldest, at) => (at < oldest ? at : oldest)) };
}
