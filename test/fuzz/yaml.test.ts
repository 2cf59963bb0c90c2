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

const UNIT = 100;

/** A text of just that length: between its head and its tail stand as many units as it takes, each of a hundred characters. */
function filled(length: number, head: string, unit: string, tail: string): string {
  const missing = length - head.length - tail.length;
  const units = unit
    .padEnd(UNIT - 1, 'x')
    .concat('\n')
    .repeat(Math.floor(missing / UNIT) - 1);
  const rest = missing - units.length;
  return head + units + unit.padEnd(rest - 1, 'x').concat('\n') + tail;
}

/** A mapping is cut in pieces from the first length on, and from the second a document is one thing no more. */
const [LONG, LONGEST_RESOURCE] = [8 * 1024, 256 * 1024];

/** Files in which something is nearly as long as it takes, or a bit longer. */
const LONG_STARTS = [-2, 2].flatMap((more) => [
  `${filled(LONG + more, 'sip:\n  host: a\n  one:\n    port: 1\n', '  pad:\n    #', '  two: &two\n    port: 2\n')}log:\n  a: 1\n`,
  `${filled(LONG + more, 'sip:\n  host: a\n  one:\n    port: 1\n', '    #', '  two: &two\n    port: 2\n')}log:\n  a: 1\n`,
  filled(
    LONGEST_RESOURCE + more,
    'kind: Trunk\nspec:\n  host: a\n  port: 1\n',
    'pad:\n  #',
    'other:\n  host: 1\n',
  ),
  `${filled(LONG + more, 'sip_host: a\nlog:\n  level: 1\n', 'pad:\n  #', 'sip_port: 1\n')}other:\n  host: 1\n`,
  `${filled(LONG + more, 'sip_host: a\n  # port\n', 'pad: 1\n  #', 'sip_port: 1\n')}sip_more: 1\nother:\n  host: 1\n`,
]);

interface Mutation {
  readonly text: string;
  readonly window: TextWindow;
}

/** An edit, more often than not near one of the places where the text is not a comment. */
function mutated(text: string, random: Random): Mutation {
  const near = random.pick(['sip', 'port', 'host', '1', 'spec', 'other', 'two', 'log', '#', 'xxx']);
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
    for (let seed = 1; seed <= 5; seed++)
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
        assert.equal(parseEnv(text).lines.length, text.split('\n').length);
      }
    });
  }
});
