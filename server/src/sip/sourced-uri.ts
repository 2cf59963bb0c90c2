import { placeholderSpans } from '../text/placeholder';
import type { Piece } from './piece';
import type { Sourced } from './sourced';
import { parseSipUri, type SipUri } from './uri';

function touches(text: string, piece: Piece | undefined): boolean {
  if (!piece) return false;
  const end = piece.offset + piece.text.length;
  return placeholderSpans(text).some((span) => span.start < end && piece.offset < span.end);
}

/** The text with every placeholder overwritten by letters, so that what stands around it can still be read. */
function masked(text: string): string {
  let result = text;
  for (const { start, end } of placeholderSpans(text)) {
    result = result.slice(0, start) + 'x'.repeat(end - start) + result.slice(end);
  }
  return result;
}

/**
 * The SIP URI of a value. A URI whose host is a placeholder has no value; one that has placeholders elsewhere has, and
 * `literalUser` tells whether its user may be judged.
 */
export function sourcedUri(source: Sourced<string>): Sourced<SipUri> {
  const { value: _text, ...rest } = source;
  const uri = parseSipUri(source.origin === 'placeholder' ? masked(source.text) : source.text);
  if (!uri) return rest;
  if (source.origin !== 'placeholder') return { ...rest, value: uri };
  if (touches(source.text, uri.host)) return rest;
  return { ...rest, value: uri, origin: 'literal' };
}

/** The user part as written; undefined where there is none or where a placeholder fills it in. */
export function literalUser(uri: Sourced<SipUri>): string | undefined {
  const user = uri.value?.user;
  return user && !touches(uri.text, user) ? user.text : undefined;
}

/** Whether a placeholder stands in the user part. */
export function hasPlaceholderUser(uri: Sourced<SipUri>): boolean {
  return touches(uri.text, uri.value?.user);
}

/** The host as a value of its own, its place exactly the host; undefined where there is none to speak of. */
export function hostOf(uri: Sourced<SipUri>): Sourced<string> | undefined {
  const host = uri.value?.host;
  if (!host || host.text === '') return undefined;
  const at = uri.at?.slice(host.offset, host.offset + host.text.length);
  return { value: host.text, text: host.text, origin: uri.origin, ...(at ? { at } : {}) };
}
