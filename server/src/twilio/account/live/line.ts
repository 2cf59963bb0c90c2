import type { HttpAnswer, HttpRequest } from '../../../host/http';
import { isRateLimited, retryDelay } from './back-off';
import { Gate } from './gate';
import { onAbort } from './on-abort';
import type { Outside } from './outside';

/** Twilio gives no number; more than a few at once are answered with 429. */
const MOST_IN_FLIGHT = 4;

/** The way to Twilio of one account: a few requests at a time, repeated where that helps. */
export class Line {
  readonly #gate: Gate;

  constructor(private readonly outside: Outside) {
    this.#gate = new Gate(MOST_IN_FLIGHT, outside.clock);
  }

  /**
   * What is repeated goes before what was not sent yet, so that a network that is gone is found out early.
   *
   * @param stop asked before each attempt; true gives up, as if it was cancelled
   */
  async send(request: HttpRequest, urgent: boolean, stop: () => boolean = never): Promise<HttpAnswer> {
    const { clock, random, http } = this.outside;
    const { method, signal } = request;
    for (let sent = 0; ; ) {
      if (!(await this.#gate.enter(urgent || sent > 0, signal))) return given;
      let answer: HttpAnswer;
      let wait: number | undefined;
      try {
        do {
          answer = stop() || signal?.aborted ? given : await http.send(request);
          wait = retryDelay(method, answer, ++sent, random(), clock.now());
        } while (wait !== undefined && !isRateLimited(answer) && (await this.#sleep(wait, signal)));
        // before the place is free: else the next one runs into the same limit
        if (wait !== undefined && !signal?.aborted) this.#gate.pause(wait);
      } finally {
        this.#gate.leave();
      }
      if (wait === undefined) return answer;
    }
  }

  #sleep(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const wake = this.outside.clock.schedule(() => {
        stay();
        resolve(true);
      }, milliseconds);
      const stay = onAbort(signal, () => {
        wake();
        resolve(false);
      });
    });
  }
}

const given: HttpAnswer = { state: 'failed', reason: 'cancelled', message: 'The request was cancelled.' };

function never(): boolean {
  return false;
}
