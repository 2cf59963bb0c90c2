import type { HostRole, HostUse } from '../../sip/model';
import { edgeOf } from '../../twilio/edges';
import { labelOf, type TwilioHost, type TwilioProduct } from '../../twilio/hosts';
import { twilioSignalingRange } from '../../twilio/signaling';
import { twilioHost } from '../hosts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, REGISTRATION, TRUNK } from './examples';

/** Roles in which Twilio has to learn from the host whose call or registration it is. */
const TELLING: ReadonlySet<HostRole> = new Set(['registrar', 'target', 'outbound-proxy', 'dial']);

interface Incomplete {
  readonly what: string;
  readonly product: TwilioProduct;
  readonly edge?: string;
}

export const incompleteHost = rule({
  id: 'twilio/incomplete-host',
  title: 'A Twilio host that does not say whose SIP Domain or trunk is meant',
  severity: 'error',
  sipStatus: [403],
  on: 'host',
  docs: {
    why: 'Twilio finds the account, the SIP Domain or the trunk by the host of the request-URI. `sip.twilio.com`, `pstn.twilio.com` and the addresses of its signaling servers name none, so Twilio drops the request or answers a bare 403. Only as an outbound proxy is `sip.EDGE.twilio.com` complete: there the registrar names the SIP Domain. An address also gives up the failover between the servers of an edge.',
    invalid: [
      pjsip(REGISTRATION, [
        'server_uri = sip:acme.sip.dublin.twilio.com',
        'server_uri = sip:sip.dublin.twilio.com',
      ]),
      pjsip(TRUNK, ['contact = sip:acme.pstn.dublin.twilio.com', 'contact = sip:54.171.127.192:5060']),
    ],
    valid: [
      pjsip(REGISTRATION, [
        'server_uri = sip:acme.sip.dublin.twilio.com',
        'server_uri = sip:acme.sip.twilio.com\noutbound_proxy = sip:sip.dublin.twilio.com\\;lr',
      ]),
    ],
  },
  check(use, context) {
    const { role, host } = use;
    if (!TELLING.has(role) || host.value === undefined) return;
    const incomplete = incompleteName(host.value, role);
    // that a trunk takes no REGISTER is the greater fault
    if (!incomplete || (role === 'registrar' && incomplete.product === 'trunk')) return;
    const form = `NAME.${labelOf(incomplete.product)}.${incomplete.edge ? `${incomplete.edge}.` : ''}twilio.com`;
    const message = `${incomplete.what}, so Twilio cannot tell whose request it is: it drops it or answers 403. Write the whole host, ${form}.`;
    const names = namesOf(incomplete.product, context);
    report(context, incompleteHost, host.at, message, {
      fixes: () =>
        names.flatMap((name) => {
          const whole = form.replace('NAME', () => name);
          return rewrites(context, use, host, whole, `Change to ${whole}`);
        }),
    });
  },
});

function incompleteName(text: string, role: HostRole): Incomplete | undefined {
  const range = twilioSignalingRange(text);
  if (range) {
    const product = role === 'registrar' || role === 'outbound-proxy' ? 'sip-domain' : 'trunk';
    const what = `${text} is the address of a Twilio server in ${range.edge} and names no ${noun(product)}`;
    return { what, product, edge: range.edge };
  }
  const host = twilioHost(text);
  if (!host || !isIncomplete(host, role)) return undefined;
  const edge = host.edge && edgeOf(host.edge.id)?.id;
  const { product } = host;
  return { what: `${text} names no ${noun(product)}`, product, ...(edge ? { edge } : {}) };
}

function isIncomplete(
  host: TwilioHost,
  role: HostUse['role'],
): host is Extract<TwilioHost, { kind: 'incomplete' | 'outbound-proxy' }> {
  return host.kind === 'incomplete' || (host.kind === 'outbound-proxy' && role !== 'outbound-proxy');
}

function noun(product: TwilioProduct): string {
  return product === 'trunk' ? 'trunk' : 'SIP Domain';
}

const MANY = 3;

/** The names to choose from: what the object itself says elsewhere, else those of the account where they are few. */
function namesOf(product: TwilioProduct, { account, subject, scope }: RuleContext): readonly string[] {
  const own = subject.model(scope).flatMap((element) => {
    const host = element.kind === 'host' ? twilioHost(element.host.value ?? '') : undefined;
    const isName = host?.kind === 'service' && host.product === product && !host.nameIsPlaceholder;
    return isName ? [host.name.text] : [];
  });
  const names = own.length > 0 ? [...new Set(own)] : account.names(product);
  return names.length > MANY ? [] : names;
}
