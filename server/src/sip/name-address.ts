import { type Fault, faultAt, indexOf, type Piece, piece } from './piece';
import { parseSipUri, type SipUri, type UriParameter } from './uri';

/** `[display-name] "<" URI ">" *(";" parameter)` of RFC 3261 section 25.1, or a bare URI. */
export interface NameAddress {
  /** Without its quotes. */
  readonly displayName?: Piece;
  /** Missing where the address is no SIP URI (`<tel:+15550100>`, `<15550100>`): see `address`. */
  readonly uri?: SipUri;
  /** What stands between the angle brackets, or the whole text without them. */
  readonly address: Piece;
  /** The header's parameters, behind the `>`. A bare URI keeps its own. */
  readonly parameters: readonly UriParameter[];
  /** Of the brackets and quotes; the URI has its own. */
  readonly faults: readonly Fault[];
}

/** Never fails. Used for `"Alice" <sip:alice@example.com>;q=0.5`, caller ids (`Alice <1234>`) and bare URIs. */
export function parseNameAddress(text: string): NameAddress {
  const faults: Fault[] = [];
  const [displayName, open] = readDisplayName(text, faults);
  if (open === text.length) {
    return {
      address: piece(text, 0, text.length),
      parameters: [],
      faults,
      ...sipUriOf(text, 0, text.length),
    };
  }
  const found = text.indexOf('>', open);
  const close = found < 0 ? text.length : found;
  if (found < 0) faults.push(faultAt(piece(text, open, text.length), 'the "<" has no ">"'));
  const parameters = readParameters(text, close + 1, faults);
  return {
    ...(displayName && { displayName }),
    ...sipUriOf(text, open + 1, close),
    address: piece(text, open + 1, close),
    parameters,
    faults,
  };
}

function sipUriOf(text: string, start: number, end: number): { uri?: SipUri } {
  const uri = parseSipUri(text, start, end);
  return uri ? { uri } : {};
}

/** The name and where the `<` stands; `text.length` where there is none. */
function readDisplayName(text: string, faults: Fault[]): [Piece | undefined, number] {
  const start = skipBlanks(text, 0);
  if (text.charAt(start) === '"') {
    const close = closingQuote(text, start + 1);
    if (close < text.length) return [piece(text, start + 1, close), indexOf(text, '<', close, text.length)];
    faults.push(faultAt(piece(text, start, text.length), 'the quote is not closed'));
  }
  const open = indexOf(text, '<', start, text.length);
  const name = trimEnd(piece(text, start, open));
  return [open === text.length || name.text === '' ? undefined : name, open];
}

/** RFC 3261 quoted-string: a backslash takes the next character literally. */
function closingQuote(text: string, start: number): number {
  for (let index = start; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\\') index++;
    else if (character === '"') return index;
  }
  return text.length;
}

function readParameters(text: string, start: number, faults: Fault[]): UriParameter[] {
  const parameters: UriParameter[] = [];
  let position = skipBlanks(text, start);
  while (position < text.length) {
    if (text.charAt(position) !== ';') {
      faults.push(faultAt(piece(text, position, text.length), 'only parameters may follow the ">"'));
      break;
    }
    const next = parameterEnd(text, position + 1);
    parameters.push(readParameter(text, position + 1, next));
    position = next;
  }
  return parameters;
}

function parameterEnd(text: string, start: number): number {
  for (let index = start; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '"') index = closingQuote(text, index + 1);
    else if (character === ';') return index;
  }
  return text.length;
}

function readParameter(text: string, start: number, end: number): UriParameter {
  const equals = indexOf(text, '=', start, end);
  const name = trim(text, start, equals);
  return equals === end ? { name } : { name, value: trim(text, equals + 1, end) };
}

function trim(text: string, start: number, end: number): Piece {
  return trimEnd(piece(text, Math.min(skipBlanks(text, start), end), end));
}

function trimEnd(part: Piece): Piece {
  return { text: part.text.trimEnd(), offset: part.offset };
}

function skipBlanks(text: string, start: number): number {
  let index = start;
  while (text.charAt(index) === ' ' || text.charAt(index) === '\t') index++;
  return index;
}
