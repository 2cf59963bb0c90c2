import type { CancellationToken } from 'vscode-languageserver';

const NAME = 'Cancelled';

/** What the promise comes to; rejected as soon as nobody waits for the answer any more, whatever the promise is still at. */
export async function whileWanted<T>(promise: Promise<T>, token: CancellationToken): Promise<T> {
  const cancelled = new Promise<void>((resolve) => {
    const subscription = token.onCancellationRequested(() => resolve());
    const release = () => subscription.dispose();
    promise.then(release, release);
  });
  await Promise.race([promise, cancelled]);
  if (!token.isCancellationRequested) return promise;
  const error = new Error('cancelled');
  error.name = NAME;
  throw error;
}

/** Whether it was thrown because nobody waits for the answer; by its name, for another bundle may have thrown it. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === NAME;
}
