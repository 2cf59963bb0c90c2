import type { HostUse } from '../../sip/model';
import { numberForm } from '../../sip/phone-number';
import type { Sourced } from '../../sip/sourced';
import { literalUser } from '../../sip/sourced-uri';
import type { Place } from '../../text/place';
import { contains, type FileEdit } from '../../text/range';
import type { EdgeLabel } from '../../twilio/hosts';
import { productOf, twilioHost } from '../hosts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf, partOf } from '../text-fixes';
import { pjsip, REGISTRATION, TRUNK } from './examples';
import { isSipHost } from './misspelled-host';

export const legacyEdge = rule({
  id: 'twilio/legacy-edge',
  title: 'An edge under its old name',
  severity: 'info',
  on: 'host',
  docs: {
    why: 'Names such as `us1` and `ie1` are what edges were called until 2020. They still lead to the same servers, but they are easily taken for regions, which they are not: `us1` in a SIP host says nothing of where the account or its data live. The new name means exactly the same, so the fix changes nothing else.',
    invalid: [
      pjsip(REGISTRATION, ['acme.sip.dublin', 'acme.sip.ie1']),
      pjsip(TRUNK, ['acme.pstn.dublin', 'acme.pstn.us1']),
    ],
    valid: [pjsip(REGISTRATION), pjsip(TRUNK)],
  },
  check(use, context) {
    const { host: source } = use;
    if (!isSipHost(use) || source.value === undefined || mayBeUser(use)) return;
    const host = twilioHost(source.value);
    const edge = host && 'edge' in host && typeof host.edge === 'object' ? host.edge : undefined;
    if (!isLegacy(edge)) return;
    const { label, id } = edge;
    const part = partOf(source, label.offset, label.offset + label.text.length);
    const message = `${part.text} is the old name of the edge ${id}. It still works, but it looks like a region, and Twilio documents ${id} only. Write ${id}; the servers are the same.`;
    report(context, legacyEdge, part.at, message, {
      tags: ['deprecated'],
      // in a template too: the name means the same for every heir
      fixes: () =>
        part.at?.isExact
          ? fixOf(`Change to ${id}`, editsOf(use, part, part.at, id, context), {
              kind: isWithin(part.at, source.at) ? 'safe' : 'unsafe',
            })
          : [],
    });
  },
});

/** What is a host and something else the editor changes: the name of a FreeSWITCH gateway has to stay, for calls know it. */
function editsOf(
  use: HostUse,
  part: Sourced<string>,
  { uri, range }: Place,
  edge: string,
  { subject }: RuleContext,
): readonly FileEdit[] {
  const edits = part.origin === 'derived' ? subject.editor.set(use, part, edge) : [];
  return edits.length > 0 ? edits : [{ uri, range, newText: edge }];
}

/** A variable that holds nothing but the edge may be used for other things too. */
function isWithin(part: Place, host: Place | undefined): boolean {
  const { start, end } = part.range;
  return part.uri === host?.uri && contains(host.range, start) && contains(host.range, end);
}

function isLegacy(edge: EdgeLabel | undefined): edge is EdgeLabel {
  return edge?.legacy === true;
}

/** A registered user may be called at `us1`, and at no current name of an edge (32220): see twilio/localized-dial. */
function mayBeUser({ role, uri, host }: HostUse): boolean {
  if (role !== 'dial' || !uri || productOf(twilioHost(host.text)) !== 'sip-domain') return false;
  const user = literalUser(uri);
  return user === undefined || numberForm(user) === 'none';
}
