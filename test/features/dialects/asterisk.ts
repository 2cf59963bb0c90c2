import type { DialectColumn } from './cell';

export const asterisk: DialectColumn = {
  name: 'asterisk',
  site: `//- /pjsip.conf
[udp]
type = transport
protocol = udp
bind = 0.0.0.0
external_signaling_address = 203.0.113.10
external_media_address = 203.0.113.10

[acme-auth⟦object⟧]
type = auth
username = alice
pass⟦name⟧word = Example-Passw0rd

[acme]
type = registration
outbound_auth = acme-⟦reference⟧auth
server_uri = sip:ac⟦host⟧me-pbx.sip.dublin.twilio.com
client_uri = sip:alice@acme-pbx.sip.twilio.com
expir⟦option⟧ation = 3⟦fault⟧00
support_path = ⟦value⟧
outbound_proxy = ⟦proxy⟧
⟦end⟧
#include twilio.conf
//- /twilio.conf
[other]
type = aor
`,
  cells: {
    hover: {
      at: 'option',
      says: [/^\*\*expiration\*\* · option of registration/, /default `3600`/],
    },
    'hover of a host': {
      at: 'host',
      says: [/^Twilio: Acme production · US1 · registration on/, /branch-phones/],
    },
    'completion of names': { at: 'name', says: ['password'] },
    'completion of values': { at: 'value', says: ['yes', 'no'] },
    'completion of hosts': { at: 'proxy', says: [/^sip:sip\.\w+\.twilio\.com/] },
    definition: { at: 'reference', says: ['/pjsip.conf:8 acme-auth'] },
    references: { at: 'object', says: ['/pjsip.conf:15 acme-auth'] },
    symbols: {
      at: 'object',
      says: ['udp: transport', 'acme-auth: auth', '  username: alice', 'acme: registration'],
    },
    links: { at: 'object', says: ['/twilio.conf'] },
    'quick fix': { at: 'fault', says: [/600|3600/, /^expiration = \d+$/] },
    'code lens': {
      at: 'object',
      says: [/^\/pjsip\.conf:13 acme: Twilio: Acme production · US1 · registration on/],
    },
    rename: {
      at: 'host',
      says: [
        '/pjsip.conf server_uri = sip:new-name.sip.dublin.twilio.com',
        '/pjsip.conf client_uri = sip:alice@new-name.sip.twilio.com',
        '/twilio.registry.yaml - name: new-name',
      ],
    },
    insert: { at: 'end', says: ['[acme-pbx]', 'server_uri = sip:acme-pbx.sip.ashburn.twilio.com'] },
    suppression: { at: 'fault', says: ['; sip-lens-disable-next-line twilio/expiry-out-of-range'] },
    'account tree': {
      at: 'object',
      says: [
        'acme-pbx /pjsip.conf:16 acme-pbx.sip.dublin.twilio.com',
        'acme-pbx /pjsip.conf:17 acme-pbx.sip.twilio.com',
        'branch-phones /pjsip.conf:10 alice',
      ],
    },
  },
};
