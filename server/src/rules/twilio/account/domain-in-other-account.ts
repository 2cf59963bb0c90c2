import type { ServiceHit } from '../../../twilio/account/snapshot';
import type { Fix } from '../../finding';
import { report } from '../../report';
import { type RuleContext, rule } from '../../rule';
import { REGISTRATION } from '../examples';
import { ACCOUNT } from './examples';
import { hostPart } from './service-use';
import { faultsFor } from './verdict';
import { accountName, listed, productName, relatedHits } from './wording';

/** The registry of another folder, with another account. */
const OTHER = `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000002
    name: Acme Labs
    regions:
      us1:
        domains: []
        trunks: []
`;

export const domainInOtherAccount = rule({
  id: 'twilio/domain-in-other-account',
  title: 'A SIP Domain or trunk of another linked account than the one of this folder',
  severity: 'warning',
  needs: ['account.domains', 'account.trunks'],
  sipStatus: [403],
  on: 'twilio.service',
  docs: {
    why: "The account of a folder is the one whose connection it is bound to, else those of the nearest registry file upwards. A name that those accounts do not have, but that another linked account or the registry of another folder has, is likely copied from there: its users, access lists and numbers are those of the other account. Twilio refuses the credentials of this folder with 403. Where one registry holds several accounts all of them count as this folder's.",
    invalid: [
      {
        files: {
          'site/pjsip.conf': REGISTRATION,
          'site/twilio.registry.yaml': OTHER,
          'twilio.registry.yaml': ACCOUNT,
        },
      },
    ],
    valid: [
      {
        files: {
          'site/pjsip.conf': REGISTRATION,
          'site/twilio.registry.yaml': ACCOUNT,
          'twilio.registry.yaml': OTHER,
        },
      },
    ],
  },
  check(use, context) {
    const { service, hosts } = use;
    for (const { hits } of faultsFor('twilio/domain-in-other-account', use, context)) {
      const owners = listed([...new Set(hits.map(({ account }) => accountName(account)))]);
      const kind = productName(service);
      const message = `The ${kind} ${service.name} belongs to ${owners}, which is not the account of this folder: Twilio knows the users and lists of that account only, and answers 403 to others. Write a ${kind} of this folder's account, or say that this folder's account is ${owners}: bind the folder to it, or add it to the registry.`;
      report(context, domainInOtherAccount, hostPart(hosts[0], hosts[0].host.name).at, message, {
        related: relatedHits(hits, ({ account }) => `the ${kind} ${service.name} of ${accountName(account)}`),
        fixes: () => bindings(hits, context),
      });
    }
  },
});

/** The folder's connection becomes one with the account that has the name. */
function bindings(hits: readonly ServiceHit[], { account, folder }: RuleContext): Fix[] {
  const sids = [...new Set(hits.map((hit) => hit.account.sid))];
  const labels = sids.flatMap((sid) => account.elsewhere?.live?.labelsOf(sid).slice(0, 1) ?? []);
  return labels.map((label) => ({
    title: `Bind this folder to the connection ${label}`,
    kind: 'unsafe',
    command: { command: 'sipLens.bindFolder', arguments: [folder, label] },
  }));
}
