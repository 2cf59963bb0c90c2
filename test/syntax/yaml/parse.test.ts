import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../../../server/src/syntax/yaml/parse';
import { YamlTree } from '../../../server/src/syntax/yaml/tree';
import { refereeShape, type Shape, shapeOf } from './referee';

/** What SIP settings look like, and what makes YAML hard. */
const texts: readonly (readonly [why: string, text: string])[] = [
  ['a mapping', 'a: 1\nb: two words\n"c d": x\n\'e\': y\n'],
  ['nesting', 'a:\n  b:\n    c: 1\n  d: 2\ne: 3\n'],
  ['a list as deep as its key', 'a:\n- 1\n- b: 2\n  c: 3\nd:\n  - x\n'],
  ['lists in lists', '- - a\n  - b\n- c\n'],
  ['quotes', 'a: "x: \\"y\\" \\u0041 # no"\nb: \'it\'\'s\'\nc: "two\n  lines"\n'],
  ['comments', 'a: b # c\n# d\ne: f#g\n'],
  ['block scalars', 'a: |\n  x: y\n   z\nb: >-\n  one\n  two\n\nc: |2\n    deep\nd: 1\n'],
  ['folded plain text', 'a: one\n  two\n\n  three\nb: 1\n'],
  ['flow', 'a: {b: 1, "c":2, d: [e, {f: g}], h}\ni: [\n  j,\n  k: l\n  ]\n'],
  ['anchors', 'a: &x\n  b: 1\nc: *x\nd: &y z\ne:\n  <<: *x\n'],
  ['tags', 'a: !vault |\n  x\nb: !!str 1\nc: !env NAME\n'],
  ['URIs and times', 'a: sip:alice@example.com:5060;transport=tls\nb: 10:30\nc: http://x/#y\n'],
  ['nothing', 'a:\nb: ~\nc: ""\n- '.slice(0, -2)],
  ['CRLF', 'a: 1\r\nb:\r\n  - c\r\n  - d: e\r\n'],
  ['compact lists', 'a:\n  - name: x\n    value: y\n  -\n    name: z\n'],
  ['variables', 'a: ${A:-b}\nb: ${C:?no d}\n- '.slice(0, -2)],
];

const broken: readonly (readonly [why: string, text: string])[] = [
  ['a deeper key', 'a: 1\n  b: 2\n'],
  ['a tab', 'a:\n\tb: 1\n'],
  ['an open quote', 'a: "b\n'],
  ['an open list', 'a: [b\nc: d\n'],
  ['a key without a colon', 'a: 1\nb\nc: 2\n'],
  ['two colons', 'a: b: c\n'],
  ['text behind a quote', 'a: "b" c\n'],
  ['brackets that do not go together', 'a: {b: ]}\n'],
];

function clean(shape: Shape): Shape {
  if (shape === null || typeof shape === 'string') return shape === '' ? null : shape;
  if ('list' in shape) return { list: shape.list.map(clean).filter((item) => item !== null) };
  return { map: shape.map.map(([key, value]) => [key, clean(value)]) };
}

describe('reading YAML, held to the yaml package', () => {
  for (const [why, text] of texts) {
    it(`reads ${why}`, () => {
      const { root, errors } = parseYaml(text);
      const referee = refereeShape(text);
      assert.ok(!referee.fails, referee.message);
      assert.deepEqual(errors, []);
      assert.deepEqual(clean(shapeOf(root)), clean(referee.shape));
    });
  }

  for (const [why, text] of broken) {
    it(`refuses ${why}`, () => {
      assert.ok(refereeShape(text).fails);
      assert.notEqual(parseYaml(text).errors.length, 0);
    });
  }

  it('reads every YAML file of the packages at hand as the package does', () => {
    const folder = join(__dirname, '../../../node_modules');
    const files = readdirSync(folder).flatMap((name) => yamlFilesOf(join(folder, name)));
    assert.ok(files.length > 5);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const referee = refereeShape(text);
      const { root, errors } = parseYaml(text.replace(/^---.*/gm, (marker) => ' '.repeat(marker.length)));
      if (referee.fails || /^---/m.test(text.slice(4))) continue;
      assert.deepEqual(errors, [], file);
      assert.deepEqual(clean(shapeOf(root)), clean(referee.shape), file);
    }
  });
});

function yamlFilesOf(folder: string): string[] {
  try {
    const names = readdirSync(folder).map(String);
    const nested = names.includes('.github') ? yamlFilesOf(join(folder, '.github')) : [];
    return [...names.filter((name) => /\.ya?ml$/.test(name)).map((name) => join(folder, name)), ...nested];
  } catch (_noFolder) {
    return [];
  }
}

/** Line, document and path of each block, and its text. */
function blocksOf(text: string): unknown[] {
  const { blocks } = YamlTree.of('file:///a.yaml', text);
  return blocks.map(({ line, document, path, text: own }) => [line, document, path.join('.'), own]);
}

const long = (lines: string, count = 1000) => lines.repeat(count);

const splits: [what: string, blocks: [line: number, document: number, path: string, text: string][]][] = [
  [
    'documents, keys and the services of docker compose',
    [
      [0, 0, '', '# head\na: 1\n'],
      [2, 0, '', 'services:\n'],
      [3, 0, 'services', '  x:\n    b: 1\n'],
      [5, 0, 'services', '  y: {}\n'],
      [6, 1, '', '---\nkind: Trunk\nspec: 1\n'],
    ],
  ],
  ['not the settings of the root', [[0, 0, '', 'sip_host: a\nsip_user: b\n# and\nsip_password: c\n']]],
  ['not settings with a mapping between them', [[0, 0, '', 'sip_host: a\nlog:\n  level: 1\nsip_user: b\n']]],
  [
    'in a long document settings with a mapping between them',
    [
      [0, 0, '', 'sip_host: a\nsip_user: b\n'],
      [2, 0, '', `log:\n${long('- abcdefg\n')}`],
      [1003, 0, '', 'sip_password: c\n'],
    ],
  ],
  [
    'a long mapping of mappings, but not the settings at its beginning',
    [
      [0, 0, '', 'sip:\n  host: a\n  # and\n  user: b\n'],
      [4, 0, 'sip', '  one: # first\n    port: 5060\n'],
      [6, 0, 'sip', `  two: &two\n${long('    # abcd\n')}`],
      [1007, 0, 'sip', '  three: {port: 5060}\n'],
    ],
  ],
  [
    'no mapping with settings between its mappings',
    [[0, 0, '', `sip:\n  one:\n${long('    # abc\n')}  host: a\n`]],
  ],
  ['no services with settings of their own', [[0, 0, '', 'services:\n  sip:\n    host: a\n  user: b\n']]],
];

describe('the blocks of a YAML file', () => {
  for (const [what, blocks] of splits)
    it(`split ${what}`, () =>
      assert.deepEqual(blocksOf(blocks.map(([, , , text]) => text).join('')), blocks));

  it('stay where an edit does not touch them, and move', () => {
    const tree = YamlTree.of('file:///a.yaml', 'a: {}\nb: {}\nc: {}\n');
    const [first, , last] = tree.blocks;
    const { removed, added } = tree.edit('a: {}\nb: {}\n  # more\nc: {}\n');
    assert.deepEqual(
      [removed.map(({ text }) => text), added.map(({ text }) => text)],
      [['b: {}\n'], ['b: {}\n  # more\n']],
    );
    assert.deepEqual([tree.blocks[0], tree.blocks[2]], [first, last]);
    assert.equal(last?.line, 3);
  });
});
