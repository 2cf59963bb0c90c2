import assert from 'node:assert/strict';
import { XmlDocument } from '../../server/src/syntax/xml/document';
import type { XmlSource } from '../../server/src/syntax/xml/source';
import { applyEdit, randomBytes } from '../support/mutate';
import { Random } from '../support/random';
import { itEnds, itIsLinear } from '../support/work';
import type { Task } from '../support/work/tasks';
import { reading } from '../syntax/xml/files';
import { randomXmlEdit } from '../syntax/xml/mutate';

const INPUTS = 20_000;
const root = 'file:///conf/main.xml';
const other = 'file:///conf/b.xml';

const seeds = [
  `<?xml version="1.0"?>
<!DOCTYPE document [<!ENTITY x "y">]>
<document type="freeswitch/xml">
  <X-PRE-PROCESS cmd="set" data="domain=acme.sip.twilio.com"/>
  <section name="configuration" description="a &amp; b &x;">
    <!-- <X-PRE-PROCESS cmd="set" data="x=1"/> -->
    <X-PRE-PROCESS cmd="include" data="b.xml"/>
    <text><![CDATA[ <a> ]]> more </text>
  </section>
</document>
`,
  `<include>\r
  <gateway name="twilio">\r
    <param name="realm" value="$\${domain}"/>\r
    <param name='proxy' value='sip:$\${domain}:5060;transport=tls'/>\r
    <param name=register value="true">\r
  </gateway>\r
</include>\r
`,
  '<!--#set "a=1"-->\n<!--#include b.xml\n<x/>\n--><y z="$${a}$${b$${c}}"/>\n',
];

/** One file that includes another one, whatever it asks for. */
class Pair implements XmlSource {
  constructor(private readonly main: string) {}

  resolve(): { readonly state: 'files'; readonly uris: readonly string[] } {
    return { state: 'files', uris: [other] };
  }

  text(uri: string): string {
    return uri === root ? this.main : '<b c="$${a}"><!-- d --></b>\n';
  }
}

function load(text: string): XmlDocument {
  return new XmlDocument(root, new Pair(text), reading);
}

/** Asks for everything that is made only when somebody asks. */
function readAll(document: XmlDocument): void {
  const pending = [...document.roots];
  for (let element = pending.pop(); element; element = pending.pop()) {
    const { openTagAt, closeTagAt, nameAt, at, text } = element;
    assert.ok(
      [openTagAt, closeTagAt, nameAt, at].every((place) => !place || isForward(place.range)),
      text,
    );
    for (const { value, name, place, valueAt, origin, hasValue } of element.attributes) {
      assert.ok(isForward(place.range) && isForward(valueAt.range), `${name} ${value} ${origin}`);
      const parts = hasValue ? [place.slice(0, 1), place.slice(1, 5)] : [];
      assert.ok(
        parts.every(({ range }) => isForward(range)),
        `${name} ${value}`,
      );
    }
    for (const child of element.children) pending.push(child);
  }
  for (const { at } of [...document.problems, ...document.faults, ...document.directives]) {
    assert.ok(isForward(at.range));
  }
  for (const { nameAt, valueAt } of document.definitions)
    assert.ok(isForward(nameAt.range) && isForward(valueAt.range));
}

function isForward({ start, end }: { start: Position; end: Position }): boolean {
  return (
    start.character >= 0 &&
    (end.line > start.line || (end.line === start.line && end.character >= start.character))
  );
}

interface Position {
  readonly line: number;
  readonly character: number;
}

describe('the reader of FreeSWITCH XML, on 20,000 mutated and random inputs', () => {
  it('never throws, prints every text back, and all its places run forward', () => {
    const random = new Random(20261122);
    for (let i = 0; i < INPUTS; i++) {
      let text = i % 8 === 0 ? randomBytes(random, random.below(400)) : random.pick(seeds);
      for (let edits = 1 + random.below(6); edits > 0; edits--)
        text = applyEdit(text, randomXmlEdit(random, text));
      const document = load(text);
      assert.equal(document.print(root), text, `input ${i}`);
      try {
        readAll(document);
      } catch (error) {
        assert.fail(`input ${i}: ${JSON.stringify(text)}: ${String(error)}`);
      }
    }
  }).timeout(120_000);
});

/** Texts in which one character makes the reader look far: each would take the square of its length if it looked twice. */
const hostile: [name: string, piece: string, head?: string][] = [
  ['tags', '<a>\n'],
  ['tags on one line', '<a>'],
  ['elements', '<a><b c="d"/></a>\n'],
  ['closing tags', '</a>'],
  ['closing tags that fit none', '<a></b>'],
  ['tags that are not ended', '<a '],
  ['less-thans', '<'],
  ['attributes in one tag', 'b="c" ', '<a '],
  ['attributes of different names', '', ''],
  ['values without quotes', 'a=b ', '<a '],
  ['a chain of equals signs', 'a=', '<a '],
  ['slashes in a tag', 'a/b=c', '<a '],
  ['quotes', '"', '<a b='],
  ['unterminated quotes', `<a b="c' d='e" `],
  ['ampersands', '&', '<a>'],
  ['entities', '&amp;', '<a b="'],
  ['comments', '<!-- a -->'],
  ['comment openings', '<!--'],
  ['hyphens in comments', '-- ', '<!--'],
  ['CDATA openings', '<![CDATA['],
  ['document types', '<!DOCTYPE a ['],
  ['entity declarations', '<!ENTITY a "b">', '<!DOCTYPE a ['],
  ['instructions', '< ?'],
  ['variables', '$${a}\n', '<X-PRE-PROCESS cmd="set" data="a=1"/>\n'],
  ['variables on one line', '$${a}'],
  ['variables without an end', '$${'],
  ['variables in variables', '$${a'],
  ['closing braces', '$${a}}}}}'],
  ['directives', '<X-PRE-PROCESS cmd="set" data="a=$${a}b"/>\n<X-PRE-PROCESS cmd="set" data="a=b"/>\n'],
  ['directives on one line', '<X-PRE-PROCESS cmd="set" data="a=b"/>'],
  ['halves of directives', '<X-PRE-PROCESS cmd="set"\n'],
  ['legacy directives', '<!--#set a=b-->\n'],
  ['legacy directives without an end', '<!--#set a=b\n'],
  ['include lines', '<include>\n'],
  ['include lines in one', '<include>'],
  ['NUL bytes', 'a\0b\n'],
  ['carriage returns', '\r'],
  ['line feeds', '\n'],
  ['blanks', ' \t '],
  ['small elements on lines', '<param name="a" value="b"/>\n', '<a>\n'],
  ['unclosed elements on lines', '  <gateway name="a">\n', '<a>\n'],
];

function textOf(name: string, piece: string, head: string, size: number): string {
  if (name === 'attributes of different names') {
    let text = '<a ';
    for (let i = 0; text.length < size; i++) text += `a${i}="" `;
    return text;
  }
  return head + piece.repeat(Math.ceil(size / piece.length));
}

describe('the reader of FreeSWITCH XML, on hostile texts', () => {
  for (const [name, piece, head = ''] of hostile) {
    const task: Task = (size) => {
      const text = textOf(name, piece, head, size);
      return () => load(text);
    };
    itIsLinear(`takes work linear in ${name}`, task, 20_000);
    itEnds(`reads a megabyte of ${name}`, task, 1_000_000);
  }
});
