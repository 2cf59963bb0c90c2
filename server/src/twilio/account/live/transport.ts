import type { HttpAnswer, HttpRequest } from '../../../host/http';
import { isEndpoint } from './endpoints';
import { CallProblem, failureOfStatus, failureOfTransport, malformed } from './failures';
import type { Line } from './line';
import type { ApiKey, CallFailure, RegionId } from './live';
import type { PackageRequest, PackageResponse } from './twilio-package';

/** How one request is sent. */
export interface Sending {
  readonly region: RegionId;
  readonly key: ApiKey;
  readonly line: Line;
  /** Milliseconds. */
  readonly timeout: number;
  /** Before those that nobody waits for. */
  readonly urgent: boolean;
  readonly signal?: AbortSignal;
  /** Asked before each attempt: why it is not made. */
  stopped?(): CallFailure | undefined;
}

/**
 * Sends what the `twilio` package wants to have sent.
 *
 * @throws CallProblem and nothing else, so that neither an error of the package nor one of a socket, which hold the
 * request with its key, is ever made
 */
export async function send(request: PackageRequest, sending: Sending): Promise<PackageResponse> {
  const { line, urgent, stopped, region } = sending;
  const http = httpRequest(request, sending);
  if (!isEndpoint(http.url, region)) throw new CallProblem(foreign);
  const answer = await line.send(http, urgent, stopped && (() => stopped() !== undefined));
  const reason = stopped?.();
  if (answer.state === 'failed' && reason !== undefined) throw new CallProblem(reason);
  return responseOf(answer, request, sending);
}

const foreign: CallFailure = {
  reason: 'partial',
  permanent: false,
  unsent: true,
  message: 'The address is none of Twilio’s hosts of this region, so nothing was sent.',
};

function httpRequest({ method, uri, headers, params, data }: PackageRequest, sending: Sending): HttpRequest {
  const query = encoded(params);
  const body = data === undefined ? {} : { body: encoded(data) };
  const { signal } = sending;
  return {
    method: methodOf(method),
    url: query === '' ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${query}`,
    headers: { ...textEntries(headers), Authorization: basic(sending.key) },
    ...body,
    timeout: sending.timeout,
    ...(signal ? { signal } : {}),
  };
}

function methodOf(method: string): HttpRequest['method'] {
  const upper = method.toUpperCase();
  return upper === 'POST' || upper === 'DELETE' ? upper : 'GET';
}

function responseOf(answer: HttpAnswer, { data }: PackageRequest, { region, key }: Sending): PackageResponse {
  if (answer.state === 'failed') throw new CallProblem(failureOfTransport(answer));
  const { status, headers } = answer;
  const body = parseJson(answer.body);
  if (status < 200 || status >= 300) {
    const own = [key.secret, basic(key).slice('Basic '.length)];
    const secrets = [...own, ...Object.values(textEntries(data, /password|token|secret/i))];
    throw new CallProblem(failureOfStatus(status, body, region, secrets));
  }
  if (body === undefined && answer.body.trim() !== '') throw new CallProblem({ ...malformed, status });
  return { statusCode: status, body, headers };
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function encoded(values: object | undefined): string {
  return new URLSearchParams(textEntries(values)).toString();
}

function textEntries(values: object | undefined, names = /./): Record<string, string> {
  const entries = Object.entries(values ?? {}).filter(
    ([name, value]) => value !== undefined && names.test(name),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** RFC 7617, in UTF-8. */
function basic({ username, secret }: ApiKey): string {
  const bytes = new TextEncoder().encode(`${username}:${secret}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
