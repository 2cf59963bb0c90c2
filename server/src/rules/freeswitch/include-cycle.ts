import { nameOf } from '../../workspace/uri';
import { report } from '../report';
import { rule } from '../rule';
import { configuration } from './example';

/** Nothing looks for cycles; at a depth of 100 the preprocessor stops, switch_xml.c:1418. */
export const includeCycle = rule({
  id: 'freeswitch/include-cycle',
  title: 'A file that includes itself, directly or through others',
  severity: 'error',
  on: 'freeswitch.problem',
  docs: {
    why: 'FreeSWITCH does not notice that it is reading the file already: it copies it in a **hundred times** until it reaches its limit ("Maximum recursion limit reached"). All that stands in it is there a hundred times then, gateways and users as well. A pattern such as `*.xml` in a file of the same folder matches that file too.',
    invalid: [
      configuration(
        '  <X-PRE-PROCESS cmd="include" data="conf/*.xml"/>\n  <section name="configuration"/>\n',
        {
          'conf/all.xml': '<include>\n  <X-PRE-PROCESS cmd="include" data="*.xml"/>\n</include>\n',
        },
      ),
    ],
    valid: [
      configuration(
        '  <X-PRE-PROCESS cmd="include" data="conf/*.xml"/>\n  <section name="configuration"/>\n',
        {
          'conf/all.xml': '<include>\n  <X-PRE-PROCESS cmd="include" data="site/*.xml"/>\n</include>\n',
          'conf/site/vars.xml': '<include>\n</include>\n',
        },
      ),
    ],
  },
  check({ kind, at, subject }, context) {
    if (kind !== 'include-cycle') return;
    const message = `This leads back to ${nameOf(subject)}, which is being read: FreeSWITCH copies it in a hundred times, with all that stands in it. Name the files that are meant, or move them to a folder of their own.`;
    report(context, includeCycle, at, message);
  },
});
