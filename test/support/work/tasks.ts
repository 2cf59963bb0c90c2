/** Prepares what has this size, and gives what is to be counted. */
export type Task = (size: number) => (() => unknown) | Promise<() => unknown>;

/** What a process is asked to run. */
export interface WorkRequest {
  readonly file: string;
  /** The titles of the test and of what it stands in, as mocha joins them. */
  readonly title: string;
  readonly size: number;
}

export interface Work {
  /** Blocks of JavaScript that were run. */
  readonly blocks: number;
  /** Characters and elements that searches and copies of the language went over. */
  readonly characters: number;
}

export type WorkAnswer = { readonly work: Work } | { readonly error: string };

const tasks = new Map<string, Task>();
const titles: string[] = [];
let walking = false;

/** Whether this process only runs tasks. */
export function runsTasks(): boolean {
  return walking;
}

/** A task of the test with this title, in what is being described. */
export function tell(title: string, task: Task): void {
  tasks.set([...titles, title].join(' '), task);
}

export function taskOf(title: string): Task {
  const task = tasks.get(title);
  if (!task) throw new Error(`There is no task of the test "${title}"`);
  return task;
}

/** Mocha's words, in a process that only looks for tasks. */
export function walkOnly(): void {
  walking = true;
  const any = { timeout: () => any, slow: () => any, retries: () => any };
  const nothing = (): typeof any => any;
  const describe = (title: string, body: (this: typeof any) => void): void => {
    titles.push(title);
    body.call(any);
    titles.pop();
  };
  const hooks = { before: nothing, after: nothing, beforeEach: nothing, afterEach: nothing };
  Object.assign(globalThis, { describe, it: nothing, ...hooks });
}
