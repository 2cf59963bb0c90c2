import { Snippet } from '../../../../text/snippet';
import type { NewService } from '../../../language';
import type { AsteriskFile } from '../asterisk-file';
import {
  edgeHost,
  freeName,
  fromNumber,
  password,
  plainHost,
  REGISTRATION_OPTIONS,
  signalingMatches,
  username,
} from './parts';
import { type ChosenTransport, uriEnd } from './transport';

/** The section of pjsip_wizard.conf for a SIP Domain or trunk. */
export function wizardSection(file: AsteriskFile, service: NewService, transport: ChosenTransport): string {
  const snippet = new Snippet();
  const authenticates = service.registers || service.authenticates;
  return [
    `[${snippet.text(freeName(file, service))}]`,
    'type = wizard',
    ...(transport.name === undefined ? [] : [`transport = ${snippet.text(transport.name)}`]),
    `remote_hosts = ${edgeHost(snippet, service)}`,
    ...patterns(snippet, service, transport),
    ...(service.registers ? registration() : []),
    ...(authenticates ? credentials(snippet, service) : []),
    ...endpoint(snippet, service),
    ...(service.registers ? [] : signalingMatches().map((networks) => `identify/match = ${networks}`)),
  ].join('\n');
}

/** The wizard fills `${REMOTE_HOST}` and `${USERNAME}` in by itself. */
function patterns(snippet: Snippet, service: NewService, transport: ChosenTransport): string[] {
  const end = uriEnd(snippet, transport);
  const target = `sip:${snippet.text('${REMOTE_HOST}')}${end}`;
  return [
    ...(end === '' ? [] : [`contact_pattern = ${target}`]),
    ...(end === '' || !service.registers ? [] : [`server_uri_pattern = ${target}`]),
    ...(service.registers
      ? [`client_uri_pattern = sip:${snippet.text('${USERNAME}')}@${plainHost(service)}`]
      : []),
  ];
}

function registration(): string[] {
  return [
    'sends_registrations = yes',
    'sends_line_with_registrations = yes',
    ...REGISTRATION_OPTIONS.map(([option, value]) => `registration/${option} = ${value}`),
  ];
}

function credentials(snippet: Snippet, service: NewService): string[] {
  return [
    'sends_auth = yes',
    `outbound_auth/username = ${username(snippet, service)}`,
    `outbound_auth/password = ${password(snippet)}`,
  ];
}

function endpoint(snippet: Snippet, service: NewService): string[] {
  const isTrunk = service.service.product === 'trunk';
  const number = isTrunk ? fromNumber(snippet, service) : undefined;
  return [
    `endpoint/context = ${snippet.stop('context', ['from-twilio'])}`,
    'endpoint/disallow = all',
    'endpoint/allow = ulaw,alaw',
    ...(number === undefined ? [] : [`endpoint/from_user = ${number}`]),
    ...(isTrunk ? [] : [`endpoint/from_domain = ${plainHost(service)}`]),
    'endpoint/direct_media = no',
    ...(service.secure ? ['endpoint/media_encryption = sdes'] : []),
  ];
}
