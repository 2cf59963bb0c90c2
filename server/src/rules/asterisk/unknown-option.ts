import { rule } from '../rule';
import { pjsip } from './example';
import { accuses, reportFault, settingOf } from './fault';
import { each, removeThisLine, renameTo } from './fixes';

/** Asterisk stops at the first option that the type does not have and drops the object (res_sorcery_config.c:415). */
export const unknownOption = rule({
  id: 'asterisk/unknown-option',
  title: 'An option that the type of the section does not have',
  severity: 'error',
  on: 'asterisk.fault',
  docs: {
    why: 'One misspelled or misplaced option is enough: Asterisk logs "Could not find option suitable for category" and drops the **whole object**, not only the line. An endpoint that is dropped can neither call nor be called. In `pjsip_wizard.conf` a plain unknown option is passed over without a word instead.',
    invalid: [
      pjsip('[alice]\ntype = aor\nmax_contact = 1\n'),
      pjsip('[alice]\ntype = endpoint\ncontext = office\nmax_contacts = 1\n'),
    ],
    valid: [pjsip('[alice]\ntype = aor\nmax_contacts = 1\n@owner = reception\n')],
  },
  check(subject, context) {
    if (!accuses(unknownOption, subject)) return;
    const { fault } = subject;
    const entry = settingOf(subject)?.entry;
    reportFault(context, unknownOption, subject, 'name', {
      // what a wizard passes over keeps no object from being loaded
      ...(fault.effect === 'dropped' ? {} : { severity: 'warning' }),
      fixes: () =>
        entry ? [...each(fault.suggestions, (name) => renameTo(entry, name)), removeThisLine(entry)] : [],
    });
  },
});
