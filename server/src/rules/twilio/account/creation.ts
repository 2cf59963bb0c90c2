import type { AccountChange } from '../../../twilio/account/change';
import { isService } from '../../../twilio/account/changes/find';
import type { AccountData, RegionData } from '../../../twilio/account/data';
import type { AccountSnapshot, ServiceName } from '../../../twilio/account/snapshot';
import type { Fix } from '../../finding';
import type { RuleContext } from '../../rule';
import { accountFix, MOST_WAYS, type Target, targetIn } from './account-fix';
import type { ServiceUse } from './service-use';
import { accountName, serviceName } from './wording';

/**
 * Fixes that create the SIP Domain or trunk, one for each linked account and region. One that is registered with takes
 * REGISTER from the beginning, and one for encrypted calls is secure. Who may use it is the matter of the finding that
 * comes next.
 */
export function creationFixes(use: ServiceUse, { account }: RuleContext, preferred: boolean): Fix[] {
  const places = homes(account, use);
  return places.slice(0, MOST_WAYS).flatMap(({ target, ...place }) => {
    const where = places.length > 1 ? ` (${accountName(place.account)}, ${place.region.id})` : '';
    const what = `create ${serviceName(use.service)}${where}`;
    return accountFix(what, [creation(use, target)], { preferred: preferred && places.length === 1 });
  });
}

function creation(use: ServiceUse, target: Target): AccountChange {
  const isSecure = use.use === 'calls' && use.element.mediaEncryption?.value === 'sdes';
  return {
    ...target,
    kind: 'create-service',
    service: use.service,
    ...(use.use === 'registrations' ? { registration: true } : {}),
    ...(isSecure ? { secure: true } : {}),
  };
}

interface Home {
  readonly account: AccountData;
  readonly region: RegionData;
  readonly target: Target;
}

function homes({ accounts }: AccountSnapshot, { service, hosts }: ServiceUse): Home[] {
  if (hosts[0].host.nameFault) return [];
  const open = accounts.filter(({ status }) => status === undefined || status === 'active');
  return open.flatMap((account) =>
    account.regions.flatMap((region): Home[] => {
      const target = targetIn(account, region);
      return target && mayBeCalled(service, region) ? [{ account, region, target }] : [];
    }),
  );
}

/** Letters, digits and dashes; a name with a dot lies below another one, which must be there first. */
function mayBeCalled({ product, name }: ServiceName, { domains, trunks }: RegionData): boolean {
  if (!/^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$/.test(name)) return false;
  const dot = name.indexOf('.');
  if (dot < 0) return true;
  const isParent = isService({ name: name.slice(dot + 1) });
  return product === 'trunk' ? trunks.items.some(isParent) : domains.items.some(isParent);
}
