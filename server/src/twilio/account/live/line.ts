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

  /** @param stop asked before each attempt; true gives up, as if it was cancelled */
  async send(request: HttpRequest, urgent: boolean, stop?: () => boolean): Promise<HttpAnswer> {
    const { http, clock, random } = this.outside;
    const { signal } = request;
    for (let sent = 1; ; sent++) {
      if (!(await this.#gate.enter(urgent, signal))) return given;
      let answer: HttpAnswer = given;
      try {
        if (!stop?.()) answer = await http.send(request);
      } finally {
        this.#gate.leave();
      }
      const wait = retryDelay(request.method, answer, sent, random(), clock.now());
      if (wait === undefined) return answer;
      if (isRateLimited(answer)) this.#gate.pause(wait);
      else if (!(await this.#sleep(wait, signal))) return given;
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
