import { staleRegions } from '../../twilio/account/registry-file/stale';
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
    for (const { account, region, days, at } of staleRegions(accounts, environment.now(), limit)) {
      const name = account.name ?? account.sid;
      const message = `The region ${region.id} of ${name} was read ${days} days ago: what was changed in the account since then is not known, and findings may be out of date. Read it again.`;
      report(context, registryStale, at, message);
    }
  },
});
