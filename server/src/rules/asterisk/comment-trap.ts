import { insertAt, replaceAt } from '../../dialects/asterisk/edit/lines';
import type { Place } from '../../text/place';
import type { Fix } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';
import { sectionOf } from './sections';

/** Block comments that nobody closes, main/config.c:2550-2614. */
export const commentTrap = rule({
  id: 'asterisk/comment-trap',
  title: 'A block comment that swallows the rest of the file',
  severity: 'error',
  on: 'asterisk.problem',
  docs: {
    why: 'Asterisk reads `;--` as the beginning of a comment that goes on over several lines until `--;`. Without that end, and also with `;--;`, which only begins one, everything to the end of the file is a comment. A `--;` that closes nothing does the same, and the message that Asterisk logs for it names a line that does not exist.',
    invalid: [
      pjsip('[alice]\ntype = aor\n;-- the old settings\nmax_contacts = 2\n\n[bob]\ntype = aor\n'),
      pjsip('[alice]\ntype = aor\n;--; the old settings\n\n[bob]\ntype = aor\n'),
      pjsip('[alice]\ntype = aor\nmax_contacts = 1 --;\n\n[bob]\ntype = aor\n'),
    ],
    valid: [
      pjsip(
        '[alice]\ntype = aor\n;-- the old settings\nmax_contacts = 2\n--;\n;--- ordinary ---\n\n[bob]\ntype = aor\n',
      ),
    ],
  },
  check({ kind, at, subject }, context) {
    if (kind === 'stray-comment-end') {
      const message =
        'This "--;" ends a comment that never began: Asterisk keeps it in the value and takes every later line of the file for a comment. Remove it.';
      report(context, commentTrap, at, message, { fixes: () => [remove(at)] });
      return;
    }
    if (kind !== 'unterminated-comment') return;
    const what =
      subject === ';--;'
        ? 'The dashes of ";--;" only begin a comment and do not end it'
        : 'This ";--" begins a comment that no "--;" ends';
    const message = `${what}: everything to the end of the file is lost. Begin an ordinary comment with "; " instead, or end it with "--;".`;
    report(context, commentTrap, at, message, { fixes: () => ordinaryComment(at, subject) });
  },
});

function remove(at: Place): Fix {
  return { title: 'Remove the stray --;', kind: 'unsafe', edits: [replaceAt(at, '')], preferred: true };
}

function ordinaryComment(at: Place, text: string): Fix[] {
  const section = sectionOf(at);
  if (!section || at.start === at.end) return [];
  const fixes: Fix[] = [
    { title: 'Make it an ordinary comment', kind: 'unsafe', edits: [replaceAt(at, '; --')], preferred: true },
  ];
  if (text === ';--;') return fixes;
  const line = section.text.split('\n')[at.line] ?? '';
  const end = insertAt(section, at.line, line.trimEnd().length, ' --;');
  return [...fixes, { title: 'End the comment on this line', kind: 'unsafe', edits: [end] }];
}
