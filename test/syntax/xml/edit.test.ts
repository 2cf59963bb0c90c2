import assert from 'node:assert/strict';
import { type XmlChange, XmlDocument } from '../../../server/src/syntax/xml/document';
import { Files, reading, uriOf } from './files';

const root = uriOf('main.xml');
const gateways = uriOf('gateways.xml');

function gatewayText(index: number): string {
  return `  <gateway name="g${index}">\n    <param name="realm" value="$\${realm}"/>\n    <param name="port" value="5060"/>\n  </gateway>\n`;
}

class Site {
  readonly files = new Files({
    'main.xml': `<document>
  <X-PRE-PROCESS cmd="set" data="realm=sip.example.com"/>
  <gateways>
    <X-PRE-PROCESS cmd="include" data="gateways.xml"/>
  </gateways>
  <X-PRE-PROCESS cmd="set" data="other=1"/>
</document>
`,
    'gateways.xml': `<include>\n${Array.from({ length: 50 }, (_, index) => gatewayText(index)).join('')}</include>\n`,
  });
  readonly document = new XmlDocument(root, this.files, reading);

  /** Replaces `what` behind the first place of `after`. */
  edit(uri: string, after: string, what: string, by: string): XmlChange {
    const text = this.files.text(uri) ?? '';
    const start = text.indexOf(what, text.indexOf(after));
    this.files.texts.set(uri, text.slice(0, start) + by + text.slice(start + what.length));
    return this.document.edit(uri, { start, oldEnd: start + what.length, newEnd: start + by.length });
  }

  get names(): (string | undefined)[] {
    const elements = this.document.roots[0]?.child('gateways')?.children ?? [];
    return elements.map((element) => element.value('name'));
  }

  realm(index: number): string | undefined {
    return this.document.roots[0]?.child('gateways')?.children[index]?.children[0]?.value('value');
  }
}

/** Edits of one gateway among fifty: each reads its lines alone. */
const small: [name: string, after: string, what: string, by: string][] = [
  ['a value', 'g25', '5060', '5061'],
  ['a value by a variable', 'g25', '5060', '$${realm}'],
  ['a variable by a value', 'g25', '$${realm}', 'x'],
  ['a param more', 'g25', '  </gateway>', '    <param name="x" value="y"/>\n  </gateway>'],
  ['a param less', 'g25', '    <param name="port" value="5060"/>\n', ''],
  ['a comment', 'g25', '    <param', '    <!-- x -->\n    <param'],
  ['a gateway more', 'g25', '  <gateway', '  <gateway name="new"/>\n  <gateway'],
  ['a tolerated fault', 'g25', 'value="5060"', 'value=5060'],
];

/** Edits that may change how other lines are read. */
const large: [name: string, uri: string, after: string, what: string, by: string][] = [
  ['a tag that is not closed', gateways, 'g25', '</gateway>', ''],
  ['a comment that is not closed', gateways, 'g25', '<param', '<!-- <param'],
  ['a quote that is not closed', gateways, 'g25', '5060"', '5060'],
  ['a directive', gateways, 'g25', '<param', '<X-PRE-PROCESS cmd="set" data="realm=y"/>\n<param'],
  ['an include line', gateways, 'g25', '<param', '</include><param'],
  ['text between gateways', gateways, 'g25', '</gateway>', '</gateway> text'],
  ['the value of a variable', root, 'realm', 'sip.example.com', 'y'],
];

describe('an edit of one gateway among fifty', () => {
  for (const [name, after, what, by] of small) {
    it(`reads its lines alone: ${name}`, () => {
      const site = new Site();
      const before = new Set(site.document.chunks);
      const change = site.edit(gateways, after, what, by);
      assert.deepEqual([change.reread, change.removed.length, change.added.length], [false, 1, 1]);
      assert.equal(site.document.chunks.filter((chunk) => before.has(chunk)).length, before.size - 1);
    });
  }

  it('moves the lines of those behind it', () => {
    const site = new Site();
    const last = site.document.roots[0]?.child('gateways')?.children.at(-1);
    const place = last?.nameAt;
    const line = place?.range.start.line ?? 0;
    site.edit(gateways, 'g25', '    <param', '\n\n    <param');
    assert.equal(place?.range.start.line, line + 2);
    assert.equal(site.document.roots[0]?.child('gateways')?.children.at(-1), last);
  });

  it('sees the variables that are set ahead of it, and no later ones', () => {
    const site = new Site();
    site.edit(gateways, 'g25', '$${realm}', '$${other}');
    assert.equal(site.realm(25), '');
    assert.deepEqual(
      site.document.problems.map(({ kind, definition }) => [kind, definition?.name]),
      [['undefined-variable', 'other']],
    );
  });

  it('may take several gateways at once', () => {
    const site = new Site();
    const change = site.edit(gateways, 'g25', `</gateway>\n${gatewayText(26)}`, '</gateway>\n');
    assert.equal(change.reread, false);
    assert.equal(site.names.length, 49);
    assert.ok(!site.names.includes('g26'));
  });
});

describe('an edit that may change how other lines are read', () => {
  for (const [name, uri, after, what, by] of large) {
    it(`reads everything again: ${name}`, () => {
      const site = new Site();
      assert.equal(site.edit(uri, after, what, by).reread, true);
    });
  }

  it('keeps what says the same', () => {
    const site = new Site();
    const before = site.document.roots[0]?.child('gateways')?.children ?? [];
    site.edit(gateways, '<include>', '<include>\n', '<include>\n<!-- new -->\n');
    const after = site.document.roots[0]?.child('gateways')?.children ?? [];
    assert.deepEqual(
      after.map((element, index) => element === before[index]),
      before.map(() => true),
    );
    assert.equal(after[0]?.at.range.start.line, 2);
  });

  it('does not keep what a variable changed', () => {
    const site = new Site();
    const change = site.edit(root, 'realm', 'sip.example.com', 'y');
    assert.deepEqual([site.realm(0), site.realm(49)], ['y', 'y']);
    assert.ok(change.removed.length >= 50);
  });

  it('is undone by another one', () => {
    const site = new Site();
    site.edit(gateways, 'g25', '</gateway>', '');
    assert.notDeepEqual(site.document.faults, []);
    site.edit(gateways, '"g26"', '  </gateway>\n', '  </gateway></gateway>\n');
    assert.deepEqual(site.document.faults, []);
  });
});

describe('a file that is included twice', () => {
  it('is read again as a whole', () => {
    const files = new Files({
      'main.xml': '<a>\n<!--#include "b.xml"-->\n<!--#include "b.xml"-->\n</a>\n',
      'b.xml': '<b c="1"/>\n',
    });
    const document = new XmlDocument(root, files, reading);
    files.texts.set(uriOf('b.xml'), '<b c="2"/>\n');
    const change = document.edit(uriOf('b.xml'), { start: 6, oldEnd: 7, newEnd: 7 });
    assert.equal(change.reread, true);
    assert.deepEqual(
      document.roots[0]?.children.map((child) => child.value('c')),
      ['2', '2'],
    );
  });
});
