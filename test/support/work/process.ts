import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Work, WorkAnswer, WorkRequest } from './tasks';

/** What V8 optimises it does not count. */
const UNOPTIMISED = ['--no-opt', '--no-maglev'];

/** A process that runs tasks, started when it is needed first, and anew where a task does not come to an end. */
export class TaskProcess {
  private child: ChildProcess | undefined;
  private asked: WorkRequest | undefined;

  /** @param counts whether it says what a task took, and is slow for that */
  constructor(private readonly counts: boolean) {}

  async work(request: WorkRequest): Promise<Work> {
    if (this.asked) this.end();
    this.asked = request;
    const answer = await this.answerTo(request);
    if (this.asked === request) this.asked = undefined;
    if ('error' in answer) throw new Error(answer.error);
    return answer.work;
  }

  end(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
    this.asked = undefined;
  }

  private start(): ChildProcess {
    const [mode, flags] = this.counts ? ['count', UNOPTIMISED] : ['run', []];
    return fork(join(__dirname, 'child.ts'), [mode], { execArgv: [...process.execArgv, ...flags] });
  }

  private answerTo(request: WorkRequest): Promise<WorkAnswer> {
    const child = this.child ?? this.start();
    this.child = child;
    return new Promise((resolve) => {
      const done = (answer: WorkAnswer): void => {
        child.removeAllListeners();
        resolve(answer);
      };
      child.once('message', done);
      child.once('error', ({ message }) => done({ error: message }));
      child.once('exit', (code, signal) => {
        if (this.child === child) this.child = undefined;
        done({ error: `The process of the task ended with ${signal ?? code}` });
      });
      child.send(request);
    });
  }
}
