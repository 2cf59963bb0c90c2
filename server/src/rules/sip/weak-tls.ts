import { ownValue } from '../../text/own-value';
import { report } from '../report';
import { rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, SECURE_TRUNK, TRUNK } from '../twilio/examples';

/** Methods whose highest version is below TLS 1.2. `sslv23` means every version, and the defaults go higher too. */
const WEAK: Readonly<Record<string, string>> = {
  sslv2: 'SSL 2',
  sslv3: 'SSL 3',
  tlsv1: 'TLS 1.0',
  tlsv1_1: 'TLS 1.1',
};

/** As the program itself writes it. */
const TLS_1_2 = { asterisk: 'tlsv1_2', freeswitch: 'tlsv1.2', other: 'tlsv1.2' } as const;

export const weakTls = rule({
  id: 'sip/weak-tls',
  title: 'A TLS transport that goes no higher than TLS 1.1',
  severity: 'warning',
  twilioErrors: [32222],
  on: 'transport',
  docs: {
    why: "TLS 1.0 and 1.1 are deprecated (RFC 8996) and SSL is broken. `method` names one version, not the lowest one: with `tlsv1` nothing newer is ever offered, and providers that want TLS 1.2, Twilio among them (32222), refuse the connection. Write `tlsv1_2`. FreeSWITCH's `tls-version` is a list: the highest one in it counts.",
    invalid: [pjsip(SECURE_TRUNK, ['method = tlsv1_2', 'method = tlsv1'])],
    valid: [pjsip(SECURE_TRUNK), pjsip(SECURE_TRUNK, ['method = tlsv1_2\n', '']), pjsip(TRUNK)],
  },
  check(transport, context) {
    const { tlsMethod, protocol, userAgent } = transport;
    const version =
      tlsMethod?.value === undefined ? undefined : ownValue(WEAK, tlsMethod.value.toLowerCase());
    if (!tlsMethod || version === undefined || protocol.value !== 'tls') return;
    const method = TLS_1_2[userAgent];
    const message = `This transport offers ${version} and nothing newer: servers that want TLS 1.2 refuse it, Twilio among them (32222). Write ${method}.`;
    report(context, weakTls, tlsMethod.at, message, {
      fixes: () =>
        rewrites(context, transport, tlsMethod, method, `Change to ${method}`, { preferred: true }),
    });
  },
});
