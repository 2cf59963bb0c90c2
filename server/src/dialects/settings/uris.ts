import { parsePort } from '../../sip/host-port';
import type { Sourced } from '../../sip/sourced';
import { sourcedUri } from '../../sip/sourced-uri';
import { findParameter, parseSipUri, type SipUri } from '../../sip/uri';
import { Composer } from './composed-place';

/** What a bare host may be: a name or an address, with or without a port. Anything else is no SIP address to us. */
const HOST = /^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:.]+\])(?::\d+)?$/i;
const USER_AT_HOST = /^[^\s@:/]+@[\w.-]+(?::\d+)?$/;

export interface Parts {
  readonly port?: Sourced<string> | undefined;
  readonly transport?: Sourced<string> | undefined;
  readonly user?: Sourced<string> | undefined;
}

/**
 * The SIP URI that a program makes of a host and what is written beside it. A value that is a URI itself goes on as it
 * is; undefined where the value is no address, and where nothing can be known of it.
 */
export function uriFrom(source: Sourced<string>, parts: Parts): Sourced<SipUri> | undefined {
  if (source.value === undefined) return undefined;
  const text = source.value.trim();
  if (/^sips?:/i.test(text)) return withTransport(source, parts);
  if (!HOST.test(text) && !USER_AT_HOST.test(text)) return undefined;
  const composer = new Composer().add('sip:');
  if (parts.user?.value !== undefined && !text.includes('@'))
    composer.add(encodeUser(parts.user.value), parts.user.at).add('@');
  composer.add(source.value, source.at);
  const port = parts.port?.value;
  if (port !== undefined && !/:\d+$/.test(text) && parsePort(port) !== undefined)
    composer.add(':').add(port, parts.port?.at);
  addTransport(composer, parts.transport);
  return composed(source, composer);
}

/** Only what needs no escape keeps its place character by character, and that is nearly everything. */
function encodeUser(user: string): string {
  return /^[\w.!~*'()&=+$,;?/-]+$/.test(user) ? user : encodeURIComponent(user);
}

function withTransport(source: Sourced<string>, { transport, user }: Parts): Sourced<SipUri> {
  const uri = sourcedUri(source);
  if (uri.value && !uri.value.user && user?.value !== undefined) return withUser(source, uri.value, user);
  if (
    !transport?.value ||
    !uri.value ||
    findParameter(uri.value, 'transport') ||
    uri.value.headers.length > 0
  )
    return uri;
  const composer = new Composer().add(source.text, source.at);
  addTransport(composer, transport);
  return composed(source, composer);
}

/** The address-of-record at a registrar that is written as a URI. */
function withUser(source: Sourced<string>, { host }: SipUri, user: Sourced<string>): Sourced<SipUri> {
  const { text, at } = source;
  const from = text.charAt(host.offset - 1) === '[' ? host.offset - 1 : host.offset;
  const composer = new Composer().add(text.slice(0, from), at?.slice(0, from));
  composer.add(encodeUser(user.value ?? ''), user.at).add('@');
  return composed(source, composer.add(text.slice(from), at?.slice(from, text.length)));
}

const PROTOCOLS = /^(?:udp|tcp|tls|ws|wss)$/i;

function addTransport(composer: Composer, transport: Sourced<string> | undefined): void {
  if (transport?.value === undefined || !PROTOCOLS.test(transport.value)) return;
  composer.add(';transport=').add(transport.value, transport.at);
}

function composed(source: Sourced<string>, composer: Composer): Sourced<SipUri> {
  const value = parseSipUri(composer.text);
  const at = source.at && composer.placeIn(source.at);
  return { text: composer.text, origin: 'derived', ...(value ? { value } : {}), ...(at ? { at } : {}) };
}
