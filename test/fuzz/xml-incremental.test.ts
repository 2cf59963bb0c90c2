import assert from 'node:assert/strict';
import { XmlDocument } from '../../server/src/syntax/xml/document';
import { applyEdit } from '../support/mutate';
import { Random } from '../support/random';
import { Files, reading, uriOf } from '../syntax/xml/files';
import { randomXmlEdit } from '../syntax/xml/mutate';
import { shapeOf } from '../syntax/xml/shape';

const site: Readonly<Record<string, string>> = {
  'main.xml': `<?xml version="1.0"?>
<document type="freeswitch/xml">
  <X-PRE-PROCESS cmd="include" data="vars.xml"/>
  <section name="configuration">
    <!-- a comment -->
    <profile name="external">
      <gateways>
        <X-PRE-PROCESS cmd="include" data="gateways/*.xml"/>
      </gateways>
      <settings>
        <param name="sip-ip" value="$\${local_ip_v4}"/>
        <param name="sip-port" value="5060"/>
      </settings>
    </profile>
  </section>
</document>
`,
  'vars.xml': `<include>
  <X-PRE-PROCESS cmd="set" data="domain=acme.sip.twilio.com"/>
  <X-PRE-PROCESS cmd="set" data="realm=$\${domain}"/>
</include>
`,
  'gateways/a.xml': `<include>
  <gateway name="twilio">
    <param name="realm" value="$\${realm}"/>
    <param name="proxy" value="sip:$\${domain}:5060"/>
    <param name="password" value="a&amp;b"/>
  </gateway>

  <gateway name="other"><!-- one -->
    <param name="realm" value="192.0.2.1"/>
    <param name="register" value="false"/>
  </gateway>
  <!-- two -->
  <gateway name="third">
    <param name="realm" value="$\${none}"/>
  </gateway>
</include>
`,
  'b.xml': '<gateway name="b"><param name="realm" value="$${domain}"/></gateway>\n',
};

/** An element that is more than one chunk, with leaves that share theirs. */
const long = `<include>
  <profile name="long">
    <settings>
${Array.from({ length: 60 }, (_, index) => `      <param name="p${index}" value="$\${domain}"/>\n`).join('')}    </settings>
${Array.from({ length: 12 }, (_, index) => `    <gateway name="g${index}">\n      <param name="realm" value="x"/>\n    </gateway>\n`).join('')}  </profile>
</include>
`;

describe('after every edit of a random edit script of FreeSWITCH XML', () => {
  for (let seed = 1; seed <= 150; seed++) {
    it(`an edited document is the document of the new texts, seed ${seed}`, () => {
      const random = new Random(seed * 7919);
      const files = new Files(seed % 2 === 0 ? site : { ...site, 'gateways/z.xml': long });
      const root = uriOf(
        seed % 3 === 0 ? (seed % 2 === 0 ? 'gateways/a.xml' : 'gateways/z.xml') : 'main.xml',
      );
      const options = { ...reading, fragment: seed % 3 === 0 };
      const document = new XmlDocument(root, files, options);
      const mostly = [...files.texts.keys()].filter((uri) => uri.includes('/gateways/'));
      for (let step = 1; step <= 40; step++) {
        const uri = random.pick(random.below(3) === 0 ? [...files.texts.keys()] : mostly);
        const before = files.texts.get(uri) ?? '';
        const edit = randomXmlEdit(random, before);
        const after = applyEdit(before, edit);
        files.texts.set(uri, after);
        const known = new Set(document.chunks);
        const change = document.edit(uri, {
          start: edit.start,
          oldEnd: edit.end,
          newEnd: edit.start + edit.newText.length,
        });
        const message = `step ${step}, ${uri}: ${JSON.stringify(edit)}`;
        assert.deepEqual(shapeOf(document), shapeOf(new XmlDocument(root, files, options)), message);
        for (const file of document.files)
          assert.equal(document.print(file), textOf(document, file, files), message);
        const now = new Set(document.chunks);
        assert.deepEqual(new Set(change.removed), difference(known, now), message);
        assert.deepEqual(new Set(change.added), difference(now, known), message);
      }
    }).timeout(60_000);
  }
});

/** The text of a file that the document reads; nothing of one that it only would like to read. */
function textOf(document: XmlDocument, uri: string, files: Files): string {
  return document.chunksOf(uri).length > 0 ? (files.texts.get(uri) ?? '') : '';
}

function difference<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): Set<T> {
  return new Set([...one].filter((item) => !other.has(item)));
}
