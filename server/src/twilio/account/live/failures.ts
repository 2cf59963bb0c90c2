import type { HttpAnswer, HttpFailure } from '../../../host/http';
import { MASK } from '../../../text/mask';
import { regionOf } from '../../regions';
import type { CallFailure, RegionId } from './live';

/** Carries a failure through the `twilio` package's promises; never leaves this folder. */
export class CallProblem extends Error {
  constructor(readonly failure: CallFailure) {
    super(failure.message);
  }
}

export const cancelled: CallFailure = {
  reason: 'partial',
  permanent: false,
  message: 'The request was cancelled.',
};

export const malformed: CallFailure = {
  reason: 'partial',
  permanent: false,
  message: 'Twilio’s answer is not of the form that its documentation gives. Try again later.',
};

export function signedOut(label: string): CallFailure {
  return {
    reason: 'signed-out',
    permanent: true,
    message: `Nobody is signed in to ${label}. Sign in to read the account.`,
  };
}

const unreachable: Readonly<Record<HttpFailure, CallFailure['reason']>> = {
  offline: 'offline',
  'timed-out': 'offline',
  untrusted: 'offline',
  proxy: 'offline',
  cancelled: 'partial',
  'cut-off': 'partial',
  'too-large': 'partial',
  'forbidden-host': 'partial',
  unsendable: 'partial',
};

/** What a request that got no answer means. */
export function failureOfTransport(answer: HttpAnswer & { state: 'failed' }): CallFailure {
  const { reason, message, sent } = answer;
  if (reason === 'cancelled') return cancelled;
  const unsent = sent ? {} : { unsent: true as const };
  return { reason: unreachable[reason], permanent: false, message, ...unsent };
}

/** What the `body` of an error says: `{ code, message }` with Twilio's error code. */
interface ErrorBody {
  readonly code?: number;
  readonly message?: string;
}

/** What an answer with an error status means. `secrets` are taken out of what Twilio says, should it repeat them. */
export function failureOfStatus(
  status: number,
  body: unknown,
  region: RegionId,
  secrets: readonly string[],
): CallFailure {
  const { code, message = '' } = errorBody(body);
  const said = withoutSecrets(message, secrets);
  const common = { status, ...(code === undefined ? {} : { code }) };
  const numbered = numberOf(status, code);
  if (status === 401 && code !== PERMISSION_CODE) {
    const message = unknownKey(numbered, region);
    return { reason: 'denied', permanent: true, ...common, message };
  }
  if (status === 401 || status === 403) return missingPermission(status, code);
  if (status === 429) {
    const message = `Twilio limits the rate of requests (${numbered}). Try again in a minute; an editor does so by itself.`;
    return { reason: 'rate-limited', permanent: false, ...common, message };
  }
  if (status >= 500) {
    const message = `Twilio could not answer (${numbered}). Try again in a minute; an editor does so by itself.`;
    return { reason: 'offline', permanent: false, ...common, message };
  }
  const what = status === 404 ? 'Twilio knows no such resource' : 'Twilio refused the request';
  const message_ = `${what} (${numbered})${said === '' ? '.' : `: ${said}`}`;
  return { reason: 'partial', permanent: false, ...common, message: message_ };
}

/** Authorization failed, with a key that Twilio knows: https://www.twilio.com/docs/api/errors/70051 */
const PERMISSION_CODE = 70051;

/** The key is known, but not allowed this. */
export function missingPermission(status: number, code: number | undefined): CallFailure {
  const message =
    `The key may not do this (${numberOf(status, code)}). Give it the permission in the Twilio Console, or use ` +
    'another key.';
  return { reason: 'denied', permanent: true, status, ...(code === undefined ? {} : { code }), message };
}

function numberOf(status: number, code: number | undefined): string {
  return code === undefined ? `HTTP ${status}` : `HTTP ${status}, Twilio error ${code}`;
}

/** https://www.twilio.com/docs/api/errors/20003: a wrong key, account or region, or an account that is suspended. */
function unknownKey(numbered: string, region: RegionId): string {
  const name = regionOf(region)?.name ?? region;
  return (
    `Twilio does not accept the key for this account in ${region.toUpperCase()} (${numbered}): it may be revoked, ` +
    `mistyped, of another account or of another region than ${name}, or the account is suspended. ` +
    'Keys belong to one region. Use a key that was made there.'
  );
}

function errorBody(body: unknown): ErrorBody {
  if (typeof body !== 'object' || body === null) return {};
  const code = 'code' in body ? Number(body.code) : Number.NaN;
  const message = 'message' in body && typeof body.message === 'string' ? body.message : undefined;
  return {
    ...(Number.isInteger(code) ? { code } : {}),
    ...(message === undefined ? {} : { message }),
  };
}

const LONGEST_MESSAGE = 300;

function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text.replace(/\s+/g, ' ').trim();
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, MASK);
  return clean.length > LONGEST_MESSAGE ? `${clean.slice(0, LONGEST_MESSAGE)}…` : clean;
}
