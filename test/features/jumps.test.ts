import assert from 'node:assert/strict';
import { definition, documentLinks, references } from '../../server/src/features';
import { pathOf } from '../support/checked-workspace';
import { REGISTRY, Scene } from './support';

interface Case {
  readonly title: string;
  readonly text: string;
  /** Places as `/path:line text`, lines from 1. */
  readonly leads: readonly string[];
}

const PBX = `//- /pjsip.conf
[udp]
type=transport
bind=0.0.0.0

[phone](!)
type=endpoint
context=internal
transport=udp

#include "sites/*.conf"
#include twilio.conf
//- /sites/berlin.conf
[alice](phone)
auth=alice
aors=alice,hall

[alice]
type=auth
username=alice
password=Example-Passw0rd

[alice]
type=aor

[hall]
type=aor
//- /twilio.conf
[acme]
type=registration
outbound_auth=acme-auth
server_uri=sip:acme-pbx.sip.dublin.twilio.com
client_uri=sip:alice@acme-pbx.sip.twilio.com

[acme-auth]
type=auth
username=alice
password=Example-Passw0rd

[acme]
type=aor
contact=sip:ACME-PBX.sip.twilio.com,sip:acme-trunk.pstn.twilio.com

[acme]
type=endpoint
aors=acme
outbound_auth=acme-auth
context=from-twilio
//- /extensions.conf
[internal]
exten => _X.,1,Dial(PJSIP/\${EXTEN}@acme,30)
same => n,Dial(PJSIP/alice&PJSIP/acme/sip:100@acme-lab.sip.twilio.com)

[from-twilio]
include => internal
`;

/** The same workspace with the caret behind a piece of its text, the `nth` one. */
function at(piece: string, nth = 1, text = PBX + REGISTRY): string {
  let index = -1;
  for (let i = 0; i < nth; i++) index = text.indexOf(piece, index + 1);
  assert.ok(index >= 0, piece);
  return `${text.slice(0, index + piece.length)}$0${text.slice(index + piece.length)}`;
}

/** A trunk and a peer name what other files of the folder have. */
const RESOURCES = `//- /credentials.yml
- kind: Credentials
  ref: pbx
  spec: { credentials: { username: pbx, password: Example-Passw0rd1 } }
//- /peers.yml
- kind: Peer
  ref: conference
  spec: { aor: "sip:conference@acme-pbx.sip.twilio.com", credentialsRef: pbx }
- kind: Trunk
  ref: inner
  spec: { inbound: { accessControlListRef: carrier }, outbound: { uris: [{ uri: { host: acme-trunk.pstn.twilio.com } }] } }
- { kind: AccessControlList, ref: carrier, spec: { accessControlList: { allow: [192.0.2.0/24] } } }
//- /trunks.yml
- kind: Trunk
  ref: carrier
  spec:
    outbound: { credentialsRef: pbx, uris: [{ uri: { host: acme-trunk.pstn.twilio.com } }] }
    inbound: { accessControlListRef: carrier }
- { kind: Agent, ref: desk, spec: { username: desk, domainRef: office, credentialsRef: pbx } }
- { kind: Domain, ref: office, spec: { context: { domainUri: office.example, egressPolicies: [{ rule: ".*", numberRef: main }] } } }
//- /numbers.yml
- { kind: Number, ref: main, spec: { trunkRef: carrier, location: { telUrl: "tel:+15550100", aorLink: "sip:desk@office.example" } } }
`;

