import { firstFault, uriCharacters } from './characters';
import { type HostKind, parseHostPort } from './host-port';
import { characterSet, endOf, type Fault, faultAt, indexOf, indexOfAny, type Piece, piece } from './piece';

export interface UriParameter {
  readonly name: Piece;
  /** Missing where there is no `=`. */
  readonly value?: Piece;
}

/** A `sip:` or `sips:` URI (RFC 3261 section 19.1); every part knows where it stands in the text that was parsed. */
export interface SipUri {
  readonly scheme: 'sip' | 'sips';
  /** The whole URI. */
  readonly at: Piece;
  readonly user?: Piece;
  readonly password?: Piece;
  /** Without brackets; empty where it is missing. */
  readonly host: Piece;
  readonly hostKind: HostKind;
  readonly port?: number;
  readonly portText?: Piece;
  readonly parameters: readonly UriParameter[];
  readonly headers: readonly UriParameter[];
  /** Empty for a URI that RFC 3261's grammar allows. */
  readonly faults: readonly Fault[];
}

const ends = {
  host: characterSet(';?> \t'),
  parameter: characterSet(';?'),
  header: characterSet('&'),
} as const;

/**
 * Reads a URI in `[start, end)` of a text, blanks around it left out. Undefined where the scheme is another one or
 * there is none; anything else gives a URI, with what is wrong in its `faults`.
 */
export function parseSipUri(text: string, start = 0, end: number = text.length): SipUri | undefined {
  const at = trimmed(text, start, end);
  const scheme = sipScheme(at.text);
  if (scheme === undefined) return undefined;
  const faults: Fault[] = [];
  const [userinfo, hostStart] = splitUserinfo(text, at.offset + scheme.length + 1, endOf(at), faults);
  const hostEnd = indexOfAny(text, ends.host, hostStart, endOf(at));
  const host = parseHostPort(text, hostStart, hostEnd);
  faults.push(...host.faults);
  const [parameters, headersStart] = readParameters(text, hostEnd, endOf(at), faults);
  const headers = readHeaders(text, headersStart, endOf(at), faults);
  const { user, password } = userinfo;
  const { hostKind, port, portText } = host;
  return {
    scheme,
    at,
    user,
    password,
    host: host.host,
    hostKind,
    port,
    portText,
    parameters,
    headers,
    faults,
  };
}

/** The parameter of this lower-case name; names are case-insensitive. */
export function findParameter(
  { parameters }: { readonly parameters: readonly UriParameter[] },
  name: string,
): UriParameter | undefined {
  return parameters.find((parameter) => parameter.name.text.toLowerCase() === name);
}

/** The URI's transport in lower case, where it names one. */
export function transportOf(uri: SipUri): string | undefined {
  return findParameter(uri, 'transport')?.value?.text.toLowerCase();
}

function sipScheme(text: string): SipUri['scheme'] | undefined {
  const start = text.slice(0, 5).toLowerCase();
  if (start.startsWith('sip:')) return 'sip';
  return start === 'sips:' ? 'sips' : undefined;
}

function trimmed(text: string, start: number, end: number): Piece {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return piece(text, from, to);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}

type Userinfo = Pick<SipUri, 'user' | 'password'>;

/** The user part may hold `;` and `?`, so the first `@` decides. */
function splitUserinfo(text: string, start: number, end: number, faults: Fault[]): [Userinfo, number] {
  const ats = text.indexOf('@', start);
  if (ats < 0 || ats >= end) return [{}, start];
  const colon = indexOf(text, ':', start, ats);
  const user = piece(text, start, colon);
  if (user.text === '') faults.push(faultAt(piece(text, ats, ats + 1), 'there is no user before the "@"'));
  addFault(faults, firstFault(user, uriCharacters.user, 'the user of a SIP URI'));
  if (colon === ats) return [{ user }, ats + 1];
  const password = piece(text, colon + 1, ats);
  addFault(faults, firstFault(password, uriCharacters.password, 'the password of a SIP URI'));
  return [{ user, password }, ats + 1];
}

function readParameters(text: string, start: number, end: number, faults: Fault[]): [UriParameter[], number] {
  const parameters: UriParameter[] = [];
  let position = start;
  while (position < end && text.charAt(position) === ';') {
    const next = indexOfAny(text, ends.parameter, position + 1, end);
    const parameter = nameAndValue(text, position + 1, next);
    if (parameter.name.text === '') faults.push(emptyParameter(text, position, next));
    else parameters.push(parameter);
    checkPair(parameter, uriCharacters.parameter, 'a URI parameter', faults);
    position = next;
  }
  return [parameters, position];
}

function emptyParameter(text: string, start: number, end: number): Fault {
  return faultAt(piece(text, start, Math.max(end, start + 1)), 'there is no parameter after the ";"');
}

function readHeaders(text: string, start: number, end: number, faults: Fault[]): UriParameter[] {
  if (start >= end) return [];
  if (text.charAt(start) !== '?') {
    faults.push(faultAt(piece(text, start, end), 'nothing may follow the URI here'));
    return [];
  }
  const headers: UriParameter[] = [];
  for (let position = start + 1; position <= end; ) {
    const next = indexOfAny(text, ends.header, position, end);
    const header = nameAndValue(text, position, next);
    headers.push(header);
    if (header.name.text === '' || header.value === undefined)
      faults.push(faultAt(piece(text, position, Math.max(next, position)), 'a URI header is name=value'));
    checkPair(header, uriCharacters.header, 'a URI header', faults);
    position = next + 1;
  }
  return headers;
}

function nameAndValue(text: string, start: number, end: number): UriParameter {
  const equals = indexOf(text, '=', start, end);
  const name = piece(text, start, equals);
  return equals === end ? { name } : { name, value: piece(text, equals + 1, end) };
}

function checkPair(pair: UriParameter, set: Uint8Array, name: string, faults: Fault[]): void {
  addFault(faults, firstFault(pair.name, set, name));
  if (pair.value) addFault(faults, firstFault(pair.value, set, name));
}

function addFault(faults: Fault[], fault: Fault | undefined): void {
  if (fault) faults.push(fault);
}
