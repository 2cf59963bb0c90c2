import type { HostUse } from '../../sip/model';
import { regionOf, restHostsDeadSince } from '../../twilio/regions';
import { twilioHost } from '../hosts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf, rewrites } from '../text-fixes';
import { dialling, TRUNK } from './examples';

function request(host: string): string {
  return `[office]\nexten = 100,1,Set(ANSWER=\${CURL(https://${host}/2010-04-01/Accounts.json)})\n`;
}

export const apiHost = rule({
  id: 'twilio/api-host',
  title: 'A REST host that Twilio switched off',
  severity: 'error',
  on: 'host',
  docs: {
    why: `Hosts with a region alone, such as \`api.ie1.twilio.com\`, are announced not to answer since ${restHostsDeadSince}; before, they led to the United States whatever they said. A REST host names edge and region, \`api.dublin.ie1.twilio.com\`, or neither. Twilio's libraries put the dead host together where \`TWILIO_REGION\` is set and \`TWILIO_EDGE\` is not.`,
    invalid: [dialling(TRUNK, request('api.ie1.twilio.com')), { files: { '.env': 'TWILIO_REGION=ie1\n' } }],
    valid: [
      dialling(TRUNK, request('api.twilio.com')),
      dialling(TRUNK, request('api.dublin.ie1.twilio.com')),
      { files: { '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n' } },
    ],
  },
  check(use, context) {
    const { host: source, role } = use;
    if (role !== 'rest-api' || source.value === undefined) return;
    const host = twilioHost(source.value);
    if (host?.kind !== 'rest-api' || !host.dead) return;
    if (source.origin === 'derived') {
      reportRegion(use, regionOf(source.text)?.apiEdge, context);
      return;
    }
    const advice = host.suggestion ?? 'a host that names edge and region';
    const message = `${source.text} is switched off since ${restHostsDeadSince}, so requests to it fail; before, it led to the United States whatever it says. Write ${advice}.`;
    report(context, apiHost, source.at, message, {
      fixes: () =>
        host.suggestion === undefined
          ? []
          : rewrites(context, use, source, host.suggestion, `Change to ${host.suggestion}`, {
              preferred: true,
            }),
    });
  },
});

/** `TWILIO_REGION` without `TWILIO_EDGE`: the host stands nowhere, the library makes it. */
function reportRegion(use: HostUse, edge: string | undefined, context: RuleContext): void {
  const { host } = use;
  const name = edge ?? 'the edge of the region';
  const message = `With the region ${host.text} and no TWILIO_EDGE, Twilio's libraries ask ${host.value}, which is switched off since ${restHostsDeadSince}: every request fails. Set TWILIO_EDGE to ${name} beside it, or remove TWILIO_REGION.`;
  report(context, apiHost, host.at, message, {
    fixes: () =>
      edge === undefined
        ? []
        : fixOf(`Set TWILIO_EDGE to ${edge}`, context.subject.editor.add(use, 'edge', edge), {
            preferred: true,
          }),
  });
}
