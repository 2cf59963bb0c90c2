import assert from 'node:assert/strict';
import { XmlDocument } from '../../../server/src/syntax/xml/document';
import type { XmlElement } from '../../../server/src/syntax/xml/element';
import { XmlParser } from '../../../server/src/syntax/xml/parse';
import { Files, reading, uriOf } from './files';

/** Element names with attributes, in FreeSWITCH's reading: `a x="1"(b c)`; text after a colon. */
function describeTree(element: XmlElement): string {
  const attributes = element.attributes.map((one) => ` ${one.name}=${JSON.stringify(one.value)}`).join('');
  const text = element.text === '' ? '' : `:${JSON.stringify(element.text)}`;
  const children = element.children.map(describeTree).join(' ');
  return `${element.name}${attributes}${text}${children === '' ? '' : `(${children})`}`;
}

function load(text: string): XmlDocument {
  const files = new Files({ 'a.xml': text });
  const document = new XmlDocument(uriOf('a.xml'), files, reading);
  assert.equal(document.print(uriOf('a.xml')), text);
  return document;
}

function roots(text: string): string {
  return load(text).roots.map(describeTree).join(' ');
}

/** `kind` with the text that it is about; `!` for those that FreeSWITCH refuses the configuration for. */
function faults(text: string): string[] {
  const lines = text.split('\n');
  return load(text).faults.map(({ kind, fatal, at }) => {
    const { start, end } = at.range;
    const same = start.line === end.line;
    const shown = (lines[start.line] ?? '').slice(start.character, same ? end.character : undefined);
    return `${fatal ? '!' : ''}${kind} ${shown}`;
  });
}

