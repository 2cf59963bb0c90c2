import { insertAt, sectionLine } from '../../dialects/asterisk/edit/lines';
import type { LoadProblem } from '../../dialects/asterisk/load/problem';
import { nearest } from '../../text/nearest';
import { Place } from '../../text/place';
import type { Fix } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';
import { commentOutAt, each, replaceFix } from './fixes';
import { isBlankItem } from './ignored-parent';
import { sectionOf } from './sections';

/** Lines at which Asterisk gives up the file: `return -1` in main/config.c, `process_text_line`. */
export const fileRejected = rule({
  id: 'asterisk/file-rejected',
  title: 'Asterisk refuses the whole file',
  severity: 'error',
  on: 'asterisk.problem',
  docs: {
    why: 'A template that is not defined above, `(+)` without a section to add to, a header without `]` or an option ahead of the first section make Asterisk refuse the file: **no object of any type exists** after a start, and a reload keeps the old ones. In an included file it stops reading there and goes on in the including file, without another word.',
    invalid: [
      pjsip('[alice](phone)\ntype = endpoint\n'),
      pjsip('[phone](!)\ntype = endpoint\n\n[alice(phone)\ncontext = office\n'),
      pjsip('context = office\n\n[alice]\ntype = endpoint\n'),
      pjsip('[alice](+)\ncontext = office\n'),
    ],
    valid: [
      pjsip('[phone](!)\ntype = endpoint\n\n[alice](phone)\ncontext = office\n\n[alice](+)\nlanguage = de\n'),
    ],
  },
  check(problem, context) {
    const cause = causeOf(problem);
    if (cause === undefined) return;
    const { advice, fixes } = cause;
    const message = `${cause.what}. ${consequence(problem)} ${advice}.`;
    report(context, fileRejected, problem.at, message, {
      fixes: () => fixes?.(problem, context.scope.names(`${context.subject.dialect}:section/`)) ?? [],
    });
  },
});

interface Cause {
  readonly what: string;
  readonly advice: string;
  fixes?(problem: LoadProblem, templates: readonly string[]): Fix[];
}

function consequence({ effect }: LoadProblem): string {
  return effect === 'file'
    ? 'Asterisk refuses the whole file: after a start nothing of it is loaded, and a reload changes nothing.'
    : 'Asterisk stops reading this included file here and goes on without the rest of it.';
}

function causeOf(problem: LoadProblem): Cause | undefined {
  const { kind, subject, effect } = problem;
  if (effect === 'line') return undefined;
  switch (kind) {
    case 'undefined-parent':
      return isBlankItem(subject) ? undefined : undefinedParent(problem);
    case 'append-without-target':
      return {
        what: `There is no section [${subject}] above that this one could be added to`,
        advice: 'Define it above, or take the (+) away',
        fixes: dropAddition,
      };
    case 'no-closing-bracket':
      return { what: 'This header has no ]', advice: 'Close it', fixes: closeBracket };
    case 'no-closing-parenthesis':
      return { what: 'The list of templates has no )', advice: 'Close it', fixes: closeParenthesis };
    case 'bad-escape':
      return { what: 'A \\ ahead of a blank escapes nothing', advice: 'Remove it', fixes: asComment };
    case 'no-category':
      return {
        what: 'This line stands ahead of the first section, so it belongs to none',
        advice: 'Move it into a section, or make it a comment',
        fixes: asComment,
      };
    case 'utf-16':
      return { what: 'The file is UTF-16, and Asterisk reads bytes', advice: 'Save it as UTF-8' };
    case 'include-too-deep':
      return {
        what: 'Files include each other more than 10 deep, and Asterisk takes this one for missing',
        advice: 'Include it from a file nearer to the main one',
      };
    default:
      return undefined;
  }
}

function undefinedParent({ at, subject }: LoadProblem): Cause {
  const own = sectionOf(at)?.header?.name.toLowerCase() === subject.toLowerCase();
  return {
    what: own
      ? `Section [${subject}] asks for itself as a template`
      : `There is no section [${subject}] above this line to inherit from`,
    advice: 'A template must stand ahead of its heirs: define it above, or correct the name',
    fixes: ({ at: place }, templates) => each(nearest(subject, templates), (name) => replaceFix(place, name)),
  };
}

function dropAddition({ at }: LoadProblem): Fix[] {
  const section = sectionOf(at);
  const { header } = section ?? {};
  const items = header?.items?.filter((item) => !item.text.startsWith('+')).map(({ text }) => text);
  if (!section || !header || !items) return [];
  const list = items.length > 0 ? `(${items.join(',')})` : '';
  const place = new Place(section, 0, header.end + 1, header.close);
  return [{ ...replaceFix(place, list), title: 'Make it a section of its own' }];
}

function closeBracket({ at }: LoadProblem): Fix[] {
  const section = sectionOf(at);
  if (!section) return [];
  const line = sectionLine(section, at.line);
  // `[name(template)` lacks it ahead of the list
  const list = line.lastIndexOf('(', at.end);
  const column = list > at.start ? list : at.end;
  return [
    { title: 'Insert the missing ]', kind: 'unsafe', edits: [insertAt(section, at.line, column, ']')] },
  ];
}

function closeParenthesis({ at }: LoadProblem): Fix[] {
  const section = sectionOf(at);
  const column = section?.header?.close;
  if (!section || column === undefined) return [];
  return [{ title: 'Insert the missing )', kind: 'unsafe', edits: [insertAt(section, 0, column, ')')] }];
}

function asComment({ at }: LoadProblem): Fix[] {
  const section = sectionOf(at);
  return section ? commentOutAt(section, at.line, 'unsafe') : [];
}
