import assert from 'node:assert/strict';
import { type Move, walk } from '../../../client/src/sign-in/walk';

type Name = 'a' | 'b' | 'c';

/** Walks with the given moves of each step, in turn. @returns the steps as they were asked, `!` for the end */
async function visited(moves: Record<Name, Move<Name>[]>): Promise<string> {
  const seen: string[] = [];
  const steps = (['a', 'b', 'c'] as const).map((name) => ({
    name,
    run: async (isForward: boolean) => {
      seen.push(isForward ? name : name.toUpperCase());
      return moves[name].shift() ?? 'next';
    },
  }));
  const isDone = await walk(steps);
  return `${seen.join('')}${isDone ? '!' : ''}`;
}

describe('a walk through questions', () => {
  const cases: [why: string, moves: Partial<Record<Name, Move<Name>[]>>, expected: string][] = [
    ['goes from the first to the last', {}, 'abc!'],
    ['goes back and on again', { c: ['back'] }, 'abcBc!'],
    ['goes back over what needed no answer', { b: ['skip', 'skip', 'skip'], c: ['back'] }, 'abcBAbc!'],
    ['leaves by going back from the first', { a: ['back'] }, 'a'],
    ['leaves in the middle', { b: ['leave'] }, 'ab'],
    ['leads back to a named step', { c: [{ to: 'a' }] }, 'abcabc!'],
  ];
  for (const [why, moves, expected] of cases) {
    it(why, async () => assert.equal(await visited({ a: [], b: [], c: [], ...moves }), expected));
  }
});
