import { Failure } from './failure';

/**
 * Runs what can be given up by Ctrl+C: the signal then tells it so, and whatever it answers is not used. Throws a Failure
 * in that case. A second Ctrl+C ends the process.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  try {
    const value = await work(controller.signal);
    if (controller.signal.aborted) throw new Failure('Cancelled. Nothing was written.');
    return value;
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort);
  }
}
