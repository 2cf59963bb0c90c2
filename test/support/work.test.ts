import assert from 'node:assert/strict';
import { assertGrowth, itIsConstant, itIsLinear, LINEAR, TIMES } from './work';
import { TaskProcess } from './work/process';
import { type Task, tell, type Work } from './work/tasks';

/** Adds up as many numbers as the size. */
const line: Task = (size) => () => {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += i;
  return sum;
};

const text = (size: number): string => 'a'.repeat(size);

/** Each takes the square of its size. */
const squares: Readonly<Record<string, Task>> = {
  'a loop in a loop': (size) => () => {
    let sum = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += j;
    return sum;
  },
  'a search from every place to the end': (size) => () => {
    const searched = text(size);
    for (let i = 0; i < size; i++) searched.indexOf('b', i);
  },
  'a search from every place to the beginning': (size) => () => {
    const searched = text(size);
    for (let i = 0; i < size; i++) searched.lastIndexOf('b', i);
  },
  'a regular expression from every place': (size) => () => {
    const searched = text(size);
    const pattern = /b/g;
    for (let i = 0; i < size; i++) {
      pattern.lastIndex = i;
      pattern.test(searched);
    }
  },
  'a search of a list for every item': (size) => () => {
    const list = Array.from({ length: size }, (_, index) => index);
    return list.filter((item) => list.includes(item)).length;
  },
  'a copy of the rest at every step': (size) => () => {
    let rest: readonly string[] = [...text(size)];
    while (rest.length > 0) rest = rest.slice(1);
  },
  'a loop behind an await': (size) => async () => {
    for (let i = 0; i < size; i++) {
      await undefined;
      for (let j = 0; j < i; j++) if (j > size) throw new Error();
    }
  },
};

describe('the work of a task', () => {
  const counting = new TaskProcess(true);
  after(() => counting.end());

  async function workOf(test: Mocha.Runnable | undefined, size: number): Promise<Work> {
    return counting.work({ file: test?.file ?? '', title: test?.fullTitle() ?? '', size });
  }

  for (const [what, square] of Object.entries(squares)) {
    const title = `is seen to grow with the square: ${what}`;
    tell(title, square);
    it(title, async function () {
      const [small, large] = [await workOf(this.test, 100), await workOf(this.test, 100 * TIMES)];
      assert.throws(() => assertGrowth(small, large, LINEAR), /4 times the size takes 1\d\.\d times the /);
    });
  }

  tell('is the same every time', line);
  it('is the same every time', async function () {
    const first = await workOf(this.test, 1000);
    assert.deepEqual(await workOf(this.test, 1000), first);
    assert.ok(first.blocks >= 1000 && first.blocks < 1100, String(first.blocks));
    const long = await workOf(this.test, 3_000_000);
    assert.ok(long.blocks >= 3_000_000 && long.blocks < 3_000_100, String(long.blocks));
  });

  tell('is told by what failed in it', () => () => assert.fail('on purpose'));
  it('is told by what failed in it', async function () {
    await assert.rejects(workOf(this.test, 1), /on purpose/);
  });

  const unknown = 'is not made up';
  it(unknown, async function () {
    await assert.rejects(workOf(this.test, 1), /no task of the test "the work of a task is not made up"/);
  });

  tell('is ended where it does not end', (size) => () => {
    while (size > 1);
  });
  it('is ended where it does not end', async function () {
    const endless = workOf(this.test, 1000);
    const next = workOf(this.test, 1);
    await assert.rejects(endless, /ended with SIGKILL/);
    assert.ok((await next).blocks > 0);
  });

  itIsLinear('that grows with the size may', line);
  itIsConstant('that does not depend on the size must not grow with it', () => () => text(1000));
});
