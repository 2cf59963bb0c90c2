import { parseHostPort } from '../sip/host-port';
import type { Piece } from '../sip/piece';
import type { Sourced } from '../sip/sourced';
import { literalUser, sourcedUri } from '../sip/sourced-uri';
import type { Place } from '../text/place';
import { hasPlaceholder } from '../text/placeholder';
import { parseTwilioHost } from '../twilio/hosts';
import type { Located } from './language';

/** What the caret names in a SIP URI: the user of an address-of-record at Twilio, or a Twilio host. */
export function locateInUri(text: string, at: Place, offset: number): Located | undefined {
  const origin = hasPlaceholder(text) ? 'placeholder' : 'literal';
  const source: Sourced<string> = { text, at, origin, ...(origin === 'literal' ? { value: text } : {}) };
  const uri = sourcedUri(source);
  if (!uri.value) return undefined;
  const { user, host } = uri.value;
  const username = literalUser(uri);
  if (user && touches(user, offset)) {
    if (username === undefined || !parseTwilioHost(host.text)) return undefined;
    return { range: placeOf(at, user).range, target: { kind: 'twilio-username', username } };
  }
  return touches(host, offset) ? locateHost(host, at) : undefined;
}

/** The same for a bare `host` or `host:port`. */
export function locateInHost(text: string, at: Place, offset: number): Located | undefined {
  if (hasPlaceholder(text)) return undefined;
  const { host } = parseHostPort(text);
  return touches(host, offset) ? locateHost(host, at) : undefined;
}

function locateHost(piece: Piece, at: Place): Located | undefined {
  const host = parseTwilioHost(piece.text);
  if (!host) return undefined;
  return { range: placeOf(at, piece).range, target: { kind: 'twilio-host', host, text: piece.text } };
}

function placeOf(at: Place, { offset, text }: Piece): Place {
  return at.slice(offset, offset + text.length);
}

function touches({ offset, text }: Piece, caret: number): boolean {
  return text !== '' && caret >= offset && caret <= offset + text.length;
}

/** The item of a comma-separated value that the caret touches, without its blanks. */
export function itemAt(value: string, offset: number): Piece | undefined {
  const start = value.lastIndexOf(',', offset - 1) + 1;
  const comma = value.indexOf(',', offset);
  const item = value.slice(start, comma < 0 ? value.length : comma);
  const text = item.trim();
  const piece = { text, offset: start + item.length - item.trimStart().length };
  return touches(piece, offset) ? piece : undefined;
}
