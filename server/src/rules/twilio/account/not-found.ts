import { report } from '../../report';
import type { AnyRule, RuleContext } from '../../rule';
import { renames } from './rename';
import { hostPart, type ServiceUse } from './service-use';
import { listed, productName, relatedServices, searched, serviceHost } from './wording';

const MOST_NAMES = 3;

/** Tells that the account has no SIP Domain or trunk of this name, and which one may be meant. */
export function reportNotFound(rule: AnyRule, use: ServiceUse, context: RuleContext): void {
  const { service, hosts } = use;
  const { account } = context;
  const names = account.nearestNames(service, MOST_NAMES);
  const [meant] = names;
  const kind = productName(service);
  const advice = meant
    ? `Did you mean ${listed(names)}?`
    : `Write the name of a ${kind} that exists, or create this one.`;
  const message = `There is no ${kind} ${service.name}: it is ${searched(account)}. Twilio answers 403 or 404 to what is sent to ${serviceHost(service)}. ${advice}`;
  const place = hostPart(hosts[0], hosts[0].host.name).at;
  report(context, rule, place, message, {
    related: names.flatMap((name) =>
      relatedServices(account, { ...service, name }, () => `the ${kind} ${name}`),
    ),
    fixes: () =>
      names.flatMap((name, index) => renames(context, use, (named) => named.host.name, name, index === 0)),
  });
}
