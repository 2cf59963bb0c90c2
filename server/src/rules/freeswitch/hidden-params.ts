import { rule } from '../rule';
import { gateways } from './example';
import { accuses, reportFault } from './fault';
import { moveInto } from './fixes';

const BOTH = `<include>
  <gateway name="acme">
    <params>
      <param name="proxy" value="acme.pstn.dublin.twilio.com"/>
      <param name="register" value="false"/>
      <param name="caller-id-in-from" value="true"/>
    </params>
    <param name="username" value="pbx"/>
    <param name="password" value="Example-Passw0rd"/>
  </gateway>
</include>
`;

/** sofia.c:3880: `<params>` is looked for first, and only without it direct `<param>` children count. */
export const hiddenParams = rule({
  id: 'freeswitch/hidden-params',
  title: 'Params that a `<params>` element hides',
  severity: 'warning',
  on: 'freeswitch.fault',
  docs: {
    why: 'The params of a gateway stand either directly in `<gateway>` or in a `<params>` child. Where there is such a child, FreeSWITCH reads nothing else: what stands beside it is passed over without a word, also a second `<params>`, and the `register="false"` or the password that the gateway needs: it is dropped for want of them then. The same is true of `<variable>` and `<variables>`. Move them into the first one.',
    invalid: [gateways(BOTH)],
    valid: [
      gateways(BOTH.replace('    </params>\n', '').replace('  </gateway>', '    </params>\n  </gateway>')),
    ],
  },
  check(subject, context) {
    if (!accuses(hiddenParams, subject)) return;
    const { effect, misplaced } = subject.fault;
    reportFault(context, hiddenParams, subject, {
      severity: effect === 'dropped' ? 'error' : 'warning',
      moreFixes: () => (misplaced ? moveInto(misplaced.container, misplaced.elements) : []),
    });
  },
});
