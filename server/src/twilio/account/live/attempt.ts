import { CallProblem, malformed } from './failures';
import type { CallResult } from './live';

/**
 * What became of a call through the `twilio` package. What it throws is taken for an answer that it could not read, and
 * goes no further: its errors hold requests, and requests hold keys.
 */
export async function attempt<T>(task: () => Promise<T>): Promise<CallResult<T>> {
  try {
    return { ok: true, value: await task() };
  } catch (error) {
    return { ok: false, failure: error instanceof CallProblem ? error.failure : malformed };
  }
}
