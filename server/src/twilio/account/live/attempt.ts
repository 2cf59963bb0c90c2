import { CallProblem, malformed } from './failures';
import type { CallFailure, CallResult } from './live';

/**
 * What became of a call through the `twilio` package. What it throws is taken for an answer that it could not read, and
 * goes no further: its errors hold requests, and requests hold keys.
 *
 * @param otherwise what it is taken for where nobody was asked
 */
export async function attempt<T>(
  task: () => Promise<T>,
  otherwise: CallFailure = malformed,
): Promise<CallResult<T>> {
  try {
    return { ok: true, value: await task() };
  } catch (error) {
    return { ok: false, failure: error instanceof CallProblem ? error.failure : otherwise };
  }
}
