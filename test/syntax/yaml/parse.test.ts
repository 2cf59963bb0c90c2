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

describe('the blocks of a YAML file', () => {
  it('splits documents, keys and the services of docker compose', () => {
    const text = '# head\na: 1\nservices:\n  x:\n    b: 1\n  y: 2\n---\nkind: Trunk\nspec: 1\n';
    const { blocks } = YamlTree.of('file:///a.yaml', text);
    const shown = blocks.map(({ line, document, path, text: own }) => [line, document, path.join('.'), own]);
    assert.deepEqual(shown, [
      [0, 0, '', '# head\na: 1\n'],
      [2, 0, '', 'services:\n'],
      [3, 0, 'services', '  x:\n    b: 1\n'],
      [5, 0, 'services', '  y: 2\n'],
      [6, 1, '', '---\nkind: Trunk\nspec: 1\n'],
    ]);
  });

  it('keeps the blocks that an edit does not touch, and moves them', () => {
    const tree = YamlTree.of('file:///a.yaml', 'a: 1\nb: 2\nc: 3\n');
    const [first, , last] = tree.blocks;
    const { removed, added } = tree.edit('a: 1\nb: 2\n  more\nc: 3\n');
    assert.deepEqual(
      [removed.map(({ text }) => text), added.map(({ text }) => text)],
      [['b: 2\n'], ['b: 2\n  more\n']],
    );
    assert.deepEqual([tree.blocks[0], tree.blocks[2]], [first, last]);
    assert.equal(last?.line, 3);
  });
});
