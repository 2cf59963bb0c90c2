/** Longest URI in bytes, and longest host name, of the pjproject that is built into Asterisk (config_site.h). */
const MAX_URI = 511;
const MAX_HOST = 255;
/** Kept free in a host without a port for the SRV prefix `_sips.tcp.`. */
const SRV_PREFIX = 10;

/** Why Asterisk refuses a text before it parses it as a URI; undefined when it does not. */
export type UriRefusal = 'not-sip' | 'too-long' | 'broken-bracket';

/** Scheme and length as `ast_sip_validate_uri_length` looks at them (res/res_pjsip/location.c). */
export function refuseUri(text: string): UriRefusal | undefined {
  if (byteLength(text) > MAX_URI) return 'too-long';
  const uri = withoutBrackets(text.trim());
  const [scheme] = /^sips?:/i.exec(uri) ?? [];
  if (scheme === undefined) return 'not-sip';
  const at = uri.indexOf('@');
  return refuseHost(uri.slice(at >= 0 ? at + 1 : scheme.length));
}

function refuseHost(rest: string): UriRefusal | undefined {
  if (rest.startsWith('[')) {
    const close = rest.indexOf(']');
    if (close < 0) return 'broken-bracket';
    return tooLong(rest.slice(0, close + 1), rest[close + 1] === ':');
  }
  const [host = ''] = rest.split(/[;?]/, 1);
  const colon = host.indexOf(':');
  return tooLong(colon < 0 ? host : host.slice(0, colon), colon >= 0);
}

function tooLong(host: string, hasPort: boolean): UriRefusal | undefined {
  return byteLength(host) > MAX_HOST - (hasPort ? 0 : SRV_PREFIX) ? 'too-long' : undefined;
}

function withoutBrackets(text: string): string {
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text;
}

/** Length in UTF-8, which is what Asterisk counts. */
function byteLength(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) length += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return length;
}
