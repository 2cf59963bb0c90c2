import { twilioHost } from '../hosts';
import { report } from '../report';
import { rule } from '../rule';
import { partOf, rewrites } from '../text-fixes';
import { pjsip, REGISTRATION, TRUNK } from './examples';
import { isSipHost } from './misspelled-host';

export const regionInHost = rule({
  id: 'twilio/region-in-host',
  title: 'A SIP host with an edge and a region',
  severity: 'error',
  on: 'host',
  docs: {
    why: 'Only the hosts of the REST API carry an edge and a region (`api.dublin.ie1.twilio.com`). A SIP host names an edge at most; the region is a property of the SIP Domain or trunk and is chosen in the account. The longer name does not exist in the DNS.',
    invalid: [pjsip(REGISTRATION, ['acme.sip.dublin', 'acme.sip.dublin.ie1'])],
    valid: [pjsip(REGISTRATION), pjsip(TRUNK)],
  },
  check(use, context) {
    const { host: source } = use;
    if (!isSipHost(use) || source.value === undefined) return;
    const host = twilioHost(source.value);
    if (host?.kind !== 'region-in-host') return;
    const { labels, edge } = host;
    const part = partOf(source, labels.offset, labels.offset + labels.text.length);
    const message = `A SIP host of Twilio names one edge and no region: ${source.text} does not exist in the DNS, so nothing that is sent there arrives. Write ${edge} in place of ${part.text}; the region is set in the account.`;
    report(context, regionInHost, part.at, message, {
      fixes: () => rewrites(context, use, part, edge, `Change to ${edge}`, { preferred: true }),
    });
  },
});
