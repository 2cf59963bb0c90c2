import { columns, wordIn } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { hostCandidates } from '../../../twilio-candidates';
import { COMMANDS } from '../directive-text';
import type { Caret } from './caret';
import { attributeOf, type TypedAttribute, type TypedTag } from './tags';

/** The command of X-PRE-PROCESS, the path of an include, and a host for a variable. */
export function completeDirective(
  caret: Caret,
  tag: TypedTag,
  { name, valueStart, valueEnd }: TypedAttribute,
): Completions | undefined {
  if (name.toLowerCase() === 'cmd') {
    const candidates = [...COMMANDS].map(
      ([label, doc]): Candidate => ({ label, kind: 'directive', doc, detail: 'command of X-PRE-PROCESS' }),
    );
    return { range: columns(caret, valueStart, valueEnd), candidates };
  }
  if (name.toLowerCase() !== 'data') return undefined;
  const command = attributeOf(tag, 'cmd')?.toLowerCase();
  if (command === 'include') return completePath(caret, valueStart, valueEnd);
  return command === 'set' ? completeSet(caret, valueStart, valueEnd) : undefined;
}

const OF_HOST = /(?:domain|host|realm|proxy|registrar|server|uri|trunk)$/i;

/** The value of a variable that is called after a host: `twilio_domain=`. */
function completeSet(caret: Caret, from: number, to: number): Completions | undefined {
  const { text, character, file } = caret;
  const [assigned, name = ''] = /^\s*([\w.-]+)=\s*/.exec(text.slice(from, character)) ?? [];
  if (assigned === undefined || !OF_HOST.test(name)) return undefined;
  const word = wordIn(caret, from + assigned.length, to, ':;@');
  const chosen = hostCandidates(file.document.account, word.typed, 'sip-domain');
  return { range: columns(caret, word.start, word.end), ...chosen };
}

/** FreeSWITCH counts from the folder of the file that includes. */
function completePath(caret: Caret, from: number, to: number): Completions | undefined {
  const { file, text } = caret;
  const segment = wordIn(caret, from, to, '/');
  const path = text.slice(from, segment.start);
  const base = ownFolder(caret);
  if (base === undefined || path.startsWith('/') || path.includes('$')) return undefined;
  const candidates = file.document.list(base + path).flatMap(({ name, kind }): Candidate[] => {
    if (name.startsWith('.') || kind === 'other') return [];
    if (kind === 'directory') return [{ label: `${name}/`, kind: 'folder', rank: 1 }];
    const isSelf = file.uri.endsWith(`/${base}${path}${name}`);
    return isSelf ? [] : [{ label: name, kind: 'file', rank: name.endsWith('.xml') ? 0 : 2 }];
  });
  const all: Candidate[] = [{ label: '*.xml', kind: 'file', detail: 'all XML files of the folder', rank: 0 }];
  return { range: columns(caret, segment.start, segment.end), candidates: [...all, ...candidates] };
}

/** The file's folder as a path from the configuration's; undefined where it lies elsewhere. */
function ownFolder({ file: { uri, unit } }: Caret): string | undefined {
  const folder = `${unit.folder}/`;
  if (!uri.startsWith(folder)) return undefined;
  return decodeURIComponent(uri.slice(folder.length, uri.lastIndexOf('/') + 1));
}
