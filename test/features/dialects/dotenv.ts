import type { DialectColumn } from './cell';

export const dotenv: DialectColumn = {
  name: 'dotenv',
  site: `//- /.env
TWILIO_DOMAIN⟦object⟧=acme-pbx
SIP_FROM_DOMAIN=\${TWILIO_⟦reference⟧DOMAIN}.sip.twilio.com
SIP_DOMAIN=ac⟦host⟧me-pbx.sip.dublin.twilio.com
SIP_USERNAME=alice
SIP_PASSWORD=Example-Passw0rd
SIP_REGISTER=true
SIP_TRANSPORT=⟦value⟧
SIP_OUTBOUND_PROXY=⟦proxy⟧
SIP_EXP⟦option⟧IRES=3⟦fault⟧00
⟦end⟧
`,
  cells: {
    hover: { at: 'option', says: [/^\*\*SIP_EXPIRES\*\* · seconds that a registration is asked for/] },
    'hover of a host': {
      at: 'host',
      says: [/^Twilio: Acme production · US1 · registration on/, /branch-phones/],
    },
    'completion of names': {
      at: 'end',
      notApplicable: 'only names that other files use can be told, and none does here',
    },
    'completion of values': { at: 'value', says: ['udp', 'tcp', 'tls'] },
    'completion of hosts': { at: 'proxy', says: ['acme-pbx.sip.twilio.com'] },
    definition: { at: 'reference', says: ['/.env:1 TWILIO_DOMAIN'] },
    references: { at: 'object', says: ['/.env:2 TWILIO_DOMAIN'] },
    symbols: {
      at: 'host',
      says: [/SIP settings$/, '  SIP_DOMAIN: acme-pbx.sip.dublin.twilio.com', '  SIP_PASSWORD: ••••••••'],
    },
    links: { at: 'host', notApplicable: 'the file names no other one' },
    'quick fix': { at: 'fault', says: [/600|3600/, /^SIP_EXPIRES=\d+$/] },
    'code lens': { at: 'host', says: [/Twilio: Acme production · US1 · registration on/] },
    rename: {
      at: 'host',
      says: ['/.env SIP_DOMAIN=new-name.sip.dublin.twilio.com', '/twilio.registry.yaml - name: new-name'],
    },
    insert: { at: 'end', says: ['ACME_PBX_SIP_HOST=acme-pbx.sip.ashburn.twilio.com'] },
    suppression: { at: 'fault', says: ['# sip-lens-disable-next-line twilio/expiry-out-of-range'] },
    'account tree': { at: 'host', says: [/^acme-pbx \/\.env:3/, /^branch-phones \/\.env:4 alice/] },
  },
};
