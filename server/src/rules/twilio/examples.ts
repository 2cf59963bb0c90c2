import type { Example } from '../rule';

/** A pjsip.conf that registers with a SIP Domain and that nobody has anything to say about. */
export const REGISTRATION = `[transport-udp]
type = transport
protocol = udp
bind = 0.0.0.0:5060
external_signaling_address = 203.0.113.10
external_media_address = 203.0.113.10

[acme-auth]
type = auth
username = alice
password = Example-Passw0rd

[acme]
type = registration
transport = transport-udp
server_uri = sip:acme.sip.dublin.twilio.com
client_uri = sip:alice@acme.sip.twilio.com
outbound_auth = acme-auth
expiration = 3600
forbidden_retry_interval = 300
fatal_retry_interval = 300
max_retries = 10000
`;

/** A pjsip.conf with a trunk for calls in both directions that nobody has anything to say about. */
export const TRUNK = `[transport-udp]
type = transport
protocol = udp
bind = 0.0.0.0:5060
external_signaling_address = 203.0.113.10
external_media_address = 203.0.113.10

[twilio-auth]
type = auth
username = pbx
password = Example-Passw0rd

[twilio]
type = aor
contact = sip:acme.pstn.dublin.twilio.com

[twilio]
type = endpoint
transport = transport-udp
context = from-twilio
disallow = all
allow = ulaw,alaw
aors = twilio
outbound_auth = twilio-auth
from_user = +15550100

[twilio-identify]
type = identify
endpoint = twilio
match = 54.172.60.0/30,54.244.51.0/30,54.171.127.192/30,35.156.191.128/30
match = 54.65.63.192/30,54.169.127.128/30,54.252.254.64/30,177.71.206.192/30
`;

/** The same trunk over TLS with SRTP. */
export const SECURE_TRUNK = changed(
  TRUNK,
  [
    'protocol = udp\nbind = 0.0.0.0:5060\n',
    'protocol = tls\nbind = 0.0.0.0:5061\nmethod = tlsv1_2\ncert_file = /etc/asterisk/keys/pbx.crt\npriv_key_file = /etc/asterisk/keys/pbx.key\n',
  ],
  [
    'contact = sip:acme.pstn.dublin.twilio.com',
    'contact = sip:acme.pstn.dublin.twilio.com:5061\\;transport=tls',
  ],
  ['context = from-twilio\n', 'context = from-twilio\nmedia_encryption = sdes\n'],
);

/** The text with other lines in the place of some. A line that is not there is a mistake in the example. */
export function changed(text: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`the example has no "${from}"`);
    return result.replace(from, () => to);
  }, text);
}

/** An example that is one pjsip.conf: the text, with some of its lines changed. */
export function pjsip(text: string, ...changes: readonly (readonly [from: string, to: string])[]): Example {
  return { files: { 'pjsip.conf': changed(text, ...changes) } };
}

/** The same beside a dialplan. */
export function dialling(text: string, dialplan: string): Example {
  return { files: { 'pjsip.conf': text, 'extensions.conf': dialplan } };
}
