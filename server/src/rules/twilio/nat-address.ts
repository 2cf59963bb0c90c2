import { parseHostPort } from '../../sip/host-port';
import { parseIpAddress } from '../../sip/ip-address';
import { isReachable, scopeOf } from '../../sip/ip-scope';
import type { Transport, UserAgent } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { Fix, Severity } from '../finding';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf } from '../text-fixes';
import { pjsip, REGISTRATION, TRUNK } from './examples';
import { type TransportUse, twilioUseOf } from './transport-use';

type Property = 'externalSignalingAddress' | 'externalMediaAddress';

/** What the program calls them. */
const OPTIONS: Readonly<Record<UserAgent, Readonly<Record<Property, string>>>> = {
  asterisk: {
    externalSignalingAddress: 'external_signaling_address',
    externalMediaAddress: 'external_media_address',
  },
  freeswitch: { externalSignalingAddress: 'ext-sip-ip', externalMediaAddress: 'ext-rtp-ip' },
  other: {
    externalSignalingAddress: 'the external signaling address',
    externalMediaAddress: 'the external media address',
  },
};

interface NatFault {
  readonly severity: Severity;
  readonly at: Sourced<unknown>;
  readonly message: string;
  readonly missing: readonly Property[];
}

export const natAddress = rule({
  id: 'twilio/nat-address',
  title: 'A transport that shows Twilio an address it cannot reach',
  severity: 'warning',
  twilioErrors: [32022, 32105],
  on: 'transport',
  docs: {
    why: "Behind a NAT, the PBX has to be told its public address; else it writes its private one into Contact and SDP. Twilio's answers then go nowhere: the ACK does not arrive and calls drop after about 30 seconds (32022), audio is missing in one direction, and 127.0.0.1 as Contact is refused (32105). Set both `external_signaling_address` and `external_media_address`, and list the local networks in `local_net`; in a profile of FreeSWITCH, `ext-sip-ip` and `ext-rtp-ip`. A transport that is bound to all addresses may or may not be behind a NAT: for that there is only a hint.",
    invalid: [
      pjsip(TRUNK, [
        'bind = 0.0.0.0:5060\nexternal_signaling_address = 203.0.113.10\nexternal_media_address = 203.0.113.10\n',
        'bind = 10.0.0.5:5060\n',
      ]),
      pjsip(TRUNK, ['external_media_address = 203.0.113.10\n', '']),
      pjsip(REGISTRATION, [
        'external_signaling_address = 203.0.113.10\nexternal_media_address = 203.0.113.10\n',
        '',
      ]),
    ],
    valid: [
      pjsip(TRUNK),
      pjsip(TRUNK, [
        'bind = 0.0.0.0:5060\nexternal_signaling_address = 203.0.113.10\nexternal_media_address = 203.0.113.10\n',
        'bind = 203.0.113.10:5060\n',
      ]),
    ],
  },
  check(transport, context) {
    const fault = natFault(transport, context);
    if (!fault) return;
    report(context, natAddress, fault.at.at, fault.message, {
      severity: fault.severity,
      fixes: () => fixes(transport, fault.missing, context),
    });
  },
});

/** What is wrong with the addresses of a transport that packets to Twilio use. */
export function natFault(transport: Transport, context: RuleContext): NatFault | undefined {
  const { bind } = transport;
  const scope = bind?.value === undefined ? undefined : bindScope(bind.value);
  if (!bind || !scope) return undefined;
  const missing = missingFrom(transport);
  // a file that cannot be seen may hold the missing lines
  if (missing.length === 0 || !context.scope.complete) return undefined;
  const use = twilioUseOf(transport, context);
  if (!use) return undefined;
  return missing.length === 2 ? neither(transport, bind, scope) : oneOfTwo(transport, missing, use);
}

/** Undefined for a public address, a name, and IPv6, which twilio/ipv6-address is about. */
function bindScope(bind: string): 'private' | 'loopback' | 'all' | undefined {
  const address = parseIpAddress(parseHostPort(bind).host.text);
  if (address?.version !== 4 || isReachable(address)) return undefined;
  const scope = scopeOf(address);
  if (scope === 'unspecified') return 'all';
  return scope === 'loopback' ? 'loopback' : 'private';
}

function missingFrom(transport: Transport): Property[] {
  const properties: Property[] = ['externalSignalingAddress', 'externalMediaAddress'];
  return properties.filter((property) => (transport[property]?.text ?? '') === '');
}

function neither(
  { userAgent }: Transport,
  bind: Sourced<string>,
  scope: 'private' | 'loopback' | 'all',
): NatFault {
  const missing: Property[] = ['externalSignalingAddress', 'externalMediaAddress'];
  const { externalSignalingAddress, externalMediaAddress } = OPTIONS[userAgent];
  const options = `${externalSignalingAddress} and ${externalMediaAddress}`;
  if (scope === 'all') {
    const message = `Calls with Twilio use this transport, and it has no external address. Behind a NAT Twilio is shown a private one: calls drop after 30 seconds (32022) or have one-way audio. Set ${options}, unless the host itself has a public address.`;
    return { severity: 'hint', at: bind, message, missing };
  }
  const why =
    scope === 'loopback'
      ? 'Twilio refuses a loopback Contact (32105)'
      : 'Twilio cannot reach it: calls drop after 30 seconds (32022) or have one-way audio';
  const message = `Calls with Twilio use this transport, which is bound to the ${scope} address ${bind.text} and has no external one. ${why}. Set ${options}.`;
  return { severity: 'warning', at: bind, message, missing };
}

function oneOfTwo(
  transport: Transport,
  missing: readonly Property[],
  use: TransportUse,
): NatFault | undefined {
  const lacksMedia = missing[0] === 'externalMediaAddress';
  const there = lacksMedia ? transport.externalSignalingAddress : transport.externalMediaAddress;
  // peers that fix their media address by themselves need none here
  if (!there || (lacksMedia && !use.needsMediaAddress)) return undefined;
  const { externalSignalingAddress, externalMediaAddress } = OPTIONS[transport.userAgent];
  const message = lacksMedia
    ? `Calls with Twilio use this transport, which has an external signaling address but no ${externalMediaAddress}: SDP shows Twilio a private address, and audio is missing in one direction. Set both.`
    : `Calls with Twilio use this transport, which has an external media address but no ${externalSignalingAddress}: Contact shows Twilio a private address, so its ACK is lost and calls drop after 30 seconds (32022). Set both.`;
  return { severity: 'warning', at: there, message, missing };
}

const TITLES: Readonly<Record<Property, string>> = {
  externalSignalingAddress: 'external signaling address',
  externalMediaAddress: 'external media address',
};

/** The address that is already there for the other purpose, or the one of the settings. */
function fixes(transport: Transport, missing: readonly Property[], context: RuleContext): Fix[] {
  const there = transport.externalSignalingAddress ?? transport.externalMediaAddress;
  const address = there?.text || context.environment.publicAddresses[0]?.split('/')[0];
  if (!address) return [];
  const { editor } = context.subject;
  const added = missing.map((property) => editor.add(transport, property, address));
  if (added.some((edits) => edits.length === 0)) return [];
  const names = missing.map((property) => TITLES[property]).join(' and ');
  return fixOf(`Set ${address} as ${names}`, inOnePlace(added.flat()), { preferred: true });
}

/** Two lines that are added at one place are one edit. */
function inOnePlace(edits: readonly NonNullable<Fix['edits']>[number][]): NonNullable<Fix['edits']> {
  const [first, ...others] = edits;
  return first ? [{ ...first, newText: [first, ...others].map(({ newText }) => newText).join('') }] : [];
}
