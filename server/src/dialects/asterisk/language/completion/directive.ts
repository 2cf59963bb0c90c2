import { columns, wordIn } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import type { Caret } from './caret';

const DIRECTIVES: readonly Candidate[] = [
  { label: '#include', newText: '#include ', kind: 'directive', detail: 'reads another file here' },
  {
    label: '#tryinclude',
    newText: '#tryinclude ',
    kind: 'directive',
    detail: 'the same, if the file is there',
  },
];

/** Where Asterisk is installed, its configuration folder is called so. */
const INSTALLED_FOLDER = '/etc/asterisk/';

/** `#include path`. */
export function completeDirective(caret: Caret): Completions | undefined {
  const { text, character } = caret;
  const hash = text.indexOf('#');
  const blank = text.slice(hash).search(/\s/);
  const wordEnd = blank < 0 ? text.length : hash + blank;
  if (character <= wordEnd) {
    const rest = text.slice(wordEnd).trim();
    const candidates = rest === '' ? DIRECTIVES : DIRECTIVES.map(({ newText: _, ...candidate }) => candidate);
    return { range: columns(caret, hash, rest === '' ? text.trimEnd().length : wordEnd), candidates };
  }
  if (!/^#(try)?include$/i.test(text.slice(hash, wordEnd))) return undefined;
  return completePath(caret, wordEnd + 1);
}

function completePath(caret: Caret, from: number): Completions | undefined {
  const { text, file } = caret;
  const start = from + (/^\s*["<]?/.exec(text.slice(from))?.[0].length ?? 0);
  if (caret.character < start) return undefined;
  const segment = wordIn(caret, start, text.length, '/">');
  const folder = relativeFolder(text.slice(start, segment.start));
  if (folder === undefined) return undefined;
  const candidates = file.document.list(folder).flatMap(({ name, kind }): Candidate[] => {
    if (name.startsWith('.') || kind === 'other') return [];
    if (kind === 'directory') return [{ label: `${name}/`, kind: 'folder', rank: 1 }];
    if (isSelf(file.uri, name, folder)) return [];
    return [{ label: name, kind: 'file', rank: name.endsWith('.conf') ? 0 : 2 }];
  });
  return { range: columns(caret, segment.start, segment.end), candidates };
}

function relativeFolder(path: string): string | undefined {
  if (!path.startsWith('/')) return path;
  return path.startsWith(INSTALLED_FOLDER) ? path.slice(INSTALLED_FOLDER.length) : undefined;
}

function isSelf(uri: string, name: string, folder: string): boolean {
  return uri.endsWith(`/${folder}${name}`);
}
