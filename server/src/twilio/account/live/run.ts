import { Breaker } from './breaker';
import type { Kind } from './kinds';
import type { CallFailure } from './live';
import { onAbort } from './on-abort';

type Progress = (done: number, total: number) => void;

/** One reading of a connection, which several may wait for. It is cancelled when none of them waits any more. */
export class Run {
  readonly breaker = new Breaker();
  readonly #controller = new AbortController();
  readonly #listeners = new Set<Progress>();
  #waiting = 0;
  #done = 0;
  #total = 0;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  cancel(): void {
    this.#controller.abort();
  }

  /** Counts one request that is needed; call what it gives when it is answered. */
  expect(): () => void {
    this.#total++;
    this.#tell();
    return () => {
      this.#done++;
      this.#tell();
    };
  }

  stopped(kind: Kind): CallFailure | undefined {
    return this.breaker.stopped(kind);
  }

  /** Waits for `work`, the work of this run, or for the signal. */
  async join(work: Promise<void>, signal?: AbortSignal, onProgress?: Progress): Promise<void> {
    this.#waiting++;
    if (onProgress) this.#listeners.add(onProgress);
    let stay: () => void = nothing;
    const left = new Promise<void>((resolve) => {
      stay = onAbort(signal, () => {
        this.#waiting--;
        if (this.#waiting === 0) this.cancel();
        resolve();
      });
    });
    await Promise.race([work, left]);
    stay();
    if (onProgress) this.#listeners.delete(onProgress);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#done, this.#total);
  }
}

function nothing(): undefined {
  return undefined;
}
