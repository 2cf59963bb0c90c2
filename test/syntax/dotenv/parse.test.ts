import assert from 'node:assert/strict';
import { entryPlace, parseEnv } from '../../../server/src/syntax/dotenv/parse';

const lines: readonly (readonly [line: string, name: string, value: string, start: number, end: number])[] = [
  ['A=b', 'A', 'b', 2, 3],
  ['export A=b c', 'A', 'b c', 9, 12],
  ['  A = b # comment', 'A', 'b', 6, 7],
  ['A=b#c', 'A', 'b#c', 2, 5],
  ['A="b # c" # d', 'A', 'b # c', 3, 8],
  ["A='b \\n'", 'A', 'b \\n', 3, 7],
  ["A='it\\'s' # c", 'A', "it's", 3, 8],
  ["A='b\\'", 'A', 'b\\', 3, 5],
  ["A='b\\' # c", 'A', 'b\\', 3, 5],
  ['A="x\\ty"', 'A', 'x\ty', 3, 7],
  ['A: b', 'A', 'b', 3, 4],
  ['A=', 'A', '', 2, 2],
  ['A="open', 'A', '"open', 2, 7],
  ['A=b\r', 'A', 'b', 2, 3],
];

describe('reading .env files', () => {
  for (const [line, name, value, start, end] of lines) {
    it(`reads ${JSON.stringify(line)}`, () => {
      const tree = parseEnv(`# first\n${line}\n`);
      const [entry] = tree.entries;
      assert.ok(entry);
      const { range } = entryPlace({ uri: 'file:///.env', line: entry.line }, entry);
      assert.deepEqual(
        [entry.name, entry.text, range.start, range.end],
        [name, value, { line: 1, character: start }, { line: 1, character: end }],
      );
      assert.deepEqual(tree.faults, []);
    });
  }

  it('reads a value over several lines and goes on behind it', () => {
    const { entries } = parseEnv('A="b\nc=d"\nE=f\n');
    assert.deepEqual(
      entries.map(({ name, text }) => [name, text]),
      [
        ['A', 'b\nc=d'],
        ['E', 'f'],
      ],
    );
  });

  it('reads on behind a value that ends in a backslash', () => {
    const { entries } = parseEnv("A='b\\'\r\nE='f'\r\n");
    assert.deepEqual(
      entries.map(({ name, text }) => [name, text]),
      [
        ['A', 'b\\'],
        ['E', 'f'],
      ],
    );
  });

  it('takes a name alone for one that is handed on, and other lines for mistakes', () => {
    const { entries, faults } = parseEnv('NAME\n?what\n');
    assert.deepEqual([entries, faults.map(({ line }) => line)], [[], [1]]);
  });
});
