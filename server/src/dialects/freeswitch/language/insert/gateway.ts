import { Snippet } from '../../../../text/snippet';
import { globalHost, labelOf } from '../../../../twilio/hosts';
import type { NewService } from '../../../language';
import { elementText } from '../../edit/insert';
import { gatewayKey } from '../../objects/keys';
import type { FreeSwitchFile } from '../freeswitch-file';
import type { Style } from './style';

type Pair = readonly [name: string, value: string];

/** A gateway for a SIP Domain or trunk, line by line without the indentation around it. */
export function gatewayLines(file: FreeSwitchFile, service: NewService, { unit, param }: Style): string[] {
  const snippet = new Snippet();
  const name = snippet.text(freeName(file, service));
  const quote = param?.attributes.find((each) => each.quote !== undefined)?.quote ?? '"';
  const line = (element: string, pairs: readonly Pair[]) => unit + elementText(element, pairs, param);
  return [
    `<gateway name=${quote}${name}${quote}>`,
    ...params(snippet, service).map(([key, value]) =>
      line('param', [
        ['name', key],
        ['value', value],
      ]),
    ),
    ...(service.secure ? secureMedia(unit, line) : []),
    '</gateway>',
  ];
}

/** SRTP for the calls that go out: FreeSWITCH answers those that come in as they ask. */
function secureMedia(unit: string, line: (element: string, pairs: readonly Pair[]) => string): string[] {
  const variable = line('variable', [
    ['name', 'rtp_secure_media'],
    ['value', 'mandatory'],
    ['direction', 'outbound'],
  ]);
  return [`${unit}<variables>`, unit + variable, `${unit}</variables>`];
}

function params(snippet: Snippet, service: NewService): Pair[] {
  const { registers, authenticates, secure } = service;
  return [
    ...(registers || authenticates ? credentials(snippet, service) : []),
    ['proxy', edgeHost(snippet, service)],
    ...caller(snippet, service),
    ...(secure ? [['register-transport', 'tls'] as const] : []),
    ...(registers ? REGISTRATION : [['register', 'false'] as const]),
  ];
}

/** What keeps a registration with Twilio alive through outages; seconds. */
const REGISTRATION: readonly Pair[] = [
  ['register', 'true'],
  ['expire-seconds', '3600'],
  ['retry-seconds', '60'],
];

/** Twilio never shows a password again: the one that was set, or a new one for both sides. */
function credentials(snippet: Snippet, { usernames }: NewService): Pair[] {
  const [first = 'YOUR_USERNAME', ...others] = usernames;
  return [
    ['username', snippet.stop('username', [first, ...others])],
    ['password', snippet.stop('password', ['YOUR_PASSWORD'])],
  ];
}

/** `acme.sip.EDGE.twilio.com` with the edge to choose. */
function edgeHost(snippet: Snippet, { service, edges }: NewService): string {
  return `${service.name}.${labelOf(service.product)}.${snippet.stop('edge', edges)}.twilio.com`;
}

/** Who calls: a number of the account on a trunk, or whoever calls through FreeSWITCH; the user of a SIP Domain otherwise. */
function caller(snippet: Snippet, { service, numbers }: NewService): Pair[] {
  if (service.product === 'sip-domain') return [['from-domain', globalHost(service.product, service.name)]];
  const [first, ...others] = numbers;
  return first === undefined
    ? [['caller-id-in-from', 'true']]
    : [['from-user', snippet.stop('number', [first, ...others])]];
}

/** The service's own name where no gateway of this FreeSWITCH has it. */
function freeName({ document: { names } }: FreeSwitchFile, { service }: NewService): string {
  const isTaken = (name: string) => names.definitions(gatewayKey(name)).length > 0;
  let candidate = service.name;
  for (let number = 2; isTaken(candidate); number++) candidate = `${service.name}-${number}`;
  return candidate;
}
