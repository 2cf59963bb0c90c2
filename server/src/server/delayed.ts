import type { Clock } from '../host/host';

/** Runs a task when nobody has asked for it for a while, or when the first one who asked has waited long enough. */
export class Delayed {
  private cancel: (() => void) | undefined;
  private first = 0;
  private last = 0;

  constructor(
    private readonly clock: Clock,
    private readonly task: () => void,
    /** Milliseconds. */
    private readonly quiet: number,
    private readonly longest: number,
  ) {}

  /** Costs next to nothing where the task is waiting already. */
  request(): void {
    this.last = this.clock.now();
    if (this.cancel) return;
    this.first = this.last;
    this.wait(this.quiet);
  }

  private wait(milliseconds: number): void {
    this.cancel = this.clock.schedule(() => this.wake(), milliseconds);
  }

  private wake(): void {
    const due = Math.min(this.last + this.quiet, this.first + this.longest);
    const left = due - this.clock.now();
    this.cancel = undefined;
    if (left > 0) this.wait(left);
    else this.task();
  }

  dispose(): void {
    this.cancel?.();
    this.cancel = undefined;
  }
}