const definitions: readonly Case[] = [
  { title: 'an auth', text: at('auth=ali'), leads: ['/sites/berlin.conf:5 alice'] },
  { title: 'the second aor of a list', text: at('aors=alice,ha'), leads: ['/sites/berlin.conf:13 hall'] },
  { title: 'a transport of a template', text: at('transport=ud'), leads: ['/pjsip.conf:1 udp'] },
  { title: 'a template of another file', text: at('[alice](pho'), leads: ['/pjsip.conf:5 phone'] },
  { title: 'a dialled endpoint behind a user', text: at('}@ac'), leads: ['/twilio.conf:16 acme'] },
  { title: 'a dialled endpoint alone', text: at('PJSIP/al'), leads: ['/sites/berlin.conf:1 alice'] },
  { title: 'a dialled endpoint before a URI', text: at('PJSIP/ac'), leads: ['/twilio.conf:16 acme'] },
  {
    title: 'a context of an endpoint',
    text: at('context=from-tw'),
    leads: ['/extensions.conf:5 from-twilio'],
  },
  {
    title: 'a context that another one includes',
    text: at('include => int'),
    leads: ['/extensions.conf:1 internal'],
  },
  { title: 'an include', text: at('#include twi'), leads: ['/twilio.conf:1'] },
  { title: 'an include of many files', text: at('#include "sites/'), leads: ['/sites/berlin.conf:1'] },
  { title: 'a SIP Domain', text: at('server_uri=sip:acme'), leads: ['/twilio.registry.yaml:11 acme-pbx'] },
  { title: 'a trunk', text: at('sip:acme-tr'), leads: ['/twilio.registry.yaml:25 acme-trunk'] },
  {
    title: 'the host of a dialled URI',
    text: at('100@acme-l'),
    leads: ['/twilio.registry.yaml:18 acme-lab'],
  },
  {
    title: 'a user name of an address-of-record',
    text: at('client_uri=sip:al'),
    leads: ['/twilio.registry.yaml:33 alice'],
  },
  {
    title: 'a user name of an auth that Twilio asks for',
    text: at('username=al', 2),
    leads: ['/twilio.registry.yaml:33 alice'],
  },
  { title: 'no user name of an auth that phones use', text: at('username=al'), leads: [] },
  {
    title: 'nothing from a comment',
    text: '[a]\ntype=endpoint ; auth=al$0ice\n[alice]\ntype=auth\n',
    leads: [],
  },
  { title: 'nothing from a placeholder', text: '[a]\ntype=endpoint\nauth=${AU$0TH}\n', leads: [] },
  {
    title: 'the section of a wizard from a dialplan',
    text: '//- /pjsip_wizard.conf\n[trunk]\ntype=wizard\nremote_hosts=192.0.2.1\n//- /extensions.conf\n[o]\nexten => 1,1,Dial(PJSIP/1@tr$0unk)\n',
    leads: ['/pjsip_wizard.conf:1 trunk'],
  },
  {
    title: "a list from a domain's mapping",
    text: at('calls: { credentialLists: [branch'),
    leads: ['/twilio.registry.yaml:33 branch-phones'],
  },
  {
    title: "an access list from a trunk's",
    text: at('ipAccessControlLists: [hq', 2),
    leads: ['/twilio.registry.yaml:36 hq'],
  },
  {
    title: 'credentials of another file of YAML',
    text: at('outbound: { credentialsRef: pb', 1, RESOURCES),
    leads: ['/credentials.yml:2 pbx'],
  },
  {
    title: 'a list of a file with trunks of its own',
    text: at('accessControlListRef: carr', 2, RESOURCES),
    leads: ['/peers.yml:7 carrier'],
  },
  {
    title: 'the domain of an agent',
    text: at('domainRef: off', 1, RESOURCES),
    leads: ['/trunks.yml:7 office'],
  },
  {
    title: 'the number that calls of a domain leave by',
    text: at('numberRef: ma', 1, RESOURCES),
    leads: ['/numbers.yml:1 main'],
  },
  {
    title: 'the trunk of a number',
    text: at('trunkRef: carr', 1, RESOURCES),
    leads: ['/trunks.yml:2 carrier'],
  },
];

