import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/text/apply-edits';
import { LineIndex } from '../../server/src/text/line-index';
import { rangeOf } from '../../server/src/text/range';

describe('line index', () => {
  const index = new LineIndex('one\r\ntwo\n\nfo\rur');

  it('gives lines without their ends', () => {
    assert.equal(index.count, 4);
    assert.deepEqual(
      [0, 1, 2, 3, 4, -1].map((line) => index.line(line)),
      ['one', 'two', '', 'fo\rur', '', ''],
    );
  });

  const positions: readonly (readonly [line: number, character: number, offset: number])[] = [
    [0, 0, 0],
    [0, 2, 2],
    [1, 0, 5],
    [1, 99, 8],
    [3, 5, 15],
    [3, 99, 15],
    [9, 0, 15],
    [-1, 4, 0],
  ];
  for (const [line, character, offset] of positions)
    it(`${line}:${character} is ${offset}`, () => assert.equal(index.offsetAt({ line, character }), offset));
});

describe('edits', () => {
  it('all speak of the text as it was', () => {
    const edits = [
      { range: rangeOf(1, 0, 1, 3), newText: '2' },
      { range: rangeOf(0, 0, 0, 0), newText: '; ' },
      { range: rangeOf(0, 3, 0, 3), newText: '!' },
    ];
    const { text, part } = applyEdits('one\ntwo\nthree\n', edits);
    assert.equal(text, '; one!\n2\nthree\n');
    assert.deepEqual(part, { start: 0, oldEnd: 7, newEnd: 8 });
  });

  it('may take lines away', () => {
    const { text, part } = applyEdits('one\ntwo\nthree', [{ range: rangeOf(1, 0, 2, 0), newText: '' }]);
    assert.equal(text, 'one\nthree');
    assert.deepEqual(part, { start: 4, oldEnd: 8, newEnd: 4 });
  });

  it('may be none', () => assert.equal(applyEdits('one', []).text, 'one'));
});
