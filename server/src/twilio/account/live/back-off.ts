import type { HttpAnswer } from '../../../host/http';

/** How often a request is sent at most, by what went wrong; what is not here is sent once. */
const attempts = { limited: 4, broken: 3, unreachable: 2 } as const;

type Trouble = keyof typeof attempts;

const FIRST = 500;
const LONGEST = 8_000;
const LONGEST_ASKED = 30_000;

/**
 * Milliseconds until a request is sent again, or undefined where it is not. A request that changes something is sent
 * again only after a 429: "not processed, safe to retry".
 *
 * @param sent how often it was sent
 * @param random 0 to below 1: half of the time is left to chance, so that those that failed together do not return together
 */
export function retryDelay(
  method: string,
  answer: HttpAnswer,
  sent: number,
  random: number,
  now: number,
): number | undefined {
  const trouble = troubleOf(answer);
  if (trouble === undefined || sent >= attempts[trouble]) return undefined;
  if (trouble !== 'limited' && method !== 'GET') return undefined;
  const delay = Math.min(FIRST * 2 ** (sent - 1), LONGEST) * (0.5 + random / 2);
  return Math.round(Math.max(delay, askedDelay(answer, now)));
}

export function isRateLimited(answer: HttpAnswer): boolean {
  return answer.state === 'answered' && answer.status === 429;
}

function troubleOf(answer: HttpAnswer): Trouble | undefined {
  if (answer.state === 'answered') {
    if (answer.status === 429) return 'limited';
    return answer.status >= 500 ? 'broken' : undefined;
  }
  const { reason } = answer;
  return reason === 'offline' || reason === 'timed-out' || reason === 'cut-off' ? 'unreachable' : undefined;
}

/** Retry-After, in seconds or as a date (RFC 9110 section 10.2.3); nobody is kept waiting for longer than half a minute. */
function askedDelay(answer: HttpAnswer, now: number): number {
  const text = answer.state === 'answered' ? answer.headers['retry-after'] : undefined;
  if (text === undefined) return 0;
  const milliseconds = /^\s*\d+\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(milliseconds) ? Math.min(Math.max(milliseconds, 0), LONGEST_ASKED) : 0;
}
