import { parseIpAddress, parseIpv4 } from './ip-address';
import { type Fault, faultAt, type Piece, piece } from './piece';

export type HostKind = 'name' | 'ipv4' | 'ipv6';

/** `host [ ":" port ]` of RFC 3261 section 25.1. */
export interface HostPort {
  /** Without the brackets of an IPv6 reference. */
  readonly host: Piece;
  readonly hostKind: HostKind;
  /** Missing where none is written or what is written is no port; `portText` is there in the second case. */
  readonly port?: number;
  readonly portText?: Piece;
  readonly faults: readonly Fault[];
}

/**
 * Reads `host`, `host:port`, `[IPv6]`, `[IPv6]:port` or a bare IPv6 address. Never fails: what is odd is in `faults`.
 *
 * A name may hold underscores though RFC 3261 has none: PJSIP and the DNS take them.
 */
export function parseHostPort(text: string, start = 0, end: number = text.length): HostPort {
  if (text.charCodeAt(start) === 0x5b /* [ */) return bracketed(text, start, end);
  const colon = text.lastIndexOf(':', end - 1);
  if (colon < start) return named(piece(text, start, end));
  // Two colons without brackets: an IPv6 address that cannot have a port.
  const host = piece(text, start, end);
  if (text.indexOf(':', start) !== colon && parseIpAddress(host.text)?.version === 6)
    return { host, hostKind: 'ipv6', faults: [] };
  return withPort(named(piece(text, start, colon)), piece(text, colon + 1, end));
}

function bracketed(text: string, start: number, end: number): HostPort {
  const close = text.indexOf(']', start);
  if (close < 0 || close >= end) {
    const host = piece(text, start + 1, end);
    return { host, hostKind: 'ipv6', faults: [faultAt(piece(text, start, end), 'the "[" has no "]"')] };
  }
  const host = piece(text, start + 1, close);
  const valid = parseIpAddress(host.text)?.version === 6;
  const faults = valid ? [] : [faultAt(host, 'what stands in brackets is no IPv6 address')];
  const address: HostPort = { host, hostKind: 'ipv6', faults };
  if (close + 1 === end) return address;
  if (text.charCodeAt(close + 1) === 0x3a /* : */) return withPort(address, piece(text, close + 2, end));
  const rest = faultAt(piece(text, close + 1, end), 'only a port may follow the "]"');
  return { ...address, faults: [...faults, rest] };
}

function named(host: Piece): HostPort {
  if (looksNumeric(host.text)) {
    const valid = parseIpv4(host.text) !== undefined;
    return { host, hostKind: 'ipv4', faults: valid ? [] : [faultAt(host, 'it is no IPv4 address')] };
  }
  return { host, hostKind: 'name', faults: nameFaults(host) };
}

function withPort({ host, hostKind, faults }: HostPort, portText: Piece): HostPort {
  const port = parsePort(portText.text);
  if (port !== undefined) return { host, hostKind, port, portText, faults };
  const empty = portText.text === '';
  const place = empty ? { text: ':', offset: portText.offset - 1 } : portText;
  const reason = empty ? 'there is no port after the ":"' : 'the port is not a number from 1 to 65535';
  return { host, hostKind, port, portText, faults: [...faults, faultAt(place, reason)] };
}

/** 1 to 65535, digits only. */
export function parsePort(text: string): number | undefined {
  if (text.length === 0 || text.length > 5) return undefined;
  for (let index = 0; index < text.length; index++) {
    if (!isDigit(text.charCodeAt(index))) return undefined;
  }
  const port = Number(text);
  return port >= 1 && port <= 65535 ? port : undefined;
}

function nameFaults(host: Piece): Fault[] {
  const { text } = host;
  if (text === '') return [faultAt(host, 'there is no host')];
  const faults: Fault[] = [];
  let labelStart = 0;
  for (let index = 0; index <= text.length; index++) {
    const atEnd = index === text.length;
    if (!atEnd && text.charCodeAt(index) !== 0x2e /* . */) continue;
    // One trailing dot makes a name absolute.
    if (!(atEnd && labelStart === index && index > 1)) checkLabel(host, labelStart, index, faults);
    labelStart = index + 1;
  }
  return faults;
}

function checkLabel({ text, offset }: Piece, start: number, end: number, faults: Fault[]): void {
  if (start === end) {
    const dot = Math.min(start, text.length - 1);
    faults.push({ offset: offset + dot, length: 1, reason: 'a label of the host name is empty' });
    return;
  }
  if (end - start > 63) {
    const reason = 'a label of a host name has at most 63 characters';
    faults.push({ offset: offset + start, length: end - start, reason });
  }
  for (let index = start; index < end; index++) {
    if (isHostCharacter(text.charCodeAt(index))) continue;
    const reason = 'a host name has only letters, digits, dashes and dots';
    faults.push({ offset: offset + index, length: 1, reason });
    return;
  }
}

/** Digits and dots only: it cannot be a name, as RFC 3261's last label begins with a letter. */
function looksNumeric(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (!isDigit(code) && code !== 0x2e) return false;
  }
  return text !== '';
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHostCharacter(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || isDigit(code) || code === 0x2d /* - */ || code === 0x5f /* _ */;
}
