import type { DialectColumn } from './cell';
import { yaml } from './yaml';

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
    // the same settings say the same, whatever holds them
    ...yaml.cells,
    'completion of names': {
      at: 'end',
      notApplicable: 'only names that other files use can be told, and none does here',
    },
    definition: { at: 'reference', says: ['/.env:1 TWILIO_DOMAIN'] },
    references: { at: 'object', says: ['/.env:2 TWILIO_DOMAIN'] },
    links: { at: 'host', notApplicable: 'the file names no other one' },
    'quick fix': { at: 'fault', says: [/600|3600/, /^SIP_EXPIRES=\d+$/] },
    rename: {
      at: 'host',
      says: ['/.env SIP_DOMAIN=new-name.sip.dublin.twilio.com', '/twilio.registry.yaml - name: new-name'],
    },
    insert: { at: 'end', says: ['ACME_PBX_SIP_HOST=acme-pbx.sip.ashburn.twilio.com'] },
    'account tree': { at: 'host', says: [/^acme-pbx \/\.env:3/, /^branch-phones \/\.env:4 alice/] },
  },
};
