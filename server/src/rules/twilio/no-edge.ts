import type { HostRole } from '../../sip/model';
import { activeRegion } from '../../twilio/account/services';
import { defaultEdge, edgeOf, edges } from '../../twilio/edges';
import type { ServiceHost } from '../../twilio/hosts';
import { regionOf } from '../../twilio/regions';
import { twilioHost } from '../hosts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { partOf, rewrites } from '../text-fixes';
import { pjsip, REGISTRATION, TRUNK } from './examples';

/** Roles in which the host decides where packets go. From-domain and address-of-record are names only. */
const LEADING: ReadonlySet<HostRole> = new Set(['registrar', 'target', 'dial']);

export const noEdge = rule({
  id: 'twilio/no-edge',
  title: 'A Twilio host without an edge',
  severity: 'hint',
  on: 'host',
  docs: {
    why: 'Without an edge, signaling and media enter Twilio in Ashburn, Virginia, wherever the PBX stands. From another continent that costs delay on every packet and crosses an ocean that the call may not need. Name the edge that is nearest to the PBX: `NAME.sip.dublin.twilio.com`. The edge says nothing of the region that processes the call, and `from_domain` and `client_uri` stay without one.',
    invalid: [
      pjsip(REGISTRATION, ['acme.sip.dublin.twilio', 'acme.sip.twilio']),
      pjsip(TRUNK, ['acme.pstn.dublin.twilio', 'acme.pstn.twilio']),
    ],
    valid: [
      pjsip(REGISTRATION),
      pjsip(REGISTRATION, [
        'server_uri = sip:acme.sip.dublin.twilio.com',
        'server_uri = sip:acme.sip.twilio.com\noutbound_proxy = sip:sip.dublin.twilio.com\\;lr',
      ]),
    ],
  },
  check(use, context) {
    const { host: source, role, behindProxy } = use;
    if (!LEADING.has(role) || behindProxy || source.value === undefined) return;
    const host = twilioHost(source.value);
    if (host?.kind !== 'service' || host.edge || host.nameIsPlaceholder || host.nameAsEdge) return;
    // users of a SIP Domain are called without an edge (32220)
    if (role === 'dial' && host.product === 'sip-domain') return;
    const { location } = edgeOf(defaultEdge) ?? {};
    const message = `${source.text} names no edge, so its traffic enters Twilio at ${defaultEdge}, ${location}, which costs delay from everywhere else. Name the edge nearest to the PBX behind ${host.productLabel.text}.`;
    const { offset, text } = host.productLabel;
    const label = partOf(source, offset, offset + text.length);
    report(context, noEdge, source.at, message, {
      fixes: () => {
        const likely = likelyEdge(host, context);
        return edges
          .filter(({ kind }) => kind === 'public')
          .flatMap(({ id, location: place }) =>
            rewrites(context, use, label, `${label.text}.${id}`, `Enter Twilio at ${id}, ${place}`, {
              preferred: id === likely,
            }),
          );
      },
    });
  },
});

/** The edge of the region that is active for the name: whoever chose it is likely to be near. */
function likelyEdge({ product, name }: ServiceHost, { account }: RuleContext): string | undefined {
  const region = activeRegion(account, { product, name: name.text });
  return region.state === 'loaded' ? regionOf(region.value)?.apiEdge : undefined;
}