const uses: readonly Case[] = [
  {
    title: 'an aor of the name of an endpoint',
    text: at('[alice]\ntype=ao').replace('$0', '').replace('[alice]\ntype=aor', '[al$0ice]\ntype=aor'),
    leads: ['/sites/berlin.conf:3 alice'],
  },
  { title: 'a transport that heirs of a template use', text: at('[ud'), leads: ['/pjsip.conf:8 udp'] },
  { title: 'a template', text: at('[pho'), leads: ['/sites/berlin.conf:1 phone'] },
  {
    title: 'an auth from one of its uses',
    text: at('outbound_auth=acme'),
    leads: ['/twilio.conf:3 acme-auth', '/twilio.conf:19 acme-auth'],
  },
  {
    title: 'an endpoint, from a dialplan',
    text: at('}@ac'),
    leads: ['/extensions.conf:2 acme', '/extensions.conf:3 acme'],
  },
  {
    title: 'a context',
    text: at('[intern'),
    leads: ['/extensions.conf:6 internal', '/pjsip.conf:7 internal'],
  },
  {
    title: 'a SIP Domain, from a configuration',
    text: at('server_uri=sip:acme'),
    leads: [
      '/twilio.conf:4 acme-pbx.sip.dublin.twilio.com',
      '/twilio.conf:5 acme-pbx.sip.twilio.com',
      '/twilio.conf:14 ACME-PBX.sip.twilio.com',
    ],
  },
  {
    title: 'a SIP Domain, from the registry',
    text: at('- name: acme-p'),
    leads: [
      '/twilio.conf:4 acme-pbx.sip.dublin.twilio.com',
      '/twilio.conf:5 acme-pbx.sip.twilio.com',
      '/twilio.conf:14 ACME-PBX.sip.twilio.com',
    ],
  },
  {
    title: 'a trunk, from the registry',
    text: at('- name: acme-tr'),
    leads: ['/twilio.conf:14 acme-trunk.pstn.twilio.com'],
  },
  {
    title: 'a domain that only a dialplan names',
    text: at('- name: acme-l'),
    leads: ['/extensions.conf:3 acme-lab.sip.twilio.com'],
  },
  {
    title: 'a user name, from the registry; what phones use is none',
    text: at('usernames: [al'),
    leads: ['/twilio.conf:5 alice', '/twilio.conf:9 alice'],
  },
  {
    title: 'a credential list',
    text: at('- { name: branch'),
    leads: ['/twilio.registry.yaml:16 branch-phones', '/twilio.registry.yaml:17 branch-phones'],
  },
  {
    title:
      'a Twilio host in a section that is dropped and in a template that nobody inherits, and none in a comment',
    text: `//- /pjsip.conf
; acme-pbx.sip.twilio.com
[t](!)
type=aor
contact=sip:acme-pbx.sip.twilio.com
[a]
type=aor
foo=bar
contact=sip:acme-p$0bx.sip.twilio.com
`,
    leads: ['/pjsip.conf:4 acme-pbx.sip.twilio.com', '/pjsip.conf:8 acme-pbx.sip.twilio.com'],
  },
  {
    title: 'credentials, from the file that others take them from',
    text: at('ref: pb', 1, RESOURCES),
    leads: ['/peers.yml:3 pbx', '/trunks.yml:4 pbx', '/trunks.yml:6 pbx'],
  },
  {
    title: 'a list, from the file that has trunks of its own',
    text: at('AccessControlList, ref: carr', 1, RESOURCES),
    leads: ['/peers.yml:6 carrier', '/trunks.yml:5 carrier'],
  },
];

describe('definition', () => {
  for (const { title, text, leads } of definitions) {
    it(`leads to ${title}`, async () => {
      const scene = await Scene.of(text);
      const found = definition(scene.context, scene.uri, scene.position) ?? [];
      assert.deepEqual(
        found.map((place) => scene.show(place)),
        leads,
      );
    });
  }

  it('stays inside the load unit', async () => {
    const site = '[a]\ntype=endpoint\nauth=a\n[a]\ntype=auth\nusername=a\n';
    const scene = await Scene.of(
      `//- /berlin/pjsip.conf\n${site}//- /paris/pjsip.conf\n${site.replace('auth=a', 'auth=$0a')}`,
    );
    const found = definition(scene.context, scene.uri, scene.position) ?? [];
    assert.deepEqual(
      found.map((place) => scene.show(place)),
      ['/paris/pjsip.conf:4 a'],
    );
  });
});

describe('references', () => {
  for (const { title, text, leads } of uses) {
    it(`finds ${title}`, async () => {
      const scene = await Scene.of(text);
      const found = references(scene.context, scene.uri, scene.position, false);
      assert.deepEqual(
        found.map((place) => scene.show(place)),
        leads,
      );
    });
  }

  it('adds the declaration where it is asked for', async () => {
    const scene = await Scene.of(at('sip:acme-tr'));
    const found = references(scene.context, scene.uri, scene.position, true);
    assert.deepEqual(
      found.map((place) => scene.show(place)),
      ['/twilio.conf:14 acme-trunk.pstn.twilio.com', '/twilio.registry.yaml:25 acme-trunk'],
    );
  });
});

describe('document links', () => {
  it('lead from includes to the one file that they read', async () => {
    const scene = await Scene.of(
      '//- /pjsip.conf\n#include one.conf\n#tryinclude "two.conf"\n#include many/*.conf\n#include missing.conf\n//- /one.conf\n[a]\n//- /two.conf\n[b]\n//- /many/a.conf\n[c]\n//- /many/b.conf\n[d]\n',
    );
    const links = documentLinks(scene.context, scene.uri);
    assert.deepEqual(
      links.map(({ range, target }) => `${scene.show({ uri: scene.uri, range })} -> ${pathOf(target ?? '')}`),
      ['/pjsip.conf:1 one.conf -> /one.conf', '/pjsip.conf:2 two.conf -> /two.conf'],
    );
  });
});