/** What FreeSWITCH's parser takes, though a strict one does not (switch_xml.c, run on 1.10.12). */
const tolerated: [name: string, text: string, tree: string, faults: string[]][] = [
  ['a plain element', '<a b="1"><c/></a>', 'a b="1"(c)', []],
  ['both quotes', `<a b='1' c="'"/>`, 'a b="1" c="\'"', []],
  ['blanks around the equals sign', '<a b = "1"\n\tc= "2" />', 'a b="1" c="2"', []],
  ['a blank ahead of the end', '<a ></a >', 'a', []],
  ['a bare ampersand', '<a b="x&y"/>', 'a b="x&y"', ['bare-ampersand &y']],
  ['an unknown entity', '<a b="&nope;"/>', 'a b="&nope;"', ['bare-ampersand &nope;']],
  ['the five entities', '<a b="&lt;&gt;&quot;&apos;&amp;"/>', 'a b="<>\\"\'&"', []],
  ['an entity is not decoded twice', '<a b="&amp;lt;"/>', 'a b="&lt;"', []],
  ['characters by number', '<a b="&#65;&#x42;&#128512;"/>', 'a b="AB😀"', []],
  ['the number 0', '<a b="&#0;"/>', 'a b="&#0;"', ['bare-ampersand &#0;']],
  ['a number out of range', '<a b="&#x110000;"/>', 'a b="&#x110000;"', ['bare-ampersand &#x110000;']],
  ['a less-than in a value', '<a b="<c>"/>', 'a b="<c>"', []],
  ['an attribute twice: the first counts', '<a b="1" b="2"/>', 'a b="1" b="2"', ['duplicate-attribute b']],
  ['no blank between attributes', '<a b="1"c="2"/>', 'a b="1" c="2"', ['no-blank-between-attributes c']],
  ['two equals signs', '<a b=="1"/>', 'a b="1"', ['double-equals ==']],
  ['no equals sign', '<a b "1"/>', 'a b="1"', ['missing-equals b ']],
  ['no value', '<a b c="1"/>', 'a b="" c="1"', ['missing-value b']],
  ['no value at the end', '<a b/>', 'a b=""', ['missing-value b']],
  ['an equals sign and no value', '<a b=/>', 'a b=""', ['missing-value b']],
  ['no quotes: one more attribute', '<a v=1/>', 'a v="" 1=""', ['unquoted-value v=1/']],
  ['no name', '<a ="1"/>', 'a ="1"', ['attribute-without-name =']],
  ['junk ahead of the root', 'junk<a/>', 'a', ['text-outside-root junk']],
  ['junk behind the root', '<a/>junk', 'a', ['text-outside-root junk']],
  ['a less-than as the last character', '<a/><', 'a', ['text-outside-root <']],
  ['blanks for the end of the last tag', '<a></a \n', 'a', ['text-in-closing-tag </a']],
  ['a byte order mark', '\ufeff<a/>', 'a', []],
  ['nearly any byte in a name', '<a.b-c:d!é x$y="1"/>', 'a.b-c:d!é x$y="1"', []],
  ['text', '<a>x &amp; y</a>', 'a:"x & y"', []],
  ['text around elements', '<a>x<b/>y</a>', 'a:"xy"(b)', []],
  ['CDATA is text', '<a>x<![CDATA[<&amp;>]]></a>', 'a:"x<&amp;>"', []],
  ['blanks in values become spaces', '<a b="1\t2\r\n3"/>', 'a b="1 2 3"', []],
  ['blanks by number stay', '<a b="&#9;1&#10;2&#xD;3"/>', 'a b="\\t1\\n2\\r3"', []],
  ['line ends in text become line feeds', '<a>1\r\n2\r3</a>', 'a:"1\\n2\\n3"', []],
  ['a comment', '<a><!-- <b/> --></a>', 'a', []],
  ['an empty comment', '<a><!----><b/></a>', 'a(b)', []],
  ['a document type', '<!DOCTYPE a><a/>', 'a', []],
  [
    'its entities',
    '<!DOCTYPE a [\n<!ENTITY n "v">\n<!ENTITY m "&n;&n;">\n]><a b="&n;" c="&m;"/>',
    'a b="v" c="vv"',
    [],
  ],
  [
    'external ones are not fetched',
    '<!DOCTYPE a [<!ENTITY n SYSTEM "f">]><a b="&n;"/>',
    'a b="&n;"',
    ['bare-ampersand &n;'],
  ],
  [
    'an entity in itself',
    '<!DOCTYPE a [<!ENTITY n "&m;"><!ENTITY m "&n;">]><a b="&n;"/>',
    'a b="&n;"',
    ['bare-ampersand &n;'],
  ],
  ['text in a closing tag', '<a><b></b junk></a>', 'a:"unk>"(b)', ['text-in-closing-tag j']],
  ['a tag that is not ended', '<a x="1"\n<b y="2"/>', 'a x="1" <b="" y="2"', ['markup-in-tag <b']],
  [
    'a tag that is not ended, with the same name in the next one',
    '<a x="1"\n<b x="2" c/>',
    'a x="1" <b="" x="2" c=""',
    ['markup-in-tag <b'],
  ],
  [
    'a quote that is not ended, to the next one',
    '<a x="1>\n<b y="2"/>',
    'a x="1> <b y=" 2"=""',
    ['value-over-tags x="', 'markup-in-tag 2"'],
  ],
];

