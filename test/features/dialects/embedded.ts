import type { DialectColumn } from './cell';
import { yaml } from './yaml';

/** A file of YAML in a key of a ConfigMap: each place is that of the file around it. */
export const embedded: DialectColumn = {
  name: 'embedded',
  site: `//- /configmap.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: bot }
data:
  config.yaml: |
    log: info
    sip:
      domain: ac⟦host⟧me-pbx.sip.dublin.twilio.com
      username: alice
      password: \${BOT_⟦reference⟧PASSWORD}
      transport: ⟦value⟧
      proxy: ⟦proxy⟧
      register: "true"
      exp⟦option⟧ires: 3⟦fault⟧00
⟦end⟧⟦name⟧
//- /bot.yaml
sip:
  domain: acme-pbx.sip.twilio.com
//- /.env
BOT_PASS⟦object⟧WORD=Example-Passw0rd
`,
  cells: {
    ...yaml.cells,
    'completion of names': {
      at: 'name',
      notApplicable: 'the keys are those of a program that nobody describes',
    },
    hover: { at: 'option', says: [/^\*\*expires\*\* · seconds that a registration is asked for/] },
    references: { at: 'object', says: ['/configmap.yaml:10 BOT_PASSWORD'] },
    symbols: {
      at: 'host',
      says: [/SIP settings$/, '  domain: acme-pbx.sip.dublin.twilio.com', '  password: ••••••••'],
    },
    links: { at: 'host', notApplicable: 'it names no file' },
    'quick fix': { at: 'fault', says: [/600|3600/, /^ {6}expires: \d+$/] },
    rename: {
      at: 'host',
      says: [
        '/bot.yaml domain: new-name.sip.twilio.com',
        '/configmap.yaml domain: new-name.sip.dublin.twilio.com',
        '/twilio.registry.yaml - name: new-name',
      ],
    },
    insert: { at: 'end', says: [/^Only where a service of docker compose has its environment/] },
    'account tree': {
      at: 'host',
      says: [
        /^acme-pbx \/bot\.yaml:2/,
        /^acme-pbx \/configmap\.yaml:8/,
        /^branch-phones \/configmap\.yaml:9 alice/,
      ],
    },
  },
};
