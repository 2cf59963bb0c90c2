import type { Clock } from '../../../host/host';

/** Tells of changes, several of them at once. */
export class Publisher {
  #pending: { readonly at: number; readonly cancel: () => void } | undefined;
  #isOver = false;

  constructor(
    private readonly clock: Clock,
    private readonly notify: () => void,
  ) {}

  /** Tells within so many milliseconds. */
  soon(milliseconds: number): void {
    const at = this.clock.now() + milliseconds;
    if (this.#isOver || (this.#pending && this.#pending.at <= at)) return;
    this.#pending?.cancel();
    this.#pending = { at, cancel: this.clock.schedule(() => this.now(), milliseconds) };
  }

  now(): void {
    this.#pending?.cancel();
    this.#pending = undefined;
    if (!this.#isOver) this.notify();
  }

  dispose(): void {
    this.#isOver = true;
    this.#pending?.cancel();
    this.#pending = undefined;
  }
}
