import { sectionLine } from '../../dialects/asterisk/edit/lines';
import { isInclusion } from '../../dialects/asterisk/load/lines';
import { linePlace } from '../../dialects/asterisk/objects/setting';
import { ProgramSubject } from '../../dialects/asterisk/program-subject';
import type { Entry } from '../../syntax/conf/tree';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { pjsip } from './example';
import { commentOutAt } from './fixes';
import { isTemplated } from './sections';

/** Lines that Asterisk skips with no more than a warning, main/config.c:2133-2334. */
export const syntax = rule({
  id: 'asterisk/syntax',
  title: 'A line that Asterisk skips',
  severity: 'warning',
  on: 'asterisk.line-fault',
  docs: {
    why: 'Comments begin with `;`. A line that begins with `#` is a directive and one with `//` is an option without `=`: Asterisk warns and goes on, and so it does with any other line that it cannot read. Make such a line a comment, or write what was meant.',
    invalid: [
      pjsip('[alice]\ntype = aor\n# one phone only\nmax_contacts = 1\n'),
      pjsip('[alice]\ntype = aor\n// one phone only\nmax_contacts = 1\n'),
      pjsip('[alice]\ntype = aor\nmax_contacts 1\n'),
    ],
    valid: [pjsip('[alice]\ntype = aor\n; one phone only\nmax_contacts = 1\n')],
  },
  check(entry, context) {
    if (isTemplated(entry.section) || isRejection(entry, context)) return;
    const problem = problemOf(entry);
    if (!problem) return;
    report(context, syntax, linePlace(entry), problem, {
      tags: ['unnecessary'],
      // a comment of that length is skipped with the same warning
      fixes: () => (entry.fault === 'too-long' ? [] : commentOutAt(entry.section, entry.line, 'safe')),
    });
  },
});

/** Ahead of the first section of a main file such a line makes Asterisk refuse the file. */
function isRejection({ fault }: Entry, { subject }: RuleContext): boolean {
  const isOrphan = subject instanceof ProgramSubject && !subject.program.fragment;
  return isOrphan && (fault === 'no-equals' || fault === 'no-name');
}

function problemOf(entry: Entry): string | undefined {
  const { kind, fault, name, value } = entry;
  if (kind === 'directive') return isInclusion(entry) ? undefined : directive(name, value);
  switch (fault) {
    case 'no-equals':
      return sectionLine(entry.section, entry.line).trimStart().startsWith('//')
        ? 'This is no comment, for comments begin with ";". Asterisk finds no "=" in the line and skips it. Begin the line with ";".'
        : 'Asterisk finds no "=" in this line and skips it. Write name = value, or make the line a comment.';
    case 'no-name':
      return 'There is no option name ahead of the "=", so Asterisk skips this line. Write name = value, or make the line a comment.';
    case 'too-long':
      return 'This line has more than 8190 bytes, so Asterisk skips it whole. Shorten it or split it into several lines.';
    default:
      return undefined;
  }
}

function directive(name: string, value: string): string {
  const word = name.toLowerCase();
  if (word === '') {
    return 'This is no comment, for comments begin with ";". Asterisk takes "#" for a directive that it does not know and skips the line. Begin the line with ";".';
  }
  if (value === '' && ['include', 'tryinclude', 'exec'].includes(word)) {
    return `#${name} names no file, so Asterisk skips this line. Name one, or remove the line.`;
  }
  return `Asterisk knows no directive #${name}, so it skips this line. Write #include or #tryinclude, or begin a comment with ";".`;
}
