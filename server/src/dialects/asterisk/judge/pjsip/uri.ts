import {
  BEFORE_AT,
  DIGIT,
  DISPLAY,
  HEADER,
  HOST,
  OTHER_URI,
  PARAMETER,
  PASSWORD,
  PHONE_NUMBER,
  PHONE_PARAMETER,
  TOKEN,
  USER,
} from './characters';
import { Scanner } from './scanner';

/** What Asterisk goes by of a URI that pjproject has parsed. */
export interface ParsedUri {
  scheme: string;
  /** IPv6 addresses without their brackets. */
  host: string;
  /** Value of the `transport` parameter as written. */
  transport: string;
}

/** The URI or name-addr that the whole text is, or undefined where pjproject cannot parse it. */
export function parseUri(text: string): ParsedUri | undefined {
  const scanner = new Scanner(text, false);
  const uri = readUriOrNameAddress(scanner, true);
  return uri && scanner.atEnd ? uri : undefined;
}

/** Whether pjproject can parse the text as a Route header: name-addrs or URIs, parted by commas. */
export function isRoute(text: string): boolean {
  const scanner = new Scanner(text, true);
  do {
    if (!readNameAddress(scanner) || !readHeaderParameters(scanner)) return false;
  } while (scanner.next() === ',' && scanner.readAny());
  return scanner.atEnd || scanner.next() === '&';
}

/** Whether pjproject can parse the text as a Contact header. */
export function isContact(text: string): boolean {
  const scanner = new Scanner(text, true);
  do {
    if (scanner.next() === '*') {
      scanner.readAny();
      continue;
    }
    if (!readUriOrNameAddress(scanner, false) || !readHeaderParameters(scanner, isContactParameter))
      return false;
  } while (scanner.next() === ',' && scanner.readAny());
  return scanner.atEnd || scanner.next() === '&';
}

function readUriOrNameAddress(scanner: Scanner, withParameters: boolean): ParsedUri | undefined {
  scanner.skipBlanks();
  if (scanner.next() === '"' || scanner.next() === '<') return readNameAddress(scanner);
  const following = scanner.peek(DISPLAY);
  if (following === undefined) return undefined;
  if (following !== ':') return readNameAddress(scanner);
  return readScheme(scanner, scanner.run(DISPLAY), withParameters);
}

function readNameAddress(scanner: Scanner): ParsedUri | undefined {
  const named = readDisplayName(scanner);
  if (named === undefined) return undefined;
  scanner.skipBlanks();
  const bracketed = scanner.next() === '<';
  if (bracketed) scanner.readAny();
  else if (named) return undefined;
  if (scanner.peek(TOKEN) !== ':') return undefined;
  const uri = readScheme(scanner, scanner.run(TOKEN), true);
  if (!uri || !bracketed) return uri;
  const closed = scanner.next() === '>';
  return scanner.readAny() && closed ? uri : undefined;
}

/** Whether there is a display name; undefined where it is broken. */
function readDisplayName(scanner: Scanner): boolean | undefined {
  if (scanner.next() === '"') {
    const start = scanner.position;
    return scanner.readQuoted() ? scanner.position - start > 2 : undefined;
  }
  if (scanner.next() === '<') return false;
  const following = scanner.peek(DISPLAY);
  if (following !== '<') return following === undefined ? undefined : false;
  const start = scanner.position;
  scanner.readUntil('<');
  return scanner.text.slice(start, scanner.position).trim() !== '';
}

function readScheme(scanner: Scanner, scheme: string, withParameters: boolean): ParsedUri | undefined {
  const skipsBlanks = scanner.skipsBlanks;
  scanner.skipsBlanks = false;
  const uri = readByScheme(scanner, scheme.toLowerCase(), withParameters);
  scanner.skipsBlanks = skipsBlanks;
  return uri;
}

function readByScheme(scanner: Scanner, scheme: string, withParameters: boolean): ParsedUri | undefined {
  if (!scanner.read(TOKEN) || scanner.next() !== ':' || !scanner.readAny()) return undefined;
  const uri: ParsedUri = { scheme, host: '', transport: '' };
  if (scheme === 'sip' || scheme === 'sips') {
    if (!readSipUri(scanner, uri, withParameters)) return undefined;
    scanner.skipBlanks();
  } else if (scheme === 'tel') {
    if (!readTelUri(scanner, withParameters)) return undefined;
    scanner.skipBlanks();
  } else if (!scanner.read(OTHER_URI)) return undefined;
  return uri;
}

