import type { LoadProblem, ProblemKind } from './problem';

type Text = (subject: string) => string;

const TEXTS: Readonly<Partial<Record<ProblemKind, Text>>> = {
  'bad-escape': () => 'a \\ stands in front of a blank',
  'no-closing-bracket': () => 'a section header has no closing ]',
  'no-closing-parenthesis': () => 'a section header has no closing )',
  'no-category': (subject) => `the option "${subject}" stands before any section`,
  'undefined-parent': (subject) => `the parent "${subject}" is not defined above this section`,
  'append-without-target': (subject) => `there is no section [${subject}] above to append to`,
  'include-missing': (subject) => `#include "${subject}" matches no file`,
  'include-too-deep': (subject) => `#include "${subject}" is more than ten files deep`,
  'include-cycle': (subject) =>
    `#include "${subject}" leads back to itself, and Asterisk crashes on that at its start`,
};

/** What a problem that stops the reading is, as the middle of a sentence. */
export function problemText({ kind, subject }: LoadProblem): string {
  return TEXTS[kind]?.(subject) ?? `Asterisk cannot read this line (${kind})`;
}
