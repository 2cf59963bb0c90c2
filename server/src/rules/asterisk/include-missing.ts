import { replaceAt } from '../../dialects/asterisk/edit/lines';
import type { LoadProblem } from '../../dialects/asterisk/load/problem';
import { Place } from '../../text/place';
import { hasPlaceholder, isTemplateWord } from '../../text/placeholder';
import type { Fix } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';
import { sectionOf } from './sections';

/** Asterisk resolves includes from its configuration folder, main/config.c:2374. */
export const includeMissing = rule({
  id: 'asterisk/include-missing',
  title: 'An include that leads to no file',
  severity: 'error',
  on: 'asterisk.problem',
  docs: {
    why: 'Where `#include` finds no file Asterisk refuses the whole including file, also for a pattern such as `conf.d/*.conf` that matches nothing. Relative paths start at the configuration folder (`/etc/asterisk`), never at the including file. `#tryinclude` passes over what is missing. What lies outside the workspace cannot be checked, so nothing is said of names that may be defined there.',
    invalid: [
      pjsip('[alice]\ntype = aor\n\n#include "phones.conf"\n'),
      pjsip('[alice]\ntype = aor\n\n#include "/srv/generated/phones.conf"\n'),
    ],
    valid: [
      pjsip('[alice]\ntype = aor\n\n#tryinclude "phones.conf"\n'),
      {
        files: {
          'pjsip.conf': '#include "pjsip_phones.conf"\n',
          'pjsip_phones.conf': '[alice]\ntype = aor\n',
        },
      },
    ],
  },
  check(problem, context) {
    const { kind, at, subject } = problem;
    if (kind === 'include-missing') {
      report(context, includeMissing, at, messageOf(problem), { fixes: () => tryInclude(at) });
    } else if (kind === 'include-outside' && !hasPlaceholder(subject) && !isTemplateWord(subject)) {
      const what = `${subject} cannot be looked at from here, so it is not known what it defines, nor whether it is there`;
      const isDialplan = context.subject.dialect === 'asterisk-dialplan';
      const message = isDialplan
        ? `${what}.`
        : `${what}. Rules about missing objects stay silent in this configuration.`;
      report(context, includeMissing, at, message, { severity: 'hint' });
    }
  },
});

function messageOf({ subject, effect }: LoadProblem): string {
  const what = `There is no file ${subject} in the configuration folder, from which Asterisk reads every include`;
  const consequence =
    effect === 'file'
      ? 'Asterisk refuses the whole file, and nothing of it is loaded.'
      : 'Asterisk stops reading this included file here and goes on without the rest of it.';
  return `${what}. ${consequence} Correct the path, or write #tryinclude.`;
}

function tryInclude(at: Place): Fix[] {
  const section = sectionOf(at);
  const entry = section?.entries.find(({ kind, line }) => kind === 'directive' && line === at.line);
  if (!section || !entry) return [];
  const name = new Place(section, entry.line, entry.nameStart, entry.nameEnd);
  return [
    {
      title: 'Change to #tryinclude',
      kind: 'unsafe',
      edits: [replaceAt(name, '#tryinclude')],
      preferred: true,
    },
  ];
}
