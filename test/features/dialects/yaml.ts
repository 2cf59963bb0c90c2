import type { DialectColumn } from './cell';

export const yaml: DialectColumn = {
  name: 'yaml',
  site: `//- /compose.yaml
services:
  bot:
    image: registry.example.com/voice-bot:1
    env_file: bot.env
    environment:
      ⟦name⟧SIP_DOMAIN: ac⟦host⟧me-pbx.sip.dublin.twilio.com
      SIP_USERNAME: alice
      SIP_PASSWORD: \${BOT_⟦reference⟧PASSWORD}
      SIP_TRANSPORT: ⟦value⟧
      SIP_OUTBOUND_PROXY: ⟦proxy⟧
      SIP_REGISTER: "true"
      SIP_EXP⟦option⟧IRES: 3⟦fault⟧00⟦end⟧
//- /bot.env
SIP_FROM_DOMAIN=acme-pbx.sip.twilio.com
//- /.env
BOT_PASS⟦object⟧WORD=Example-Passw0rd
`,
  cells: {
    hover: { at: 'option', says: [/^\*\*SIP_EXPIRES\*\* · seconds that a registration is asked for/] },
    'hover of a host': {
      at: 'host',
      says: [/^Twilio: Acme production · US1 · registration on/, /branch-phones/],
    },
    'completion of names': { at: 'name', says: ['BOT_PASSWORD'] },
    'completion of values': { at: 'value', says: ['udp', 'tcp', 'tls'] },
    'completion of hosts': { at: 'proxy', says: ['acme-pbx.sip.twilio.com'] },
    definition: { at: 'reference', says: ['/.env:1 BOT_PASSWORD'] },
    references: { at: 'object', says: ['/compose.yaml:8 BOT_PASSWORD'] },
    symbols: {
      at: 'host',
      says: [/SIP settings$/, '  SIP_DOMAIN: acme-pbx.sip.dublin.twilio.com', '  SIP_PASSWORD: ••••••••'],
    },
    links: { at: 'host', says: ['/bot.env'] },
    'quick fix': { at: 'fault', says: [/600|3600/, /^ {6}SIP_EXPIRES: \d+$/] },
    'code lens': { at: 'host', says: [/Twilio: Acme production · US1 · registration on/] },
    rename: {
      at: 'host',
      says: [
        '/bot.env SIP_FROM_DOMAIN=new-name.sip.twilio.com',
        '/compose.yaml SIP_DOMAIN: new-name.sip.dublin.twilio.com',
        '/twilio.registry.yaml - name: new-name',
      ],
    },
    insert: { at: 'end', says: ['      ACME_PBX_SIP_HOST: acme-pbx.sip.ashburn.twilio.com'] },
    suppression: { at: 'fault', says: ['# sip-lens-disable-next-line twilio/expiry-out-of-range'] },
    'account tree': {
      at: 'host',
      says: [
        /^acme-pbx \/bot\.env:1/,
        /^acme-pbx \/compose\.yaml:6/,
        /^branch-phones \/compose\.yaml:7 alice/,
      ],
    },
  },
};
