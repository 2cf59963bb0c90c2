import type { AccountData, RegionData } from '../../twilio/account/data';
import { AccountSnapshot, type ServiceName } from '../../twilio/account/snapshot';

/** The account and region that a SIP Domain or trunk is moved to, as far as somebody named them. */
export interface TargetChoice {
  readonly accountSid?: string;
  readonly region?: string;
}

/** What is known of Twilio by those who ask about a target. */
export interface Target {
  /** The chosen account and region alone, as they are. */
  readonly now: AccountSnapshot;
  /** The same, with the chosen region active for the service: that is how it will be when the move is done. */
  readonly moved: AccountSnapshot;
  /** All that is known for the file. */
  readonly whole: AccountSnapshot;
}

/** A name that exists in another account is none in the chosen one. Without a choice it is the account of the file. */
export function targetOf(whole: AccountSnapshot, choice: TargetChoice, service: ServiceName): Target {
  const { accountSid, region } = choice;
  if (accountSid === undefined && region === undefined) return { now: whole, moved: whole, whole };
  const now = chosen(whole, choice);
  if (region === undefined) return { now, moved: now, whole };
  const accounts = now.accounts.map((account) => withActive(account, service, region));
  return { now, moved: new AccountSnapshot(accounts, now.gap, undefined, now.live), whole };
}

function chosen(whole: AccountSnapshot, { accountSid, region }: TargetChoice): AccountSnapshot {
  const isHere = accountSid === undefined || whole.account(accountSid) !== undefined;
  const source = isHere ? whole : (whole.elsewhere ?? whole);
  const accounts = source.accounts
    .filter(({ sid }) => accountSid === undefined || sid === accountSid)
    .map((account) => ({
      ...account,
      regions: account.regions.filter(({ id }) => region === undefined || id === region),
    }));
  // what is missing of the source is another account, where this one is known
  const isKnown = accounts.some(({ regions }) => regions.length > 0);
  return new AccountSnapshot(
    accounts,
    isKnown ? undefined : (source.gap ?? 'not-in-registry'),
    undefined,
    whole.live,
  );
}

function withActive(account: AccountData, service: ServiceName, region: string): AccountData {
  return { ...account, regions: account.regions.map((each) => activeIn(each, service, region)) };
}

function activeIn(data: RegionData, { product, name }: ServiceName, region: string): RegionData {
  const change = <T extends { readonly name: string | null }>(item: T): T =>
    item.name?.toLowerCase() === name ? { ...item, activeRegion: region } : item;
  if (product === 'trunk')
    return { ...data, trunks: { ...data.trunks, items: data.trunks.items.map(change) } };
  return { ...data, domains: { ...data.domains, items: data.domains.items.map(change) } };
}
