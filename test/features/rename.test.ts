import assert from 'node:assert/strict';
import { prepareRename, rename } from '../../server/src/features';
import type { FileRead } from '../../server/src/host/host';
import type { FileEdit } from '../../server/src/text/range';
import { applyEdits } from '../support/apply-edits';
import { CheckedWorkspace, pathOf } from '../support/checked-workspace';
import { itEnds } from '../support/work';
import { REGISTRY, Scene } from './support';

const SITE = `//- /pjsip.conf
#include twilio.conf
; acme-pbx.sip.twilio.com is ours
[udp]
type=transport
bind=0.0.0.0
//- /twilio.conf
[acme]
type=registration
server_uri=sip:acme-pbx.sip.dublin.twilio.com\\;transport=tls
client_uri=sip:alice@acme-pbx.sip.twilio.com
outbound_auth=acme

[acme](!)
type=aor
contact=sip:+15550100@ACME-PBX.sip.twilio.com,sip:acme-pbx.pstn.twilio.com,sip:lab.acme-pbx.sip.twilio.com

[acme]
type=endpoint
from_domain=acme-pbx.sip.twilio.com
from_user=acme-pbx

[acme]
type=identify
endpoint=acme
match=192.0.2.1,acme-pbx.sip.twilio.com

[dropped]
type=aor
foo=bar
contact=sip:acme-pbx.sip.ashburn.twilio.com:5061
//- /pjsip_wizard.conf
[wizard]
type=wizard
remote_hosts=acme-pbx.sip.twilio.com:5061
//- /extensions.conf
[out]
exten => 1,1,Dial(PJSIP/acme/sip:100@acme-pbx.sip.twilio.com&PJSIP/acme/sip:1@acme-pbx2.sip.twilio.com)
`;

/** The site with the caret behind a piece of its text. */
function at(piece: string, text = SITE + REGISTRY): string {
  const index = text.indexOf(piece);
  assert.ok(index >= 0, piece);
  return `${text.slice(0, index + piece.length)}$0${text.slice(index + piece.length)}`;
}

async function renamed(text: string, newName: string) {
  const scene = await Scene.of(text);
  return { scene, result: rename(scene.context, scene.uri, scene.position, newName) };
}

/** `/path:line` and that line after the edits, for each line that is another one. */
function shown(scene: Scene, edits: readonly FileEdit[]): string[] {
  return [...scene.texts].flatMap(([path, before]) => {
    const after = applyEdits(
      before,
      edits.filter(({ uri }) => pathOf(uri) === path),
    ).split('\n');
    return before.split('\n').flatMap((line, index) => {
      const now = after[index] ?? '';
      return now === line ? [] : [`${path}:${index + 1} ${now.trim()}`];
    });
  });
}

const everywhere = [
  '/twilio.conf:3 server_uri=sip:NEW.sip.dublin.twilio.com\\;transport=tls',
  '/twilio.conf:4 client_uri=sip:alice@NEW.sip.twilio.com',
  '/twilio.conf:9 contact=sip:+15550100@NEW.sip.twilio.com,sip:acme-pbx.pstn.twilio.com,sip:lab.acme-pbx.sip.twilio.com',
  '/twilio.conf:13 from_domain=NEW.sip.twilio.com',
  '/twilio.conf:19 match=192.0.2.1,NEW.sip.twilio.com',
  '/twilio.conf:24 contact=sip:NEW.sip.ashburn.twilio.com:5061',
  '/pjsip_wizard.conf:3 remote_hosts=NEW.sip.twilio.com:5061',
  '/extensions.conf:2 exten => 1,1,Dial(PJSIP/acme/sip:100@NEW.sip.twilio.com&PJSIP/acme/sip:1@acme-pbx2.sip.twilio.com)',
  '/twilio.registry.yaml:11 - name: NEW',
].map((line) => line.replace('NEW', 'northwind'));

const origins: readonly [what: string, piece: string][] = [
  ['a registrar', 'server_uri=sip:acme'],
  ['an address-of-record', 'alice@acme-pb'],
  ['a contact in capitals', 'sip:+15550100@ACME'],
  ['from_domain', 'from_domain='],
  ['a match', '192.0.2.1,acme-pbx'],
  ["a wizard's remote host", 'remote_hosts=acme-p'],
  ['a dialled URI', 'sip:100@acme'],
  ['the registry', '- name: acme-p'],
];

