import type { AccountSnapshot, ServiceName } from '../../../twilio/account/snapshot';
import { report } from '../../report';
import type { AnyRule, RuleContext } from '../../rule';
import { creationFixes } from './creation';
import { renames } from './rename';
import { hostPart, type ServiceUse } from './service-use';
import { listed, productName, relatedServices, searched, serviceHost } from './wording';

const MOST_NAMES = 3;

/** Tells that the account has no SIP Domain or trunk of this name, and which one may be meant. */
export function reportNotFound(rule: AnyRule, use: ServiceUse, context: RuleContext): void {
  const { service, hosts } = use;
  const { account } = context;
  const { names, areNear } = namesMeant(service, account);
  const kind = productName(service);
  const message = `There is no ${kind} ${service.name} ${searched(account)}. Twilio answers 403 or 404 to what is sent to ${serviceHost(service)}. ${advice(kind, names, areNear)}`;
  report(context, rule, hostPart(hosts[0], hosts[0].host.name).at, message, {
    related: names.flatMap((name) =>
      relatedServices(account, { ...service, name }, () => `the ${kind} ${name}`),
    ),
    fixes: () => [
      ...names.flatMap((name, index) =>
        renames(context, use, (named) => named.host.name, name, areNear && index === 0),
      ),
      ...creationFixes(use, context, !areNear),
    ],
  });
}

interface Meant {
  readonly names: readonly string[];
  readonly areNear: boolean;
}

/** Names that a slip may have turned into this one; else all that there are, where those are few. */
function namesMeant(service: ServiceName, account: AccountSnapshot): Meant {
  const near = account.nearestNames(service, MOST_NAMES);
  if (near.length > 0) return { names: near, areNear: true };
  const all = [...new Set(account.names(service.product))];
  return { names: all.length <= MOST_NAMES ? all : [], areNear: false };
}

function advice(kind: string, names: readonly string[], areNear: boolean): string {
  if (names.length === 0) return `Write the name of a ${kind} that exists, or create this one.`;
  return areNear ? `Did you mean ${listed(names)}?` : `Write ${listed(names)}, or create this one.`;
}
