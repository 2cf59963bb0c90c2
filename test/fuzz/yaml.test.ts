import assert from 'node:assert/strict';
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

function mutated(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(6));
  return text.slice(0, at) + random.pick(PIECES) + text.slice(end);
}

describe('YAML and .env of any kind', () => {
  for (let seed = 1; seed <= 60; seed++) {
    it(`is read to its end and printed as it was, and an edit reads the same as a fresh start, seed ${seed}`, () => {
      const random = new Random(seed * 104729);
      let text = START;
      const tree = YamlTree.of('file:///a.yaml', text);
      for (let step = 0; step < 60; step++) {
        text = mutated(text, random);
        tree.edit(text);
        const fresh = YamlTree.of('file:///a.yaml', text);
        assert.equal(tree.blocks.map((block) => block.text).join(''), text);
        const describeAll = ({ blocks }: YamlTree) =>
          blocks.map(({ line, offset, document, path, content }) => ({
            line,
            offset,
            document,
            path,
            content,
          }));
        assert.deepEqual(describeAll(tree), describeAll(fresh));
        assert.equal(parseEnv('file:///.env', text).lines.length, text.split('\n').length);
      }
    });
  }
});