describe('rename of a SIP Domain or trunk', () => {
  for (const [what, piece] of origins) {
    it(`renames every host of the name and the entry of the registry, from ${what}`, async () => {
      const { scene, result } = await renamed(at(piece), 'northwind');
      assert.ok(Array.isArray(result), JSON.stringify(result));
      assert.deepEqual(shown(scene, result), everywhere);
    });
  }

  it('renames a trunk and no SIP Domain of the same name', async () => {
    const { scene, result } = await renamed(at(',sip:acme-pb'), 'northwind');
    assert.ok(Array.isArray(result));
    assert.deepEqual(shown(scene, result), [
      '/twilio.conf:9 contact=sip:+15550100@ACME-PBX.sip.twilio.com,sip:northwind.pstn.twilio.com,sip:lab.acme-pbx.sip.twilio.com',
    ]);
  });

  it('renames a quoted entry that is a whole host', async () => {
    const text = at(
      'server_uri=sip:acme',
      SITE + REGISTRY.replace('name: acme-pbx', 'name: "acme-pbx.sip.twilio.com"'),
    );
    const { scene, result } = await renamed(text, 'northwind');
    assert.ok(Array.isArray(result));
    assert.equal(shown(scene, result).at(-1), '/twilio.registry.yaml:11 - name: "northwind.sip.twilio.com"');
  });

  it('leaves the registry alone where it has the new name already', async () => {
    const { scene, result } = await renamed(at('server_uri=sip:acme'), 'acme-lab');
    assert.ok(Array.isArray(result));
    assert.ok(shown(scene, result).every((line) => !line.startsWith('/twilio.registry.yaml')));
    assert.equal(result.length, everywhere.length - 1);
  });

  it('takes the whole host for the name, and does nothing for the same name', async () => {
    const whole = await renamed(at('server_uri=sip:acme'), 'Northwind.sip.twilio.com ');
    assert.ok(Array.isArray(whole.result));
    assert.deepEqual(shown(whole.scene, whole.result), everywhere);
    assert.deepEqual((await renamed(at('server_uri=sip:acme'), 'ACME-PBX')).result, []);
  });

  it('gives a sub-domain a name with dots', async () => {
    const { scene, result } = await renamed(at('sip:lab.acme'), 'lab.northwind');
    assert.ok(Array.isArray(result));
    assert.match(shown(scene, result)[0] ?? '', /sip:lab\.northwind\.sip\.twilio\.com$/);
  });

  it('marks the name alone before it asks for another one', async () => {
    const scene = await Scene.of(at('+15550100@ACME-P'));
    const found = prepareRename(scene.context, scene.uri, scene.position);
    assert.ok(found && 'range' in found);
    assert.equal(scene.show({ uri: scene.uri, range: found.range }), '/twilio.conf:9 ACME-PBX');
    assert.equal(found.placeholder, 'acme-pbx');
  });
});