function readSipUri(scanner: Scanner, uri: ParsedUri, withParameters: boolean): boolean {
  const following = scanner.peek(BEFORE_AT);
  if (following === undefined) return false;
  if (following === '@' && !readUserInfo(scanner)) return false;
  if (!readHost(scanner, uri) || !readPort(scanner)) return false;
  if (!withParameters) return true;
  while (scanner.next() === ';') if (!readUriParameter(scanner, uri)) return false;
  return scanner.next() !== '?' || readUriHeaders(scanner);
}

function readUserInfo(scanner: Scanner): boolean {
  if (!scanner.read(USER)) return false;
  if (scanner.next() === ':' && !(scanner.readAny() && scanner.read(PASSWORD))) return false;
  // pjproject takes whatever character stands here for the `@`.
  return scanner.readAny();
}

function readHost(scanner: Scanner, uri: ParsedUri): boolean {
  const start = scanner.position;
  if (scanner.next() !== '[') {
    uri.host = scanner.take(HOST) ?? '';
    return uri.host !== '';
  }
  if (!scanner.readAny() || !scanner.readUntil(']') || !scanner.readAny()) return false;
  uri.host = scanner.text.slice(start + 1, scanner.position - 1);
  return uri.host !== '';
}

function readPort(scanner: Scanner): boolean {
  if (scanner.next() !== ':') return true;
  scanner.readAny();
  const port = scanner.take(DIGIT);
  return port !== undefined && Number(port) <= 65_535;
}

function readUriParameter(scanner: Scanner, uri: ParsedUri): boolean {
  scanner.readAny();
  const name = scanner.take(PARAMETER)?.toLowerCase();
  if (name === undefined) return false;
  const value = readParameterValue(scanner);
  if (value === undefined) return false;
  if (name === 'transport' && value !== '') uri.transport = value;
  return name !== 'ttl' || value === '' || isTimeToLive(value);
}

/** '' where there is none, undefined where it is broken. */
function readParameterValue(scanner: Scanner, set = PARAMETER): string | undefined {
  if (scanner.next() !== '=') return '';
  scanner.readAny();
  const start = scanner.position;
  if (scanner.next() === '"')
    return scanner.readQuoted() ? scanner.text.slice(start, scanner.position) : undefined;
  return scanner.take(set) ?? '';
}

function isTimeToLive(value: string): boolean {
  const [digits] = /^[+-]?\d+/.exec(value) ?? [];
  return digits !== undefined && Number(digits) >= 0 && Number(digits) <= 255;
}

function readUriHeaders(scanner: Scanner): boolean {
  do {
    scanner.readAny();
    if (!scanner.read(HEADER)) return false;
    if (scanner.next() === '=') {
      scanner.readAny();
      scanner.take(HEADER);
    }
  } while (scanner.next() === '&');
  return true;
}

function readTelUri(scanner: Scanner, withParameters: boolean): boolean {
  if (!scanner.read(PHONE_NUMBER)) return false;
  while (withParameters && scanner.next() === ';') {
    scanner.readAny();
    if (!scanner.read(PARAMETER)) return false;
    if (scanner.next() === '=' && !(scanner.readAny() && scanner.read(PHONE_PARAMETER))) return false;
  }
  return true;
}

function readHeaderParameters(
  scanner: Scanner,
  accepts: (name: string, value: string) => boolean = () => true,
): boolean {
  while (scanner.next() === ';') {
    if (!scanner.readAny()) return false;
    const name = scanner.take(TOKEN);
    const value = name === undefined ? undefined : readParameterValue(scanner, TOKEN);
    if (name === undefined || value === undefined || !accepts(name.trim().toLowerCase(), value)) return false;
  }
  return true;
}

/** The weight `q` must be a number; everything else goes. */
function isContactParameter(name: string, value: string): boolean {
  return name !== 'q' || value === '' || /^[+-]?\d/.test(value);
}
