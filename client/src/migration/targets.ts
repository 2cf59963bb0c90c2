import type { AccountTree, RegionId } from '../../../protocol/account';
import type { ServiceProduct, UsedService } from '../../../protocol/migration';

/** A SIP Domain or trunk that may take the place of another one; without a name one is to be typed. */
export interface TargetItem {
  readonly label: string;
  readonly description: string;
  readonly name?: string;
  readonly accountSid: string;
  readonly region: RegionId;
}

const groups: Readonly<Record<ServiceProduct, string>> = { 'sip-domain': 'domains', trunk: 'trunks' };
const regions: readonly RegionId[] = ['us1', 'ie1', 'au1'];

/** What the accounts have of the same product; the live account's word counts where a registry speaks of it too. */
export function targetItems(tree: AccountTree, { product, name }: UsedService): TargetItem[] {
  const places = placesOf(tree);
  const items = places.flatMap(({ where, region, groups: all, ...place }) => {
    const found = all.find(({ kind }) => kind === groups[product])?.items ?? [];
    return found.flatMap(({ name: each, host, detail }): TargetItem[] =>
      // the same name elsewhere is the same SIP Domain in another region, and the place of the old one is no target
      host === undefined
        ? []
        : [{ label: host, description: words(where, detail), name: each, region, ...place }],
    );
  });
  const distinct = new Map(items.map((item) => [`${item.accountSid} ${item.region} ${item.name}`, item]));
  return [...distinct.values()].sort((a, b) => Number(a.name === name) - Number(b.name === name));
}

/** The accounts and regions, for a name that is typed. */
export function homeItems(tree: AccountTree): TargetItem[] {
  const items = placesOf(tree).map(({ where, accountSid, region }): TargetItem => {
    return { label: where, description: accountSid, accountSid, region };
  });
  return [...new Map(items.map((item) => [`${item.accountSid} ${item.region}`, item])).values()];
}

function placesOf({ accounts }: AccountTree) {
  const ranked = [...accounts].sort((a, b) => Number(a.source === 'live') - Number(b.source === 'live'));
  return ranked.flatMap((account) =>
    account.regions.flatMap(({ id, groups: all }) => {
      const region = regions.find((each) => each === id);
      const where = `${account.name} · ${id.toUpperCase()}`;
      return region ? [{ where, accountSid: account.sid, region, groups: all }] : [];
    }),
  );
}

function words(where: string, detail: string | undefined): string {
  return detail === undefined ? where : `${where} · ${detail}`;
}
