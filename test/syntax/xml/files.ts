import {
  isRooted,
  type XmlIncludeTarget,
  type XmlReading,
  type XmlSource,
} from '../../../server/src/syntax/xml/source';

/** Files in memory, by path from `/conf/`, with the globs that FreeSWITCH's includes use. */
export class Files implements XmlSource {
  readonly texts: Map<string, string>;
  /** Paths or patterns that answer something else than what is there. */
  readonly answers = new Map<string, XmlIncludeTarget>();

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts).map(([path, text]) => [uriOf(path), text]));
  }

  text(uri: string): string | undefined {
    return this.texts.get(uri);
  }

  resolve(pattern: string, from: string): XmlIncludeTarget {
    const answer = this.answers.get(pattern);
    if (answer) return answer;
    const folder = from.slice(0, from.lastIndexOf('/') + 1);
    const uri = isRooted(pattern) ? `file://${pattern}` : folder + pattern;
    const test = new RegExp(`^${uri.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '(?!\\.)[^/]*')}$`);
    const uris = [...this.texts.keys()].filter((one) => test.test(one)).sort();
    if (uris.length > 0) return { state: 'files', uris };
    const parent = uri.slice(0, uri.lastIndexOf('/') + 1);
    const exists = [...this.texts.keys()].some((one) => one.startsWith(parent));
    return { state: exists ? 'none' : 'folder-missing' };
  }
}

export function uriOf(path: string): string {
  return `file:///conf/${path}`;
}

export const reading: XmlReading = { globals: new Map([['local_ip_v4', undefined]]), fragment: false };
