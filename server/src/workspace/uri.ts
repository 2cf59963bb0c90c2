/** URIs as text: the workspace never turns them into paths. Folders have no trailing slash. */

export function parentOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash <= uri.indexOf('//') + 1 ? uri : uri.slice(0, slash);
}

export function nameOf(uri: string): string {
  return decode(uri.slice(uri.lastIndexOf('/') + 1));
}

export function joinUri(folder: string, path: string): string {
  const segments = folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(encodeSegment(segment));
  }
  return segments.join('/');
}

/** Encodes as `pathToFileURL` and editors do, so that the same file has one name. */
export function encodeSegment(segment: string): string {
  // half a surrogate pair has no UTF-8 and so no name on any disk
  const text = segment.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(text).replace(/%(2B|40|3A|2C|3B|3D|26|24|21|27|28|29|2A)/g, (all) =>
    decodeURIComponent(all),
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (_malformed) {
    return segment;
  }
}

export function isInside(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}
