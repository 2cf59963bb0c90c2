import assert from 'node:assert/strict';
import { XmlDocument } from '../../../server/src/syntax/xml/document';
import { UNREAD } from '../../../server/src/syntax/xml/element';
import type { Place } from '../../../server/src/text/place';
import { hasPlaceholder } from '../../../server/src/text/placeholder';
import { Files, reading, uriOf } from './files';
import { shapeOf } from './shape';

const root = uriOf('freeswitch.xml');

const files = new Files({
  'freeswitch.xml': `<document>
  <X-PRE-PROCESS cmd="include" data="vars.xml"/>
  <section>
    <X-PRE-PROCESS cmd="include" data="gateways/*.xml"/>
  </section>
</document>
`,
  'vars.xml': `<include>
  <X-PRE-PROCESS cmd="set" data="name = acme"/>
  <X-PRE-PROCESS cmd="set" data="domain=$\${name}.sip.twilio.com"/>
  <X-PRE-PROCESS cmd="set" data="realm=$\${domain}"/>
  <X-PRE-PROCESS cmd="set" data="secret=a&amp;b"/>
  <X-PRE-PROCESS cmd="set" data="empty="/>
  <X-PRE-PROCESS cmd="set" data="markup=x'/>"/>
</include>
`,
  'gateways/a.xml': `<gateway name="a">
  <param name="whole" value="$\${domain}"/>
  <param name="chain" value="$\${realm}"/>
  <param name="mixed" value="sip:$\${realm}:5060"/>
  <param name="secret" value="$\${secret}"/>
  <param name="empty" value="$\${empty}"/>
  <param name="both" value="$\${name}$\${name}"/>
  <param name="unknown" value="$\${local_ip_v4}:5060"/>
  <param name="literal" value="x"/>
</gateway>
`,
});

const document = new XmlDocument(root, files, reading);
const gateway = document.roots[0]?.child('section')?.child('gateway');

/** The source text of a place, with the name of its file. */
function textAt(place: Place | undefined): string {
  if (!place) return '';
  const { start, end } = place.range;
  const line = files.text(place.uri)?.split('\n')[start.line] ?? '';
  return `${place.uri.slice(place.uri.lastIndexOf('/') + 1)}:${start.line} ${line.slice(start.character, end.character)}`;
}

function param(name: string) {
  return gateway?.children.find((child) => child.value('name') === name)?.attribute('value');
}

/** Value, how it came to be, where it is written, where it is used, where its characters 0 to 3 are written. */
const values: [name: string, value: string, origin: string, place: string, valueAt: string, part: string][] =
  [
    ['literal', 'x', 'literal', 'a.xml:8 x', 'a.xml:8 x', 'a.xml:8 x'],
    [
      'whole',
      'acme.sip.twilio.com',
      'resolved',
      'vars.xml:2 $${name}.sip.twilio.com',
      'a.xml:1 $${domain}',
      'vars.xml:1 acm',
    ],
    [
      'chain',
      'acme.sip.twilio.com',
      'resolved',
      'vars.xml:2 $${name}.sip.twilio.com',
      'a.xml:2 $${realm}',
      'vars.xml:1 acm',
    ],
    [
      'mixed',
      'sip:acme.sip.twilio.com:5060',
      'resolved',
      'a.xml:3 sip:$${realm}:5060',
      'a.xml:3 sip:$${realm}:5060',
      'a.xml:3 sip',
    ],
    ['secret', 'a&b', 'resolved', 'vars.xml:4 a&amp;b', 'a.xml:4 $${secret}', 'vars.xml:4 a&amp;b'],
    ['empty', '', 'resolved', 'vars.xml:5 ', 'a.xml:5 $${empty}', 'a.xml:5 '],
    [
      'both',
      'acmeacme',
      'resolved',
      'a.xml:6 $${name}$${name}',
      'a.xml:6 $${name}$${name}',
      'vars.xml:1 acm',
    ],
    [
      'unknown',
      '$${local_ip_v4}:5060',
      'placeholder',
      'a.xml:7 $${local_ip_v4}:5060',
      'a.xml:7 $${local_ip_v4}:5060',
      'a.xml:7 $${',
    ],
  ];

describe('a value of an effective document', () => {
  for (const [name, value, origin, place, valueAt, part] of values) {
    it(`leads to where it is written: ${name}`, () => {
      const found = param(name);
      assert.deepEqual([found?.value, found?.origin], [value, origin]);
      assert.deepEqual(
        [textAt(found?.place), textAt(found?.valueAt), textAt(found?.place.slice(0, 3))],
        [place, valueAt, part],
      );
    });
  }

  it('leads on behind its variable', () => {
    const place = param('mixed')?.place;
    assert.equal(textAt(place?.slice(4, 8)), 'vars.xml:1 acme');
    assert.equal(textAt(place?.slice(9, 12)), 'vars.xml:2 sip');
    assert.equal(textAt(place?.slice(24, 28)), 'a.xml:3 5060');
    assert.equal(textAt(place?.slice(2, 10)), 'a.xml:3 p:$${realm}');
  });
});

