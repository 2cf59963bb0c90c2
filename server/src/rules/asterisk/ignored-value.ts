import { rule } from '../rule';
import { pjsip } from './example';
import { accuses, faultyPart, reportFault, settingOf } from './fault';
import { changeTo, each } from './fixes';

/** A value that counts for nothing, or for another one, while the object loads. */
export const ignoredValue = rule({
  id: 'asterisk/ignored-value',
  title: 'A value that Asterisk ignores or takes for another one',
  severity: 'warning',
  on: 'asterisk.fault',
  docs: {
    why: 'The object loads, but not with what is written: some options pass over a word that they do not know and keep the value that they had, others cut or replace it. Nothing or only a warning is logged.',
    invalid: [pjsip('[alice]\ntype = endpoint\ndtls_setup = activ\n')],
    valid: [pjsip('[alice]\ntype = endpoint\ndtls_setup = actpass\n')],
  },
  check(subject, context) {
    if (!accuses(ignoredValue, subject)) return;
    const { fault } = subject;
    const setting = settingOf(subject);
    reportFault(context, ignoredValue, subject, 'value', {
      fixes: () => {
        const part = setting?.entry && faultyPart(setting, fault.message);
        return part ? each(fault.suggestions, (text) => changeTo(part.at, text)) : [];
      },
    });
  },
});
