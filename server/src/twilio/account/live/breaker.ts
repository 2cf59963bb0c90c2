import type { Kind } from './kinds';
import type { CallFailure } from './live';

/** Failures of one kind, and kinds that fail, after which there is no sense in asking for more of it. */
const ENOUGH = 3;

/**
 * Ends a reading that meets the same wall again and again: a kind whose requests all fail, or everything where several
 * kinds fail and none succeeds. So a network that is gone, or a storm of 429, costs a handful of requests, and one
 * collection that fails costs the others nothing.
 */
export class Breaker {
  readonly #failed = new Map<Kind, number>();
  readonly #stopped = new Map<Kind, CallFailure>();
  #all: CallFailure | undefined;
  readonly #sinceSuccess = new Set<Kind>();

  /** Why requests of this kind are not sent any more. */
  stopped(kind: Kind): CallFailure | undefined {
    return this.#all ?? this.#stopped.get(kind);
  }

  succeeded(kind: Kind): void {
    this.#failed.delete(kind);
    this.#sinceSuccess.clear();
  }

  failed(kind: Kind, failure: CallFailure): void {
    if (failure.reason !== 'offline' && failure.reason !== 'rate-limited') {
      // Twilio answered
      this.#sinceSuccess.clear();
      return;
    }
    const count = (this.#failed.get(kind) ?? 0) + 1;
    this.#failed.set(kind, count);
    if (count >= ENOUGH) this.#stopped.set(kind, failure);
    this.#sinceSuccess.add(kind);
    if (this.#sinceSuccess.size >= ENOUGH) this.#all = failure;
  }
}
