import { valuePlace } from '../../dialects/asterisk/objects/setting';
import { rule } from '../rule';
import { pjsip } from './example';
import { accuses, reportFault, settingOf } from './fault';
import { changeTo, each } from './fixes';

/** Asterisk's booleans never fail: what is not true is false (config_options.c, `bool_handler_fn`). */
export const silentBoolean = rule({
  id: 'asterisk/silent-boolean',
  title: 'A word that is no boolean and so silently means no',
  severity: 'warning',
  on: 'asterisk.fault',
  docs: {
    why: 'Only `yes`, `true`, `y`, `t`, `1` and `on` are true to Asterisk. Every other word, a typo of them too, means `no`, and nothing is logged: what you meant to switch on stays off.',
    invalid: [pjsip('[alice]\ntype = endpoint\nrewrite_contact = ys\n')],
    valid: [pjsip('[alice]\ntype = endpoint\nrewrite_contact = Yes\ndirect_media = off\n')],
  },
  check(subject, context) {
    if (!accuses(silentBoolean, subject)) return;
    const { suggestions = [] } = subject.fault;
    const entry = settingOf(subject)?.entry;
    reportFault(context, silentBoolean, subject, 'value', {
      fixes: () =>
        entry
          ? each(suggestions.length > 0 ? suggestions : ['no', 'yes'], (text) =>
              changeTo(valuePlace(entry), text),
            )
          : [],
    });
  },
});
