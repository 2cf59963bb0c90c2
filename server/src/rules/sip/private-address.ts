import { parseHostPort } from '../../sip/host-port';
import { parseIpAddress } from '../../sip/ip-address';
import { isReachable, scopeOf } from '../../sip/ip-scope';
import type { Peer, SipElement, Transport } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import { facts } from '../facts';
import { isPublicHost } from '../hosts';
import { report } from '../report';
import { nextHops } from '../route';
import { type RuleContext, rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, TRUNK } from '../twilio/examples';
import { natFault } from '../twilio/nat-address';

const SCOPES: Readonly<Record<string, string>> = {
  private: 'a private address',
  loopback: 'a loopback address',
  'link-local': 'a link-local address',
  'carrier-nat': "an address behind a carrier's NAT",
  unspecified: 'no address of a host',
};

export const privateAddress = rule({
  id: 'sip/private-address',
  title: 'A private address shown to a public peer',
  severity: 'warning',
  on: ['transport', 'peer'],
  docs: {
    why: 'The external addresses of a transport, and the media address of an endpoint, are what the other side is told to answer to. A provider on the internet cannot reach 10.x, 172.16–31.x, 192.168.x or 127.x: requests inside a call are lost and audio is missing in one direction. Write the public address of the NAT.',
    invalid: [
      pjsip(TRUNK, ['external_media_address = 203.0.113.10', 'external_media_address = 192.168.1.10']),
    ],
    valid: [pjsip(TRUNK)],
  },
  check(element, context) {
    if (element.kind === 'transport') checkTransport(element, context);
    else if (element.kind === 'peer') checkPeer(element, context);
  },
});

function checkTransport(transport: Transport, context: RuleContext): void {
  const { externalSignalingAddress, externalMediaAddress } = transport;
  const accused = [externalSignalingAddress, externalMediaAddress].flatMap((address) => {
    const scope = address && unreachable(address);
    return scope ? [{ address, scope }] : [];
  });
  if (accused.length === 0) return;
  if (context.scope.mentions(facts.publicTransport(transport.name)).length === 0) return;
  if (natFault(transport, context)) return;
  for (const { address, scope } of accused)
    accuse(transport, address, scope, 'calls and registrations', context);
}

/** The external media address of the transport takes its place, where there is one. */
function checkPeer(peer: Peer, context: RuleContext): void {
  const { mediaAddress, transport } = peer;
  const scope = mediaAddress && unreachable(mediaAddress);
  if (!scope || !transport || (transport.externalMediaAddress?.text ?? '') !== '') return;
  if (nextHops(peer).some(isPublicHost)) accuse(peer, mediaAddress, scope, 'calls', context);
}

function unreachable(value: Sourced<string>): string | undefined {
  if (value.value === undefined) return undefined;
  const { text } = parseHostPort(value.value).host;
  if (text.toLowerCase() === 'localhost') return SCOPES.loopback;
  const address = parseIpAddress(text);
  return address && !isReachable(address) ? SCOPES[scopeOf(address)] : undefined;
}

function accuse(
  element: SipElement,
  address: Sourced<string>,
  scope: string,
  uses: string,
  context: RuleContext,
): void {
  const message = `${address.text} is ${scope}, and ${uses} to a public host show it to the other side, which cannot answer to it: calls drop or have one-way audio. Write the public address of this PBX.`;
  report(context, privateAddress, address.at, message, {
    fixes: () => {
      const own = context.environment.publicAddresses[0]?.split('/')[0];
      return own === undefined
        ? []
        : rewrites(context, element, address, own, `Change to ${own}`, { preferred: true });
    },
  });
}
