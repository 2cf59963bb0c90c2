import assert from 'node:assert/strict';
import type { TextWindow } from '../../server/src/syntax/conf/edit';
import { parseEnv } from '../../server/src/syntax/dotenv/parse';
import { YamlTree } from '../../server/src/syntax/yaml/tree';
import { Random } from '../support/random';

const START = `%YAML 1.2
---
x-sip: &sip {host: acme.pstn.dublin.twilio.com, codecs: [ulaw, "al\\x61w"]}
services:
  pbx: # the PBX
    environment:
      - SIP_HOST=\${HOST:-acme.pstn.twilio.com}
      - 'SIP_USERNAME=pbx'
  other:
    <<: *sip
    note: |
      any: text
    long: a text
      goes on
...
---
{{ template }}
sip: !tag
  trunks:
  - host: a
    ? complex
`;
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ': ',
  '- ',
  '?',
  '&a',
  '*a',
  '!t',
  '"',
  "'",
  '|',
  '>',
  '#',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '---\n',
  '{{',
  '{%',
  '\\',
  'key',
  '%',
  '\u{1f600}',
  '\ud83d',
];

/** Where files are read in parts: a length at which a mapping is cut in pieces, or a document is one thing no more. */
const EDGES = [8 * 1024, 256 * 1024];

/** Text before that is filled up with comments to about so many characters. */
function filledTo(length: number, text: string): string {
  const line = `    # ${'x'.repeat(90)}\n`;
  const missing = Math.max(0, length - text.length);
  return `${text}${line.repeat(Math.floor(missing / line.length))}    #${'x'.repeat(missing % line.length)}\n`;
}

/** Files that are about as long as it takes. */
const LONG_STARTS = EDGES.flatMap((length) => [
  filledTo(length, 'sip:\n  host: a\n  one:\n    port: 1\n  two: &two\n    port: 2\n') +
    '  three: {}\nlog:\n  a: 1\n',
  filledTo(length, 'kind: Trunk\nspec:\n  host: a\n  port: 5060\n'),
  filledTo(length, 'sip_host: a\nlog:\n  level: 1\n') +
    'sip_user: b\nother:\n  deep:\n    deeper: 1\nsip_port: 5060\n',
]);

interface Mutation {
  readonly text: string;
  readonly window: TextWindow;
}

/** An edit, more often than not near one of the places where the text is not a comment. */
function mutated(text: string, random: Random): Mutation {
  const near = random.pick(['sip', 'port', 'host', '1', 'spec', 'other', 'two', 'log', '#']);
  const found = text.indexOf(near, random.below(3) === 0 ? 0 : random.below(text.length + 1));
  const start = Math.min(text.length, Math.max(0, found) + random.below(random.below(3) === 0 ? 200 : 12));
  const oldEnd = Math.min(text.length, start + random.below(6));
  const piece = random.pick(PIECES);
  const window = { start, oldEnd, newEnd: start + piece.length };
  return { text: text.slice(0, start) + piece + text.slice(oldEnd), window };
}

function blocksOf({ blocks }: YamlTree): unknown[] {
  return blocks.map(({ line, offset, document, path, content, text, isSetting }) => ({
    line,
    offset,
    document,
    path,
    content,
    text,
    isSetting,
  }));
}

describe('a YAML file of which an edit says where it was made', () => {
  for (const [index, start] of LONG_STARTS.entries())
    for (let seed = 1; seed <= 6; seed++)
      it(`has the blocks of a fresh start, file ${index + 1}, seed ${seed}`, () => {
        const random = new Random(seed * 7919 + index);
        let text = start;
        let tree = YamlTree.of('file:///a.yaml', text);
        for (let step = 0; step < 60; step++) {
          const { window, ...next } = mutated(text, random);
          text = next.text;
          const known = new Set(tree.blocks);
          const { added } = tree.edit(text, window);
          assert.deepEqual(
            tree.blocks.filter((block) => !known.has(block)),
            added,
          );
          assert.deepEqual(blocksOf(tree), blocksOf(YamlTree.of('file:///a.yaml', text)));
          // most of what comes in makes no YAML, so begin again now and then
          if (step % 6 === 5) {
            text = start;
            tree = YamlTree.of('file:///a.yaml', text);
          }
        }
      }).timeout(60_000);
});

describe('YAML and .env of any kind', () => {
  for (let seed = 1; seed <= 60; seed++) {
    it(`is read to its end and printed as it was, and an edit reads the same as a fresh start, seed ${seed}`, () => {
      const random = new Random(seed * 104729);
      let text = START;
      const tree = YamlTree.of('file:///a.yaml', text);
      for (let step = 0; step < 60; step++) {
        const { window, ...next } = mutated(text, random);
        text = next.text;
        tree.edit(text, random.below(2) === 0 ? window : undefined);
        const fresh = YamlTree.of('file:///a.yaml', text);
        assert.equal(tree.blocks.map((block) => block.text).join(''), text);
        assert.deepEqual(blocksOf(tree), blocksOf(fresh));
        assert.equal(parseEnv('file:///.env', text).lines.length, text.split('\n').length);
      }
    });
  }
});