const invalid: readonly [name: string, says: RegExp][] = [
  ['', /Type what stands before \.sip\.twilio\.com/],
  ['acme_pbx', /"acme_pbx" is no name of a SIP Domain\. A name has letters, digits and dashes/],
  ['acme pbx', /no name of a SIP Domain/],
  ['-acme', /no name/],
  ['acme-', /no name/],
  ['a'.repeat(64), /at most 63/],
  ['new.acme', /has dots\. Type what stands before \.sip\.twilio\.com/],
  ['acme.sip.dublin.twilio.com', /has dots.* product and edge stay/],
  ['acme.pstn.twilio.com', /has dots.* product and edge stay/],
  ['your-domain', /example's word/],
  ['dublin', /is an edge of Twilio/],
  ['${NAME}', /no name/],
];

describe('rename', () => {
  for (const [name, says] of invalid) {
    it(`refuses the name ${JSON.stringify(name.slice(0, 30))}`, async () => {
      const { result } = await renamed(at('server_uri=sip:acme'), name);
      assert.ok(result && 'problem' in result, JSON.stringify(result));
      assert.match(result.problem, says);
    });
  }

  const nothing: readonly [what: string, text: string][] = [
    ['a comment', '; sip:ac$0me.sip.twilio.com\n[a]\ntype=aor\n'],
    ['an edge', '[a]\ntype=aor\ncontact=sip:acme.sip.dub$0lin.twilio.com\n'],
    ['an outbound proxy', '[a]\ntype=endpoint\noutbound_proxy=sip:s$0ip.dublin.twilio.com\\;lr\n'],
    ['another host', '[a]\ntype=aor\ncontact=sip:pb$0x.acme.example\n'],
    ['an object', '[a]\ntype=endpoint\naors=al$0ice\n[alice]\ntype=aor\n'],
  ];
  for (const [what, text] of nothing) {
    it(`does not offer to rename ${what}`, async () => {
      const scene = await Scene.of(text);
      assert.equal(prepareRename(scene.context, scene.uri, scene.position), undefined);
      assert.equal(rename(scene.context, scene.uri, scene.position, 'northwind'), undefined);
    });
  }

  for (const name of ['${TENANT}', '{{ tenant }}', '__TENANT__', 'YOUR_DOMAIN']) {
    it(`says why ${name} cannot be renamed`, async () => {
      const scene = await Scene.of(
        `[a]\ntype=aor\ncontact=sip:${name.slice(0, 4)}$0${name.slice(4)}.sip.twilio.com\n`,
      );
      const found = prepareRename(scene.context, scene.uri, scene.position);
      assert.ok(found && 'problem' in found, JSON.stringify(found));
      assert.match(found.problem, /filled in by a template/);
    });
  }

  itEnds(
    'looks through a line of templates for a host',
    async (size) => {
      const scene = await Scene.of(`//- /.env\nA=$0${'{{a}}'.repeat(size)}\nB=sip:acme.sip.twilio.com\n`);
      return () => assert.equal(prepareRename(scene.context, scene.uri, scene.position), undefined);
    },
    1000,
  );

  it('renames nothing where one of the files is no UTF-8', async () => {
    const { checked, uri, position } = await Scene.of(at('server_uri=sip:acme', SITE));
    const text = checked.host.files.contents.get(`${uri.slice(0, uri.lastIndexOf('/'))}/extensions.conf`);
    assert.ok(typeof text === 'string');
    const latin = new Map<string, string | FileRead>([
      ['/pjsip.conf', '#include twilio.conf\n'],
      ['/twilio.conf', SITE.slice(SITE.indexOf('[acme]'), SITE.indexOf('//- /pjsip_wizard'))],
      ['/extensions.conf', { state: 'text', text, encoding: 'latin-1', bytes: text.length }],
    ]);
    const workspace = await CheckedWorkspace.of(latin);
    const context = { ...workspace, accountFor: (file: string) => workspace.accounts.snapshotForFile(file) };
    const result = rename(context, uri, { line: position.line, character: position.character }, 'northwind');
    assert.ok(result && 'problem' in result, JSON.stringify(result));
    assert.match(result.problem, /stands in extensions\.conf too, which is no UTF-8/);
  });
});

/** A FreeSWITCH whose trunk has its name by `vars`; `more` stands in the gateway beside the proxy. */
function gatewaySite(vars: readonly string[], proxy: string, more = ''): string {
  const set = vars.map((data) => `<X-PRE-PROCESS cmd="set" data="${data}"/>`).join('\n');
  return `//- /freeswitch.xml
<document type="freeswitch/xml">
<X-PRE-PROCESS cmd="include" data="vars.xml"/>
<section name="configuration"><configuration name="sofia.conf"><profiles><profile name="external"><gateways>
<gateway name="out">
<param name="proxy" value="${proxy}$0"/>
${more}
</gateway>
</gateways></profile></profiles></configuration></section>
</document>
//- /vars.xml
<include>
${set}
</include>
`;
}

describe('renaming a trunk whose name a variable of FreeSWITCH holds', () => {
  const lone = ['trunk=acme'];
  const host = '$${trunk}.pstn.twilio.com';
  const possible: [why: string, text: string][] = [
    ['the name alone', gatewaySite(lone, host)],
    ['a comment uses it too', gatewaySite(lone, host, '<!-- $${trunk} -->')],
    ['by way of another variable', gatewaySite([...lone, 'name=$${trunk}'], '$${name}.pstn.twilio.com')],
    ['a host of its own is made of it', gatewaySite([...lone, `host=${host}`], '$${host}')],
    [
      'the whole host, whoever uses that',
      gatewaySite(
        ['host=acme.pstn.twilio.com'],
        '$${host}',
        '<variables><variable name="x" value="$${host}"/></variables>',
      ),
    ],
  ];
  for (const [why, text] of possible) {
    it(`edits the variable: ${why}`, async () => {
      const { result } = await renamed(text, 'northwind');
      assert.ok(Array.isArray(result), JSON.stringify(result));
      assert.deepEqual(
        result.map(({ uri }) => pathOf(uri)),
        ['/vars.xml'],
      );
    });
  }

  const refused: [why: string, text: string, line: number][] = [
    ['a user name', gatewaySite(lone, host, '<param name="username" value="$${trunk}"/>'), 6],
    ['a part of another variable', gatewaySite([...lone, 'label=to $${trunk}'], host), 3],
  ];
  for (const [why, text, line] of refused) {
    it(`says that it is something else as well: ${why}`, async () => {
      const { result } = await renamed(text, 'northwind');
      assert.ok(result && 'problem' in result, JSON.stringify(result));
      assert.match(
        result.problem,
        new RegExp(`^Line 2 of vars\\.xml holds .* line ${line} of .* something else`),
      );
    });
  }

  it('says that another service takes its name from there too', async () => {
    const other = '<param name="register-proxy" value="$${trunk}.sip.twilio.com"/>';
    const { result } = await renamed(gatewaySite(lone, host, other), 'northwind');
    assert.ok(result && 'problem' in result, JSON.stringify(result));
    assert.match(result.problem, /^Line 2 of vars\.xml .*SIP Domain acme takes its name from there too/);
  });
});
