import { report } from '../report';
import { rule } from '../rule';
import { configuration } from './example';

function allowed(count: number) {
  const numbers = Array.from({ length: count }, (_, index) => `+1555${String(index).padStart(7, '0')}`);
  return configuration(
    `  <X-PRE-PROCESS cmd="set" data="numbers=${numbers.join('|')}"/>
  <section name="dialplan">
    <context name="default">
      <extension name="allowed">
        <condition field="destination_number" expression="^($\${numbers})$"/>
        <condition field="caller_id_number" expression="^($\${numbers}|$\${numbers}|$\${numbers})$"/>
      </extension>
    </context>
  </section>
`,
  );
}

/** The buffer of the expansion holds 2048 bytes, switch_xml.c:1307 and 1500. Seen with FreeSWITCH 1.10.12. */
export const lineCut = rule({
  id: 'freeswitch/line-cut',
  title: 'A line that is too long once its variables are filled in',
  severity: 'warning',
  on: 'freeswitch.problem',
  docs: {
    why: 'FreeSWITCH fills in the variables of a line in a buffer of 2048 bytes, more where the line itself is long. What does not fit is **cut off**, without a word, and the configuration most likely is no XML any more then. Break the line in two, or take the variables out of it. No line at all may be longer than one MiB.',
    invalid: [allowed(60)],
    valid: [allowed(20)],
  },
  check({ kind, at, subject }, context) {
    if (kind === 'long-line') report(context, lineCut, at, subject === 'cut' ? CUT : NEAR);
    else if (kind === 'line-limit') report(context, lineCut, at, LIMIT);
  },
});

const CUT =
  'With its variables filled in this line is longer than the buffer of FreeSWITCH for it (2048 bytes where the line itself is short), so the rest is cut off without a word. Break it in two.';
const NEAR =
  'With its variables filled in this line nearly fills the buffer of FreeSWITCH for it (2048 bytes where the line itself is short), which cuts off what does not fit. Break it in two.';
const LIMIT =
  'This line is longer than one MiB: FreeSWITCH takes the rest for another line ("Single line limit reached!"). Break it in two.';
