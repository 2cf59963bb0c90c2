import { sameOption } from '../../dialects/asterisk/objects/pjsip-object';
import { linePlace, valuePlace } from '../../dialects/asterisk/objects/setting';
import { hasPlaceholder } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';
import { removeThisLine } from './fixes';

/** The first `type` counts, a template's too, and every later one is passed over (res_sorcery_config.c:289). */
export const ignoredType = rule({
  id: 'asterisk/ignored-type',
  title: 'A type that does not count, for another one stands ahead of it',
  severity: 'warning',
  on: 'asterisk.category',
  docs: {
    why: 'For every other option the last line counts, but for `type` it is the first, and the lines of templates stand ahead of the own ones. So a section cannot override the `type` of its template: it becomes what the template says, without a word.',
    invalid: [pjsip('[phone](!)\ntype = aor\n\n[alice](phone)\ntype = endpoint\n')],
    valid: [pjsip('[phone](!)\nmax_contacts = 1\n\n[alice](phone)\ntype = aor\n')],
  },
  check({ category, typeEntry, role }, context) {
    if (!typeEntry || role === 'template' || role === 'context' || hasPlaceholder(typeEntry.value)) return;
    for (const entry of category.variables) {
      if (entry === typeEntry || !sameOption(entry.name, 'type') || entry.value === typeEntry.value) continue;
      if (hasPlaceholder(entry.value)) continue;
      const advice =
        entry.section === typeEntry.section
          ? 'Remove one of them'
          : 'Take the type out of the template, or remove this line';
      const message = `The first type counts, and that is ${typeEntry.value}: this line changes nothing. ${advice}.`;
      report(context, ignoredType, valuePlace(entry), message, {
        tags: ['unnecessary'],
        related: [{ at: linePlace(typeEntry), message: 'This type counts.' }],
        fixes: () => [removeThisLine(entry)],
      });
    }
  },
});
