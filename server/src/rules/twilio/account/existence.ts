import { references } from '../../../twilio/account/authentication';
import { agreed } from '../../../twilio/account/known';
import { activeRegion } from '../../../twilio/account/services';
import type { AccountSnapshot, ServiceHit, ServiceName } from '../../../twilio/account/snapshot';
import type { Fault } from './fault';
import type { ServiceUse } from './service-use';

/** Why nothing of this name can be reached; `unknown` where that cannot be told or is told by a rule without account. */
export function existenceFault({ service, hosts }: ServiceUse, account: AccountSnapshot): Fault | 'unknown' {
  const own = account.find(service);
  // a name that stands where an edge belongs is twilio/misspelled-host's
  if (own.state !== 'absent' || hosts[0].host.nameAsEdge) return 'unknown';
  const other = account.find(otherProduct(service));
  if (other.state === 'loaded') return { rule: 'twilio/wrong-product', hits: other.value };
  const elsewhere = account.elsewhere?.find(service);
  if (elsewhere?.state === 'loaded') {
    // two registries that disagree about one account: nobody knows which of them is right
    const isOwn = elsewhere.value.some((hit) => account.account(hit.account.sid) !== undefined);
    return isOwn ? 'unknown' : { rule: 'twilio/domain-in-other-account', hits: elsewhere.value };
  }
  if (elsewhere?.state === 'unknown') return 'unknown';
  const isTrunk = service.product === 'trunk';
  return { rule: isTrunk ? 'twilio/trunk-not-found' : 'twilio/domain-not-found' };
}

export function otherProduct({ product, name }: ServiceName): ServiceName {
  return { product: product === 'trunk' ? 'sip-domain' : 'trunk', name };
}

/** Whether the account itself is out of service. */
export function statusFault(hits: readonly ServiceHit[], account: AccountSnapshot): Fault | undefined {
  const status = agreed(hits.map((hit) => account.accountStatus(hit.account.sid)));
  const [hit] = hits;
  if (!hit || status.state !== 'loaded' || status.value === 'active') return undefined;
  return { rule: 'twilio/account-inactive', account: hit.account, status: status.value };
}

/** Whether what was read of the service is not what takes its traffic. */
export function regionFault(
  hits: readonly ServiceHit[],
  service: ServiceName,
  account: AccountSnapshot,
): Fault | undefined {
  const active = activeRegion(account, service);
  if (active.state !== 'loaded') return undefined;
  const inUse = hits.filter(({ region }) => region.id === active.value);
  const idle = hits.filter(({ region }) => region.id !== active.value);
  const rule = 'twilio/inactive-region';
  if (inUse.length === 0)
    return mayExist(hits, active.value)
      ? undefined
      : { rule, hits: idle, active: active.value, lacks: 'service' };
  const withLists = idle.filter((hit) => referencesOf(hit).some(({ items }) => items.length > 0));
  if (withLists.length === 0 || !inUse.every(hasNoLists)) return undefined;
  return { rule, hits: withLists, active: active.value, lacks: 'lists' };
}

/** Whether the active region is linked, but nobody knows what it has. */
function mayExist(hits: readonly ServiceHit[], active: string): boolean {
  return hits.some(({ account, product }) =>
    account.regions.some((region) => {
      const { missing } = product === 'trunk' ? region.trunks : region.domains;
      return missing !== undefined && (region.id === active || region.id === '');
    }),
  );
}

function hasNoLists(hit: ServiceHit): boolean {
  return referencesOf(hit).every(({ items, missing }) => items.length === 0 && missing === undefined);
}

function referencesOf(hit: ServiceHit) {
  return [
    references(hit, 'calls', 'credentialLists'),
    references(hit, 'calls', 'ipAccessControlLists'),
    references(hit, 'registrations', 'credentialLists'),
  ];
}
