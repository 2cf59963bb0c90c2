import type { Place } from '../../../text/place';
import type { AccountData, RegionData } from '../../../twilio/account/data';
import type { AccountSnapshot, ServiceHit, ServiceName } from '../../../twilio/account/snapshot';
import { globalHost } from '../../../twilio/hosts';
import type { Related } from '../../finding';

export function productName({ product }: Pick<ServiceName, 'product'>): string {
  return product === 'trunk' ? 'trunk' : 'SIP Domain';
}

/** `the SIP Domain acme` */
export function serviceName(service: ServiceName): string {
  return `the ${productName(service)} ${service.name}`;
}

/** `acme.sip.twilio.com` */
export function serviceHost({ product, name }: ServiceName): string {
  return globalHost(product, name);
}

/** What people call the account; its SID where it has no name. */
export function accountName({ name, sid }: AccountData): string {
  return name ?? sid;
}

/** `Acme (us1)` */
export function home({ account, region }: { account: AccountData; region: RegionData }): string {
  return `${accountName(account)} (${region.id})`;
}

/** The accounts and regions that were searched: `in Acme (us1, ie1)`. One that is not linked may have what they have not. */
export function searched({ accounts }: AccountSnapshot): string {
  const [only, ...others] = accounts;
  if (!only || others.length > 0) return `in any of the ${accounts.length} linked accounts`;
  return `in ${accountName(only)} (${only.regions.map(({ id }) => id).join(', ')})`;
}

export function related(at: Place | undefined, message: string): Related[] {
  return at ? [{ at, message }] : [];
}

/** Where the domains or trunks of this name stand in the registry: the field's value where it is written. */
export function relatedServices(
  account: AccountSnapshot,
  service: ServiceName,
  message: (hit: ServiceHit) => string,
  field?: string,
): Related[] {
  const hits = account.find(service);
  if (hits.state !== 'loaded') return [];
  return relatedHits(hits.value, message, field);
}

export function relatedHits(
  hits: readonly ServiceHit[],
  message: (hit: ServiceHit) => string,
  field?: string,
): Related[] {
  return hits.flatMap((hit) => {
    const { places, at } = hit.item;
    return related((field === undefined ? undefined : places?.[field]) ?? at, message(hit));
  });
}

/** `alice, bob or carol` */
export function listed(words: readonly string[], conjunction: 'or' | 'and' = 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
