/**
 * Long work in small steps: whoever runs it may let others have their turn between two of them, and may drop it there.
 * One step takes about a millisecond, so that yielding costs nothing beside it.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs all of it in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
