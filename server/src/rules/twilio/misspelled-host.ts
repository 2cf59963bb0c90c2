import type { HostRole, HostUse } from '../../sip/model';
import { isTemplateWord } from '../../text/placeholder';
import { labelOf, type NearMissHost, type ServiceHost } from '../../twilio/hosts';
import { twilioHost } from '../hosts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { partOf, rewrites } from '../text-fixes';
import { changed, pjsip, REGISTRATION, TRUNK } from './examples';

/** Roles in which a host name is asked for SIP. A realm is no host, and an external address is the PBX's own. */
const SIP_ROLES: ReadonlySet<HostRole> = new Set([
  'registrar',
  'address-of-record',
  'target',
  'outbound-proxy',
  'from-domain',
  'identity',
  'dial',
]);

/** Whether the host of this use is asked for SIP. */
export function isSipHost({ role }: HostUse): boolean {
  return SIP_ROLES.has(role);
}

const REASONS: Readonly<Record<NearMissHost['reason'], string>> = {
  domain: 'its domain is misspelled',
  product: 'the label before the edge or twilio.com is neither sip nor pstn',
  'no-product': 'sip (for SIP Domains) or pstn (for trunks) is missing from it',
  'empty-label': 'it has two dots in a row',
};

export const misspelledHost = rule({
  id: 'twilio/misspelled-host',
  title: 'A host name that is nearly one of Twilio',
  severity: 'error',
  on: 'host',
  docs: {
    why: 'A SIP Domain is `NAME.sip.twilio.com`, a trunk is `NAME.pstn.twilio.com`, both with an optional edge before `twilio.com`. A name that is only nearly so leads nowhere, or to somebody else: the request never reaches Twilio, so no Twilio log shows it. A name such as `us1.sip.twilio.com` is legal but asks for a SIP Domain called `us1`.',
    invalid: [
      pjsip(REGISTRATION, [
        'server_uri = sip:acme.sip.dublin.twilio.com',
        'server_uri = sip:acme.sip.dublin.twillio.com',
      ]),
      pjsip(TRUNK, ['contact = sip:acme.pstn.dublin.twilio.com', 'contact = sip:acme.twilio.com']),
      pjsip(changed(REGISTRATION, ['alice@acme.sip', 'alice@us1.sip']), ['acme.sip.dublin', 'us1.sip']),
    ],
    valid: [pjsip(REGISTRATION), pjsip(TRUNK)],
  },
  check(use, context) {
    const { host: source } = use;
    if (!isSipHost(use) || source.value === undefined || isTemplateWord(source.value)) return;
    const host = twilioHost(source.value);
    if (host?.kind === 'near-miss') reportNearMiss(use, host, context);
    else if (host?.kind === 'service' && host.nameAsEdge) reportNameAsEdge(use, host, context);
  },
});

function reportNearMiss(use: HostUse, host: NearMissHost, context: RuleContext): void {
  const { host: source } = use;
  const part = partOf(source, host.at.offset, host.at.offset + host.at.text.length);
  const [first] = host.suggestions;
  const advice = first === undefined ? 'Write the host that the Twilio Console shows' : `Write ${first}`;
  const message = `${source.text} is no SIP host of Twilio: ${REASONS[host.reason]}. What is sent there never reaches Twilio, so the call or registration fails without a trace in its logs. ${advice}.`;
  report(context, misspelledHost, part.at, message, {
    fixes: () =>
      host.suggestions.flatMap((suggestion) =>
        rewrites(context, use, source, suggestion, `Change to ${suggestion}`, {
          preferred: host.suggestions.length === 1 || exists(suggestion, context),
        }),
      ),
  });
}

function exists(text: string, { account }: RuleContext): boolean {
  const host = twilioHost(text);
  return (
    host?.kind === 'service' &&
    account.find({ product: host.product, name: host.name.text }).state === 'loaded'
  );
}

/** Legal, and somebody may own that name: only the account knows. */
function reportNameAsEdge(use: HostUse, host: ServiceHost, context: RuleContext): void {
  const { nameAsEdge, product, name } = host;
  const found = context.account.find({ product, name: name.text });
  if (!nameAsEdge || found.state === 'loaded') return;
  const { label, edge } = nameAsEdge;
  const { host: source } = use;
  const kind = product === 'trunk' ? 'trunk' : 'SIP Domain';
  const at = partOf(source, label.offset, label.offset + label.text.length).at;
  const suggestions = withEdge(use, host, context);
  const isAbsent = found.state === 'absent';
  const answer = isAbsent
    ? `No linked account has such a ${kind}, so Twilio answers 403 or 404`
    : `If no such ${kind} exists, Twilio answers 403 or 404`;
  const advice = suggestions[0] ?? `NAME.${labelOf(product)}.${edge}.twilio.com`;
  const message = `${source.text} asks for a ${kind} called ${name.text}, although ${label.text} is ${label.text === edge ? 'an edge' : `the edge ${edge}`}. ${answer}. An edge stands behind ${labelOf(product)}: write ${advice} if that is meant.`;
  report(context, misspelledHost, at, message, {
    severity: 'warning',
    fixes: () =>
      suggestions.flatMap((suggestion) =>
        rewrites(context, use, source, suggestion, `Change to ${suggestion}`, {
          preferred: suggestions.length === 1,
        }),
      ),
  });
}

const MANY = 3;

/** Hosts with the edge where it belongs. Without a name it can only be an outbound proxy; the account may know names. */
function withEdge(
  { role }: HostUse,
  { nameAsEdge, product }: ServiceHost,
  { account }: RuleContext,
): string[] {
  if (!nameAsEdge) return [];
  const { suggestion, edge } = nameAsEdge;
  const isWhole = twilioHost(suggestion ?? '')?.kind === 'service';
  if (suggestion !== undefined && (isWhole || role === 'outbound-proxy')) return [suggestion];
  const names = account.names(product);
  return names.length > MANY ? [] : names.map((name) => `${name}.${labelOf(product)}.${edge}.twilio.com`);
}
