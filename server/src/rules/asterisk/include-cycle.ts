import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';

/** Asterisk's check of unchanged includes goes round without end, main/config.c:2458. */
export const includeCycle = rule({
  id: 'asterisk/include-cycle',
  title: 'Files that include each other in a circle',
  severity: 'error',
  on: 'asterisk.problem',
  docs: {
    why: 'A file that includes itself, directly or through others, **crashes Asterisk at start**: it reads the files ten deep and then follows the circle without end when it remembers what it has read.',
    invalid: [pjsip('[alice]\ntype = aor\n\n#include "pjsip.conf"\n')],
    valid: [
      {
        files: {
          'pjsip.conf': '#include "pjsip_phones.conf"\n',
          'pjsip_phones.conf': '[alice]\ntype = aor\n',
        },
      },
    ],
  },
  check({ kind, at, subject }, context) {
    if (kind !== 'include-cycle') return;
    const message = `${subject} leads back to a file that is being read already. Asterisk crashes on such a circle when it starts. Remove one of the includes.`;
    report(context, includeCycle, at, message);
  },
});
