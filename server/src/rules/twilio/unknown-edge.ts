import { edgeOf } from '../../twilio/edges';
import { twilioHost } from '../hosts';
import { report } from '../report';
import { rule } from '../rule';
import { partOf, rewrites } from '../text-fixes';
import { pjsip, REGISTRATION, TRUNK } from './examples';
import { isSipHost } from './misspelled-host';

export const unknownEdge = rule({
  id: 'twilio/unknown-edge',
  title: 'An edge that Twilio does not have',
  severity: 'error',
  on: 'host',
  docs: {
    why: 'The label between `sip` or `pstn` and `twilio.com` names the edge where traffic enters Twilio: `ashburn`, `umatilla`, `dublin`, `frankfurt`, `singapore`, `tokyo`, `sao-paulo`, `sydney`, or an interconnect such as `london-ix`. Any other label makes a name that does not exist in the DNS. `roaming` and `gll` belong to the Voice SDK.',
    invalid: [
      pjsip(TRUNK, ['acme.pstn.dublin', 'acme.pstn.london']),
      pjsip(REGISTRATION, ['acme.sip.dublin', 'acme.sip.roaming']),
    ],
    valid: [pjsip(TRUNK, ['acme.pstn.dublin', 'acme.pstn.london-ix']), pjsip(REGISTRATION)],
  },
  check(use, context) {
    const { host: source } = use;
    if (!isSipHost(use) || source.value === undefined) return;
    const host = twilioHost(source.value);
    if (host?.kind !== 'unknown-edge') return;
    const { label, suggestions, reason } = host;
    const part = partOf(source, label.offset, label.offset + label.text.length);
    const why = reason === undefined ? 'the name does not exist in the DNS' : reason;
    const nearest = suggestions.length > 0 ? ` Write ${listed(suggestions)}.` : ' Write an edge, or none.';
    const message = `Twilio has no edge ${part.text}: ${why}, so nothing that is sent to ${source.text} arrives.${nearest}`;
    report(context, unknownEdge, part.at, message, {
      fixes: () =>
        suggestions.flatMap((edge, index) =>
          rewrites(context, use, part, edge, `Change to ${edge}, ${edgeOf(edge)?.location}`, {
            preferred: index === 0,
          }),
        ),
    });
  },
});

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