describe('a variable', () => {
  it('knows its definitions and uses, in any case', () => {
    assert.deepEqual(
      document.definitionsOf('NAME').map(({ nameAt, valueAt }) => [textAt(nameAt), textAt(valueAt)]),
      [['vars.xml:1 name', 'vars.xml:1 acme']],
    );
    assert.deepEqual(
      document.usesOf('Name').map(({ at, nameAt }) => [textAt(at), textAt(nameAt)]),
      [
        ['vars.xml:2 $${name}', 'vars.xml:2 name'],
        ['a.xml:6 $${name}', 'a.xml:6 name'],
        ['a.xml:6 $${name}', 'a.xml:6 name'],
      ],
    );
  });

  it('leads from a use to the definition that counts there', () => {
    const [use] = document.usesOf('realm');
    assert.deepEqual(
      [use?.state, textAt(use?.definition?.directive.at)],
      ['set', 'vars.xml:3 <X-PRE-PROCESS cmd="set" data="realm=$${domain}"/>'],
    );
    const [core] = document.usesOf('local_ip_v4');
    assert.deepEqual([core?.state, core?.global, core?.definition], ['unknown', true, undefined]);
  });

  it('that is set too late knows where', () => {
    const late = new XmlDocument(
      root,
      new Files({ 'freeswitch.xml': '<a b="$${c}"/>\n<X-PRE-PROCESS cmd="set" data="c=1"/>\n' }),
      reading,
    );
    assert.deepEqual(
      late.problems.map(({ kind, definition }) => [kind, definition?.name]),
      [['undefined-variable', 'c']],
    );
  });

  it('may hold markup', () => {
    const texts = { 'freeswitch.xml': `<X-PRE-PROCESS cmd="set" data="m=<b c='1'></b>"/>\n<a>$\${m}</a>\n` };
    const [a] = new XmlDocument(root, new Files(texts), reading).roots;
    assert.deepEqual([a?.children.length, a?.child('b')?.value('c')], [1, '1']);
    assert.deepEqual(a?.child('b')?.nameAt.range.start, { line: 1, character: 3 });
  });
});

describe('directives', () => {
  it('know what they include', () => {
    assert.deepEqual(
      document.directives
        .filter(({ command }) => command === 'include')
        .map(({ includes, dataAt }) => [includes, textAt(dataAt)]),
      [
        [[uriOf('vars.xml')], 'freeswitch.xml:1 vars.xml'],
        [[uriOf('gateways/a.xml')], 'freeswitch.xml:3 gateways/*.xml'],
      ],
    );
  });

  it('may end at a slash inside their data, as FreeSWITCH looks for the first one', () => {
    assert.equal(document.definitionsOf('markup')[0]?.value, "x'/>");
  });
});

describe('comments', () => {
  it('know where they stand', () => {
    const texts = { 'freeswitch.xml': '<a>\n  <!-- one\n two --><b/>\n</a>\n' };
    const comments = new XmlDocument(root, new Files(texts), reading).chunks.flatMap(
      (chunk) => chunk.comments,
    );
    assert.deepEqual(
      comments.map(({ text, at }) => [text, at.range]),
      [['<!-- one\n two -->', { start: { line: 1, character: 2 }, end: { line: 2, character: 8 } }]],
    );
  });
});

describe('a tag that an include divides', () => {
  const divided = new Files({
    'freeswitch.xml': `<document>
  <param name="username" value="
  <X-PRE-PROCESS cmd="include" data="user.xml"/>
  " type="text"/>
  <param name="proxy"
  <X-PRE-PROCESS cmd="include" data="user.xml"/>
  value="sip.example.net"/>
  <param name="whole" value="acme"/>
</document>
`,
    'user.xml': 'pbx="1"\n',
  });
  const [username, proxy, whole] = new XmlDocument(root, divided, reading).roots[0]?.children ?? [];

  it('has the attributes ahead of it, and a placeholder for every other one', () => {
    assert.deepEqual(
      [username, proxy, whole].map((tag) =>
        ['name', 'value', 'type'].map((name) => [tag?.value(name), tag?.has(name)]),
      ),
      [
        [
          ['username', true],
          [UNREAD, true],
          [UNREAD, true],
        ],
        [
          ['proxy', true],
          [UNREAD, true],
          [UNREAD, true],
        ],
        [
          ['whole', true],
          ['acme', true],
          [undefined, false],
        ],
      ],
    );
    assert.ok(hasPlaceholder(UNREAD));
  });

  it('has a value that is a placeholder where the include stands in it', () => {
    const value = username?.attribute('value');
    assert.deepEqual([value?.value, value?.origin], [UNREAD, 'placeholder']);
  });
});

describe('a document without its file', () => {
  it('is empty and not complete', () => {
    const none = new XmlDocument(root, new Files({}), reading);
    assert.deepEqual([none.roots, none.complete, none.faults, [...none.files]], [[], false, [], [root]]);
  });
});

describe('a document that is read in steps', () => {
  it('is the same, and a small one has no step but the last', () => {
    const param = '    <param name="proxy" value="$${domain}"/>\n';
    const texts: Record<string, string> = {
      'freeswitch.xml':
        '<X-PRE-PROCESS cmd="set" data="domain=example.com"/>\n<a>\n<X-PRE-PROCESS cmd="include" data="all/*.xml"/>\n</a>\n',
      'all/large.xml': `<list name="a">\n${param.repeat(5000)}</list>\n`,
    };
    for (let i = 0; i < 20; i++) texts[`all/${i}.xml`] = `<gateway name="${i}"/>\n`;
    const steps = XmlDocument.read(root, new Files(texts), reading);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    assert.deepEqual(shapeOf(step.value), shapeOf(new XmlDocument(root, new Files(texts), reading)));
    assert.ok(count > 40, `${count} steps`);
    assert.equal(
      XmlDocument.read(root, new Files({ 'freeswitch.xml': '<a/>\n' }), reading).next().done,
      true,
    );
  });
});