/** What makes it refuse everything; the tree is what is kept here all the same. */
const refused: [name: string, text: string, tree: string, faults: string[]][] = [
  ['mismatched tags', '<a><b></c></b></a>', 'a(b)', ['!unexpected-closing-tag </c>']],
  ['names are case-sensitive', '<a><b></B></a>', 'a(b)', ['!unexpected-closing-tag </B>']],
  ['an unclosed tag', '<a><b></a>', 'a(b)', ['!unclosed-tag <b>']],
  ['an unclosed root', '<a><b/>', 'a(b)', ['!unclosed-tag <a>']],
  ['a second root', '<a/><b/>', 'a b', ['!second-root <b/>']],
  ['two hyphens in a comment', '<a><!-- x -- y --><b/></a>', 'a(b)', ['!double-hyphen --']],
  ['three hyphens at its end', '<a><!-- x ---><b/></a>', 'a(b)', ['!double-hyphen --']],
  ['an unclosed comment', '<a><!-- x <b/></a>', 'a', ['!unclosed-comment <!--', '!unclosed-tag <a>']],
  ['unclosed CDATA', '<a><![CDATA[ x </a>', 'a', ['!unclosed-cdata <![CDATA[', '!unclosed-tag <a>']],
  ['an unclosed document type', '<!DOCTYPE a [<a/>', '', ['!unclosed-doctype <!DOCTYPE', '!no-root <']],
  ['a lone less-than', '<a>1 < 2<b/></a>', 'a:"1  2"(b)', ['!stray-less-than <']],
  ['a number behind it', '<a><100></a>', 'a:"100>"', ['!stray-less-than <']],
  ['an unterminated quote', '<a b="1><c/></a>', 'a b="1"(c)', ['!unterminated-quote "']],
  ['a blank between / and >', '<a / ><b/></a>', 'a(b)', ['!missing-tag-end /']],
  [
    'a slash in an unquoted value',
    '<a b=c/d></a>',
    'a b="" c="" d=""',
    ['unquoted-value b=c/d', '!missing-tag-end /', 'missing-value d'],
  ],
  ['a blank behind </', '<a></ a>', 'a', ['!unexpected-closing-tag </ a>']],
  [
    'a text that ends in a tag',
    '<a><b c="1"',
    'a(b c="1")',
    ['!missing-tag-end <b', '!unclosed-tag <b c="1"', '!unclosed-tag <a>'],
  ],
  ['no root', 'text', '', ['text-outside-root text', '!no-root t']],
];

describe('FreeSWITCH’s XML parser takes', () => {
  for (const [name, text, tree, found] of tolerated) {
    it(name, () => {
      assert.equal(roots(text), tree);
      assert.deepEqual(faults(text), found);
    });
  }
});

describe('FreeSWITCH’s XML parser refuses', () => {
  for (const [name, text, tree, found] of refused) {
    it(name, () => {
      assert.equal(roots(text), tree);
      assert.deepEqual(faults(text), found);
    });
  }
});

describe('an element', () => {
  const text = '<a>\n  <b  one = "1"\n     two=\'2&amp;3\' one="x">\n  </b>\n</a>\n';
  const b = load(text).roots[0]?.child('b');

  it('answers the first attribute of a name', () => {
    assert.equal(b?.value('one'), '1');
    assert.equal(b?.value('ONE'), undefined);
  });

  it('knows where its parts stand', () => {
    const attribute = b?.attribute('two');
    const places = [
      b?.nameAt,
      b?.openTagAt,
      b?.closeTagAt,
      b?.at,
      attribute?.nameAt,
      attribute?.valueAt,
      attribute?.at,
    ];
    const expected = ['1:3-1:4', '1:2-2:27', '3:2-3:6', '1:2-3:6', '2:5-2:8', '2:10-2:17', '2:5-2:18'];
    assert.deepEqual(
      places.map((place) => {
        if (!place) return '';
        const { start, end } = place.range;
        return `${start.line}:${start.character}-${end.line}:${end.character}`;
      }),
      expected,
    );
  });

  it('finds the characters of a value behind its entities', () => {
    const place = b?.attribute('two')?.place;
    assert.deepEqual(
      [place?.slice(1, 2).range.start.character, place?.slice(1, 2).range.end.character],
      [11, 16],
    );
    assert.deepEqual(
      [place?.slice(2, 3).range.start.character, place?.slice(2, 3).range.end.character],
      [16, 17],
    );
  });

  it('has the quotes that are written', () => {
    assert.deepEqual([b?.attribute('one')?.quote, b?.attribute('two')?.quote], ['"', "'"]);
  });
});

describe('a text with several roots', () => {
  it('is as good as one where it is a fragment', () => {
    const { roots: found, faults: none } = new XmlParser('x<a/>\n<b/>', true, {
      entities: new Map(),
    }).parse();
    assert.deepEqual([found.map(({ name }) => name), none], [['a', 'b'], []]);
  });
});
