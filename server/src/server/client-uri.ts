import { encodeSegment } from '../workspace/uri';

/** Letters that every editor leaves as they are. */
const PLAIN = /^[\w:/.~-]*$/;
const UNUSUAL = /\/$|^file:\/(?!\/)|^file:\/\/(?:localhost\/|\/[A-Z]:)/;

/**
 * The name that the workspace has for a URI of the client: editors encode more or less of the same path, call this machine
 * by its name and write the letter of a drive in either case. Folders lose the slash at their end.
 */
export function workspaceUri(uri: string): string {
  if (typeof uri !== 'string') throw new TypeError('a client must name its files');
  if (PLAIN.test(uri) && !UNUSUAL.test(uri)) return uri;
  const [, scheme = '', authority = '', path = ''] = /^([\w+.-]+:)(?:\/\/([^/]*))?(.*)$/.exec(uri) ?? [];
  // anything behind a question mark is no path of ours
  if (scheme === '' || !path.startsWith('/') || /[?#]/.test(uri)) return uri;
  const host = scheme === 'file:' && authority === 'localhost' ? '' : authority;
  const segments = path.replace(/\/+$/, '').split('/').map(recoded);
  return `${scheme}//${host}${segments.join('/')}`;
}

function recoded(segment: string): string {
  try {
    return encodeSegment(decodeURIComponent(segment)).replace(/^[A-Z]:$/, (drive) => drive.toLowerCase());
  } catch (_malformed) {
    return segment;
  }
}

export function schemeOf(uri: string): string {
  return uri.slice(0, uri.indexOf(':') + 1).toLowerCase();
}
