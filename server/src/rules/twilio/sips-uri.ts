import type { HostUse } from '../../sip/model';
import { findParameter } from '../../sip/uri';
import { twilioHost } from '../hosts';
import { report } from '../report';
import { rule } from '../rule';
import { isWhole, partOf, rewrites } from '../text-fixes';
import { pjsip, SECURE_TRUNK } from './examples';
import { isSipHost } from './misspelled-host';

export const sipsUri = rule({
  id: 'twilio/sips-uri',
  title: 'A sips: URI towards Twilio',
  severity: 'warning',
  on: 'host',
  docs: {
    why: '`sips:` asks for TLS on every hop up to the callee. Twilio does not give that: it takes `sips:` for `sip:` with `transport=tls` and advises against it, because some of its answers then name URIs that the PBX will not route. Write what is meant.',
    invalid: [
      pjsip(SECURE_TRUNK, [
        'contact = sip:acme.pstn.dublin.twilio.com:5061\\;transport=tls',
        'contact = sips:acme.pstn.dublin.twilio.com:5061',
      ]),
    ],
    valid: [pjsip(SECURE_TRUNK)],
  },
  check(use, context) {
    const { uri } = use;
    if (uri?.value?.scheme !== 'sips' || !isSipHost(use) || isSchemeRefused(use)) return;
    const host = twilioHost(use.host.text);
    if (!host || host.kind === 'rest-api') return;
    const { at } = uri.value;
    const scheme = partOf(uri, at.offset, at.offset + 'sips'.length);
    const message =
      'Twilio takes sips: for sip: with transport=tls and advises against it: calls may be routed otherwise than meant. Write sip: and ;transport=tls.';
    report(context, sipsUri, scheme.at, message, {
      fixes: () => {
        if (!uri.value || !isWhole(uri)) return [];
        const rest = uri.text.slice(at.offset + 'sips'.length, at.offset + at.text.length);
        const isNamed = findParameter(uri.value, 'transport') !== undefined;
        const [address = rest, ...headers] = rest.split('?');
        const text = isNamed ? `sip${rest}` : [`sip${address};transport=tls`, ...headers].join('?');
        const whole = partOf(uri, at.offset, at.offset + at.text.length);
        return rewrites(context, use, whole, text, 'Change to sip: with transport=tls', { preferred: true });
      },
    });
  },
});

/** In the proxy of a gateway no scheme may stand at all: see freeswitch/proxy-scheme. */
function isSchemeRefused({ userAgent, role }: HostUse): boolean {
  return userAgent === 'freeswitch' && (role === 'registrar' || role === 'target');
}
