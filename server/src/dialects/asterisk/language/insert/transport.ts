import type { Snippet } from '../../../../text/snippet';
import { objectKey, TRANSPORTS } from '../../objects/keys';
import type { AsteriskFile } from '../asterisk-file';

/** The transport that a service is reached over. */
export interface ChosenTransport {
  readonly protocol: 'udp' | 'tcp' | 'tls';
  /** Missing where one may be defined out of sight: Asterisk takes the first of the protocol. */
  readonly name?: string;
  /** There is none of the protocol yet. */
  readonly isNew: boolean;
}

/** TLS for a service that demands it, else UDP, or TCP where the PBX has only that. */
export function chooseTransport(file: AsteriskFile, secure: boolean): ChosenTransport {
  const { names } = file.document;
  const found = names
    .definitions(TRANSPORTS)
    .flatMap((subject) =>
      names
        .modelOf(subject)
        .flatMap((element) =>
          element.kind === 'transport' ? [{ protocol: element.protocol.value, name: element.name }] : [],
        ),
    );
  for (const protocol of secure ? (['tls'] as const) : (['udp', 'tcp'] as const)) {
    const own = found.find((transport) => transport.protocol === protocol);
    if (own) return { protocol, name: own.name, isNew: false };
  }
  const protocol = secure ? 'tls' : 'udp';
  return file.unit.complete
    ? { protocol, name: freeTransport(file, protocol), isNew: true }
    : { protocol, isNew: false };
}

function freeTransport({ document }: AsteriskFile, protocol: string): string {
  return firstFree(
    `transport-${protocol}`,
    (name) => document.names.definitions(objectKey('transport', name)).length > 0,
  );
}

/** The name itself, else with the first number behind it that is free. */
export function firstFree(name: string, isTaken: (name: string) => boolean): string {
  let candidate = name;
  for (let number = 2; isTaken(candidate); number++) candidate = `${name}-${number}`;
  return candidate;
}

/** The lines of a transport that is to be made. */
export function transportLines(snippet: Snippet, { protocol, name = '' }: ChosenTransport): string[] {
  const lines = [`[${snippet.text(name)}]`, 'type = transport', `protocol = ${protocol}`];
  if (protocol !== 'tls') return [...lines, 'bind = 0.0.0.0'];
  return [
    ...lines,
    'bind = 0.0.0.0:5061',
    'method = tlsv1_2',
    `cert_file = ${snippet.stop('certificate', ['/etc/asterisk/keys/asterisk.crt'])}`,
    `priv_key_file = ${snippet.stop('key', ['/etc/asterisk/keys/asterisk.key'])}`,
  ];
}

/** What follows the host in a URI, so that it is reached over this transport; a bare `;` would begin a comment. */
export function uriEnd(snippet: Snippet, { protocol }: ChosenTransport): string {
  if (protocol === 'udp') return '';
  return snippet.text(protocol === 'tls' ? ':5061\\;transport=tls' : '\\;transport=tcp');
}
