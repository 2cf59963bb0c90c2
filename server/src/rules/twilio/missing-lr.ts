import { findParameter } from '../../sip/uri';
import { twilioHost } from '../hosts';
import { report } from '../report';
import { rule } from '../rule';
import { setsParameter } from '../text-fixes';
import { pjsip, REGISTRATION } from './examples';

const PROXIED: readonly [string, string] = [
  'server_uri = sip:acme.sip.dublin.twilio.com',
  'server_uri = sip:acme.sip.twilio.com\noutbound_proxy = sip:sip.dublin.twilio.com\\;lr',
];

export const missingLr = rule({
  id: 'twilio/missing-lr',
  title: 'An outbound proxy at Twilio without lr',
  severity: 'warning',
  on: 'host',
  docs: {
    why: "Without `;lr` the proxy counts as a strict router (RFC 2543): the request-URI is replaced by the proxy's own, and Twilio, which finds the SIP Domain by the request-URI, no longer learns whose request it is. In Asterisk's files the semicolon must be escaped, `\\;lr`; else it begins a comment. FreeSWITCH needs none: it only sends to the proxy of a gateway and writes no `Route`; what other programs do with theirs nobody can tell from their settings.",
    invalid: [pjsip(REGISTRATION, [PROXIED[0], PROXIED[1].replace('\\;lr', '')])],
    valid: [pjsip(REGISTRATION, PROXIED), pjsip(REGISTRATION)],
  },
  check(use, context) {
    const { uri } = use;
    // mod_sofia hands the proxy to NUTAG_PROXY, "routing URI that is not included in the request" (nua_tag.c)
    if (use.userAgent !== 'asterisk') return;
    // asterisk/semicolon-cuts-value says what became of an ;lr that a comment swallows
    if (use.role !== 'outbound-proxy' || !uri?.value || uri.unread !== undefined) return;
    const host = twilioHost(use.host.text);
    if (!host || host.kind === 'rest-api' || findParameter(uri.value, 'lr')) return;
    const message = `The outbound proxy ${use.host.text} has no lr parameter, so it is taken for a strict router and the request-URI is overwritten: Twilio no longer learns which SIP Domain or trunk is meant. Add ;lr.`;
    report(context, missingLr, uri.at, message, {
      fixes: () => setsParameter(context, use, uri, { name: 'lr' }, 'Add lr'),
    });
  },
});
