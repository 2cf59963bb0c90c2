import { Snippet } from '../../../../text/snippet';
import type { NewService } from '../../../language';
import type { AsteriskFile } from '../asterisk-file';
import {
  edgeHost,
  freeName,
  fromNumber,
  isTwilioIdentified,
  password,
  plainHost,
  REGISTRATION_OPTIONS,
  signalingMatches,
  username,
} from './parts';
import { type ChosenTransport, transportLines, uriEnd } from './transport';

/** What the sections of one service have in common. */
interface Draft {
  readonly snippet: Snippet;
  readonly service: NewService;
  readonly transport: ChosenTransport;
  /** The name of its sections. */
  readonly name: string;
}

/** The sections of pjsip.conf for a SIP Domain or trunk. */
export function pjsipSections(file: AsteriskFile, service: NewService, transport: ChosenTransport): string {
  const snippet = new Snippet();
  const draft: Draft = { snippet, service, transport, name: snippet.text(freeName(file, service)) };
  const isTrunk = service.service.product === 'trunk';
  const sections = [
    ...(transport.isNew ? [transportLines(snippet, transport)] : []),
    ...(service.registers ? [registration(draft)] : []),
    ...(service.registers || service.authenticates ? [auth(draft)] : []),
    [`[${draft.name}]`, 'type = aor', `contact = ${target(draft)}`],
    endpoint(draft),
    ...(isTrunk ? [identify(file, draft)] : []),
  ];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

function target({ snippet, service, transport }: Draft): string {
  return `sip:${edgeHost(snippet, service)}${uriEnd(snippet, transport)}`;
}

function transportOption({ snippet, transport }: Draft): string[] {
  return transport.name === undefined ? [] : [`transport = ${snippet.text(transport.name)}`];
}

function registration(draft: Draft): string[] {
  const { snippet, service, name } = draft;
  return [
    `[${name}]`,
    'type = registration',
    ...transportOption(draft),
    `server_uri = ${target(draft)}`,
    `client_uri = sip:${username(snippet, service)}@${plainHost(service)}`,
    `contact_user = ${username(snippet, service)}`,
    `outbound_auth = ${name}`,
    ...REGISTRATION_OPTIONS.map(([option, value]) => `${option} = ${value}`),
    'line = yes',
    `endpoint = ${name}`,
  ];
}

function auth({ snippet, service, name }: Draft): string[] {
  return [
    `[${name}]`,
    'type = auth',
    `username = ${username(snippet, service)}`,
    `password = ${password(snippet)}`,
  ];
}

function endpoint(draft: Draft): string[] {
  const { snippet, service, name } = draft;
  return [
    `[${name}]`,
    'type = endpoint',
    ...transportOption(draft),
    `context = ${snippet.stop('context', ['from-twilio'])}`,
    'disallow = all',
    'allow = ulaw,alaw',
    `aors = ${name}`,
    ...(service.authenticates ? [`outbound_auth = ${name}`] : []),
    ...caller(draft).map(([option, value]) => `${option} = ${value}`),
    'direct_media = no',
    ...(service.secure ? ['media_encryption = sdes'] : []),
  ];
}

/** Who calls: a number of the account on a trunk, the user of the SIP Domain otherwise. */
function caller({ snippet, service }: Draft): (readonly [option: string, value: string])[] {
  if (service.service.product === 'trunk') {
    const number = fromNumber(snippet, service);
    return number === undefined ? [] : [['from_user', number]];
  }
  const user = service.authenticates || service.registers;
  return [
    ...(user ? [['from_user', username(snippet, service)] as const] : []),
    ['from_domain', plainHost(service)],
  ];
}

function identify(file: AsteriskFile, { name }: Draft): string[] {
  if (isTwilioIdentified(file))
    return ['; Calls from Twilio are matched already: all trunks send from the same addresses.'];
  return [
    `[${name}]`,
    'type = identify',
    `endpoint = ${name}`,
    ...signalingMatches().map((networks) => `match = ${networks}`),
  ];
}
