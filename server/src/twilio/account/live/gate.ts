import type { Clock } from '../../../host/host';
import { onAbort } from './on-abort';

interface Waiting {
  readonly admit: () => void;
}

/** Lets a few requests of an account through at a time; what somebody waits for goes first. */
export class Gate {
  #inside = 0;
  readonly #urgent: Waiting[] = [];
  readonly #patient: Waiting[] = [];
  #pause: { readonly end: number; readonly cancel: () => void } | undefined;

  constructor(
    private readonly limit: number,
    private readonly clock: Clock,
  ) {}

  /** Resolves to true inside: `leave` must follow. To false where the signal came first. */
  enter(urgent: boolean, signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted) return Promise.resolve(false);
    const queue = urgent ? this.#urgent : this.#patient;
    return new Promise((resolve) => {
      const waiting: Waiting = {
        admit: () => {
          stay();
          resolve(true);
        },
      };
      const stay = onAbort(signal, () => {
        queue.splice(queue.indexOf(waiting), 1);
        resolve(false);
      });
      queue.push(waiting);
      this.#admit();
    });
  }

  leave(): void {
    this.#inside--;
    this.#admit();
  }

  /** Lets nobody in for a while: what limits one request limits all of the account. The longest of several pauses counts. */
  pause(milliseconds: number): void {
    const end = this.clock.now() + milliseconds;
    if (this.#pause && this.#pause.end >= end) return;
    this.#pause?.cancel();
    const cancel = this.clock.schedule(() => {
      this.#pause = undefined;
      this.#admit();
    }, milliseconds);
    this.#pause = { end, cancel };
  }

  #admit(): void {
    while (this.#pause === undefined && this.#inside < this.limit) {
      const next = this.#urgent.shift() ?? this.#patient.shift();
      if (!next) return;
      this.#inside++;
      next.admit();
    }
  }
}
