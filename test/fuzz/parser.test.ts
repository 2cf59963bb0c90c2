import assert from 'node:assert/strict';
import { parseConf } from '../../server/src/syntax/conf/parse';
import { printConf } from '../../server/src/syntax/conf/tree';
import { corpus } from '../support/corpus';
import { mutated, randomBytes } from '../support/mutate';
import { Random } from '../support/random';
import { itEnds, itIsLinear } from '../support/work';
import type { Task } from '../support/work/tasks';

const INPUTS = 20_000;

describe('the parser, on 20,000 mutated and random inputs', () => {
  it('never throws and prints every text back', () => {
    const random = new Random(20261122);
    const seeds = corpus();
    assert.ok(seeds.length > 0);
    for (let i = 0; i < INPUTS; i++) {
      const text = i % 4 === 0 ? randomBytes(random, random.below(600)) : mutated(random, random.pick(seeds));
      assert.equal(printConf(parseConf('file:///pjsip.conf', text)), text, `input ${i}`);
    }
  }).timeout(60_000);
});

/** Texts in which one character makes the parser look far: each would take the square of its length if it looked twice. */
const hostile: [name: string, piece: string][] = [
  ['comments', 'a=b;c\n'],
  ['escapes', 'a=\\;\\;\\;\\;\\;\\;\\;\\;\n'],
  ['a line of escapes only', '\\;'],
  ['blocks on one line', ';-- x --;'],
  ['blocks over lines', ';--\n--;\n'],
  ['nested blocks', `${';-- '.repeat(100)}${'--; '.repeat(100)}\n`],
  ['stray ends', '--;'],
  ['brackets', '[[[[[[[[\n'],
  ['headers', '[a](b,c,d)\n'],
  ['commas in one header', ','],
  ['no equals sign', 'abcdef\n'],
  ['equals signs', '=\n'],
  ['blanks', ' \t '],
  ['NUL bytes', 'a\0b\n'],
  ['line feeds', '\n'],
  ['plain lines', 'context = from-internal\n'],
];

describe('the parser, on hostile texts', () => {
  for (const [name, piece] of hostile) {
    const task: Task = (size) => {
      const text = `[a]\n${piece.repeat(Math.ceil(size / piece.length))}`;
      return () => parseConf('file:///pjsip.conf', text);
    };
    // of one line only what Asterisk reads of it, and by characters: longer ones are counted in bytes, or left out
    itIsLinear(`takes work linear in ${name}`, task, piece.endsWith('\n') ? 4000 : 600);
    itEnds(`reads a megabyte of ${name}`, task, 1_000_000);
  }
});
