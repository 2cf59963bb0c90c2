import assert from 'node:assert/strict';
import { hover, prepareRename, references, rename } from '../../../../server/src/features';
import type { FileEdit } from '../../../../server/src/text/range';
import { REGISTRY, Scene } from '../../../features/support';
import { applyEdits } from '../../../support/apply-edits';
import { pathOf } from '../../../support/checked-workspace';

/** Hosts and users that variables give: as a whole, in part, through another variable, in a dial string. */
const SITE = `//- /freeswitch.xml
<document type="freeswitch/xml">
  <X-PRE-PROCESS cmd="include" data="vars.xml"/>
  <section name="configuration">
    <configuration name="sofia.conf">
      <profiles>
        <profile name="external">
          <gateways>
            <X-PRE-PROCESS cmd="include" data="twilio.xml"/>
          </gateways>
          <settings>
            <param name="sip-ip" value="203.0.113.10"/>
          </settings>
        </profile>
      </profiles>
    </configuration>
  </section>
  <section name="dialplan">
    <context name="default">
      <extension name="lab">
        <condition field="destination_number" expression="^(\\d+)$">
          <action application="bridge" data="sofia/external/alice@$\${lab}|sofia/external/bob@acme-pbx.sip.twilio.com"/>
        </condition>
      </extension>
    </context>
  </section>
</document>
//- /vars.xml
<include>
  <X-PRE-PROCESS cmd="set" data="name=acme-pbx"/>
  <X-PRE-PROCESS cmd="set" data="domain=$\${name}.sip.twilio.com"/>
  <X-PRE-PROCESS cmd="set" data="lab=acme-lab.sip.twilio.com"/>
  <X-PRE-PROCESS cmd="set" data="user=alice"/>
</include>
//- /twilio.xml
<include>
  <gateway name="acme">
    <param name="username" value="$\${user}"/>
    <param name="password" value="Example-Passw0rd"/>
    <param name="proxy" value="sip.$\${missing}:5060"/>
    <param name="proxy" value="$\${name}.sip.dublin.twilio.com"/>
    <param name="from-domain" value="$\${domain}"/>
  </gateway>
</include>
`;

function at(piece: string): string {
  const text = SITE + REGISTRY;
  const index = text.indexOf(piece);
  assert.ok(index >= 0, piece);
  return `${text.slice(0, index + piece.length)}$0${text.slice(index + piece.length)}`;
}

/** `/path:line` and that line after the edits, for each line that is another one. */
function shown(scene: Scene, edits: readonly FileEdit[]): string[] {
  return [...scene.texts].flatMap(([path, before]) => {
    const own = edits.filter(({ uri }) => pathOf(uri) === path);
    const after = applyEdits(before, own).split('\n');
    return before.split('\n').flatMap((line, index) => {
      const now = after[index] ?? '';
      return now === line ? [] : [`${path}:${index + 1} ${now.trim()}`];
    });
  });
}

const USES = [
  '/freeswitch.xml:21 acme-pbx.sip.twilio.com',
  '/twilio.xml:6 $${name}.sip.dublin.twilio.com',
  '/twilio.xml:7 $${domain}',
  '/vars.xml:3 $${name}.sip.twilio.com',
];

const RENAMED = [
  '/freeswitch.xml:21 <action application="bridge" data="sofia/external/alice@$${lab}|sofia/external/bob@new.sip.twilio.com"/>',
  '/vars.xml:2 <X-PRE-PROCESS cmd="set" data="name=new"/>',
  '/twilio.registry.yaml:11 - name: new',
];

const STARTS: readonly (readonly [string, string])[] = [
  ['a host of which a variable gives the name', 'proxy" value="$${na'],
  ['what stands behind the variable', '$${name}.sip.dub'],
  ['a host that a variable gives as a whole', 'value="$${dom'],
  ['the value of a variable that is made of another', 'domain=$${name}.sip.twi'],
  ['the host where it is written', 'bob@acme'],
];

describe('hosts that variables of FreeSWITCH give', () => {
  it('are uses of the SIP Domain, beside those that are written', async () => {
    const scene = await Scene.of(at('bob@acme'));
    const found = references(scene.context, scene.uri, scene.position, false);
    assert.deepEqual(
      found.map((place) => scene.show(place)),
      USES,
    );
  });

  it('are uses where the variable has the whole host', async () => {
    const scene = await Scene.of(at('lab=acme-l'));
    const found = references(scene.context, scene.uri, scene.position, true);
    assert.deepEqual(
      found.map((place) => scene.show(place)),
      [
        '/freeswitch.xml:21 $${lab}',
        '/twilio.registry.yaml:18 acme-lab',
        '/vars.xml:4 acme-lab.sip.twilio.com',
      ],
    );
  });

  for (const [title, piece] of STARTS) {
    it(`are renamed where they are written, from ${title}`, async () => {
      const scene = await Scene.of(at(piece));
      const { context, uri, position } = scene;
      const prepared = prepareRename(context, uri, position);
      assert.ok(prepared && !('problem' in prepared));
      assert.equal(prepared.placeholder, 'acme-pbx');
      const edits = rename(context, uri, position, 'new');
      assert.ok(edits && !('problem' in edits));
      assert.deepEqual(shown(scene, edits), RENAMED);
    });
  }

  it('are not renamed where a trunk takes its name from the same variable', async () => {
    const text = at('bob@acme').replace('sip.$${missing}:5060', () => '$${name}.pstn.twilio.com');
    const scene = await Scene.of(text);
    const answer = rename(scene.context, scene.uri, scene.position, 'new');
    assert.ok(answer && 'problem' in answer);
    assert.match(
      answer.problem,
      /^Line 2 of vars\.xml holds the name of the SIP Domain acme-pbx, and the trunk acme-pbx/,
    );
  });

  const hovers: readonly (readonly [string, string, readonly RegExp[]])[] = [
    [
      'the variable and the SIP Domain',
      'value="$${dom',
      [
        /^\*\*`\$\$\{domain\}`\*\*/,
        /acme-pbx\.sip\.twilio\.com/,
        /\| lists for registrations \| `branch-phones`/,
      ],
    ],
    [
      'the name and the SIP Domain',
      'proxy" value="$${na',
      [/^\*\*`\$\$\{name\}`\*\*/, /\| edge \| `dublin`/],
    ],
    [
      'the SIP Domain beside the variable',
      '$${name}.sip.dub',
      [/^\*\*proxy\*\* · param of a gateway/, /\| edge \| `dublin`/],
    ],
    [
      'the variable and the user',
      'value="$${us',
      [/^\*\*`\$\$\{user\}`\*\*/, /credential list `branch-phones`/],
    ],
    ['the dialled SIP Domain', 'alice@$${la', [/^\*\*`\$\$\{lab\}`\*\*/, /\| registration \| off/]],
  ];
  for (const [title, piece, says] of hovers) {
    it(`show ${title}`, async () => {
      const scene = await Scene.of(at(piece));
      const { contents } = hover(scene.context, scene.uri, scene.position) ?? {};
      const text = contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
      for (const pattern of says) assert.match(text, pattern);
    });
  }
});
