import type { Setting } from '../../dialects/asterisk/objects/setting';
import { rule } from '../rule';
import type { AsteriskFault } from '../subjects';
import { pjsip } from './example';
import { accuses, reportFault, settingOf } from './fault';
import { removeThisLine } from './fixes';

/** Options that exclude or need each other: the object is dropped. */
export const conflictingOptions = rule({
  id: 'asterisk/conflicting-options',
  title: 'Options that exclude each other, or one without the other that it needs',
  severity: 'error',
  on: 'asterisk.fault',
  docs: {
    why: 'When all lines of an object are read Asterisk looks at some of them together. A registration with `line = yes` needs an `endpoint` (and the reverse), certificate files exclude automatic certificates, and session timers and port ranges must fit. Otherwise the whole object is dropped.',
    invalid: [
      pjsip(
        '[reg]\ntype = registration\nserver_uri = sip:sip.example.com\nclient_uri = sip:alice@sip.example.com\nline = yes\n',
      ),
    ],
    valid: [
      pjsip(
        '[alice]\ntype = endpoint\ncontext = office\n\n[reg]\ntype = registration\nserver_uri = sip:sip.example.com\nclient_uri = sip:alice@sip.example.com\nline = yes\nendpoint = alice\n',
      ),
    ],
  },
  check(subject, context) {
    if (!accuses(conflictingOptions, subject) || subject.owner.category.uncertain) return;
    reportFault(context, conflictingOptions, subject, 'value', {
      fixes: () =>
        partiesOf(subject).flatMap(({ entry, name }) =>
          entry ? [removeThisLine(entry, `Remove ${name}`)] : [],
        ),
    });
  },
});

/** The lines that are in conflict: without either of them there is none. */
function partiesOf(subject: AsteriskFault): Setting[] {
  const { fault, object } = subject;
  const first = settingOf(subject);
  const others = (fault.others ?? []).flatMap((index) => object.setting(index) ?? []);
  return first ? [first, ...others] : others;
}
