import assert from 'node:assert/strict';
import { TaskProcess } from './work/process';
import { runsTasks, type Task, tell, type Work } from './work/tasks';

/**
 * Tests of how much work code does, without a clock: V8 counts the blocks that run, and beside them is counted what
 * the searches of the language look at. The same input costs the same on every machine, however busy it is.
 *
 * That is done in processes of their own, which load the test file a second time and run only these tasks. A task
 * therefore needs nothing that a hook prepares, and a test file that has one does nothing outside `describe` and `it`.
 */

/** A slow machine is done by then. */
const PATIENCE_MS = 60_000;
export const TIMES = 4;
/** Lets the levels of a sort through, and not much that grows with the square. */
export const LINEAR = 4.6;
const CONSTANT = 1.1;
/** So many blocks or characters more prove nothing. */
const SLACK = 200;

const counting = new TaskProcess(true);
const running = new TaskProcess(false);

/** Four times the size takes at most 4.6 times the work. */
export function itIsLinear(title: string, task: Task, size = 500): void {
  itGrows(title, task, size, LINEAR);
}

/** Four times the size takes no more work. */
export function itIsConstant(title: string, task: Task, size = 500): void {
  itGrows(title, task, size, CONSTANT);
}

/**
 * For regular expressions, whose steps nobody counts: a size at which the square of it would take many minutes. The
 * process is ended when the test has waited in vain.
 */
export function itEnds(title: string, task: Task, size: number): void {
  itRuns(title, task, running, async (work) => {
    await work(size);
  });
}

function itGrows(title: string, task: Task, size: number, most: number): void {
  itRuns(title, task, counting, async (work) => {
    assertGrowth(await work(size), await work(TIMES * size), most);
  });
}

/** `most` times the blocks and the characters. */
export function assertGrowth(small: Work, large: Work, most: number): void {
  assert.ok(small.blocks > 0, 'nothing of it was counted');
  for (const what of ['blocks', 'characters'] as const) {
    const times = (large[what] / small[what]).toFixed(1);
    assert.ok(
      large[what] <= most * small[what] + SLACK,
      `${TIMES} times the size takes ${times} times the ${what}: ${small[what]} become ${large[what]}`,
    );
  }
}

type Measure = (size: number) => Promise<Work>;

function itRuns(title: string, task: Task, where: TaskProcess, test: (work: Measure) => Promise<void>): void {
  if (runsTasks()) {
    tell(title, task);
    return;
  }
  it(title, function () {
    const { file = '' } = this.test ?? {};
    const fullTitle = this.test?.fullTitle() ?? '';
    return test((size) => where.work({ file, title: fullTitle, size }));
  }).timeout(PATIENCE_MS);
}

if (!runsTasks()) {
  after(() => {
    counting.end();
    running.end();
  });
}
