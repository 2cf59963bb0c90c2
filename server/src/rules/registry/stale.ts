import { collectionNames, type RegionData } from '../../twilio/account/data';
import type { LinkedAccounts } from '../../twilio/account/linked';
import { type StaleRegion, staleRegions } from '../../twilio/account/registry-file/stale';
import { report } from '../report';
import { rule } from '../rule';

function registry(fetchedAt: string): string {
  return `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    regions:
      us1:
        fetchedAt: ${fetchedAt}
        domains: []
`;
}

export const registryStale = rule({
  id: 'registry/stale',
  title: 'A registry file that was read from the account long ago',
  severity: 'hint',
  on: 'registry.file',
  docs: {
    why: 'What the registry file says is taken as it is, however old it is. After 30 days (`sipLens.registry.staleAfterDays`, 0 for never) this hint says that the account may be another one by now. `sip-lens registry pull` reads it again and keeps the date of what did not change.',
    invalid: [{ files: {}, registry: registry('2020-01-31T09:00:00Z') }],
    valid: [{ files: {}, registry: registry('2999-01-31T09:00:00Z') }],
  },
  check({ accounts }, context) {
    const { environment } = context;
    const limit = environment.registryStaleDays;
    if (limit <= 0) return;
    const { live } = context.account;
    for (const stale of staleRegions(accounts, environment.now(), limit)) {
      if (isReplaced(stale, live)) continue;
      const { account, region, days, at } = stale;
      const name = account.name ?? account.sid;
      const message = `The region ${region.id} of ${name} was read ${days} days ago: what was changed in the account since then is not known, and findings may be out of date. Read it again.`;
      report(context, registryStale, at, message);
    }
  },
});

/** Whether all that it says is read live, where it may be old: twilio/drift says what is out of date. */
function isReplaced({ account, region }: StaleRegion, linked: LinkedAccounts | undefined): boolean {
  const live = linked?.accounts.find(({ sid }) => sid === account.sid)?.regions;
  const now = live?.find(({ id }) => id === region.id);
  return now !== undefined && collectionNames.every((name) => !says(region, name) || isWhole(now, name));
}

function says(region: RegionData, name: (typeof collectionNames)[number]): boolean {
  const { items, missing } = region[name];
  return missing === undefined || items.length > 0;
}

function isWhole(region: RegionData, name: (typeof collectionNames)[number]): boolean {
  const { missing } = region[name];
  return missing === undefined || missing === 'unsupported';
}
