import { rule } from '../rule';
import { pjsip } from './example';
import { accuses, faultyPart, reportFault, settingOf } from './fault';
import { changeTo, each } from './fixes';

/** A value that Asterisk's handler of the option refuses: the object is dropped. */
export const invalidValue = rule({
  id: 'asterisk/invalid-value',
  title: 'A value that Asterisk refuses',
  severity: 'error',
  on: 'asterisk.fault',
  docs: {
    why: 'Numbers out of range, words that are no value of the option, unknown codecs and malformed networks are errors to Asterisk: it drops the **whole object** and logs no more than `Error parsing OPTION=VALUE`.',
    invalid: [
      pjsip('[alice]\ntype = endpoint\ndtmf_mode = rfc2833x\n'),
      pjsip('[alice]\ntype = endpoint\ndisallow = all\nallow = ulaw,g711\n'),
      pjsip('[alice]\ntype = aor\ndefault_expiration = 1h\n'),
    ],
    valid: [
      pjsip('[alice]\ntype = endpoint\ndtmf_mode = rfc4733\ndisallow = all\nallow = ulaw,alaw\n'),
      pjsip('[alice]\ntype = aor\ndefault_expiration = 3600\n'),
    ],
  },
  check(subject, context) {
    if (!accuses(invalidValue, subject)) return;
    const { fault } = subject;
    const setting = settingOf(subject);
    reportFault(context, invalidValue, subject, 'value', {
      fixes: () => {
        const part = setting?.entry && faultyPart(setting, fault.message);
        return part ? each(fault.suggestions, (text) => changeTo(part.at, text)) : [];
      },
    });
  },
});
