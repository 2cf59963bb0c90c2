import type { ServerResponse } from 'node:http';
import type { JsonObject, Reply } from './call';
import { notFound, TwilioError, tooManyRequests, unauthorized } from './error';
import type { Fault } from './faults';

/** The error that a fault with a status makes of a request; undefined for the other ones. */
export function faultReply({ kind, retryAfter }: Fault, path: string): Reply | undefined {
  const error = faultError(kind, path);
  if (!error) return undefined;
  const { status, body } = error;
  return retryAfter === undefined
    ? { status, body }
    : { status, body, headers: { 'Retry-After': `${retryAfter}` } };
}

function faultError(kind: Fault['kind'], path: string): TwilioError | undefined {
  switch (kind) {
    case '401':
      return unauthorized();
    case '403':
      return new TwilioError(403, 20403, 'Forbidden');
    case '404':
      return notFound(path);
    case '429':
      return tooManyRequests();
    case '500':
      return new TwilioError(500, 20500, 'Internal Server Error');
    case '503':
      return new TwilioError(503, 20503, 'Service is unavailable, please try again');
    default:
      return undefined;
  }
}

let requests = 0;

/** Sends a reply, spoilt where the fault says so. */
export function send(response: ServerResponse, reply: Reply, fault: Fault | undefined): void {
  requests += 1;
  response.statusCode = reply.status;
  response.setHeader('Twilio-Request-Id', `RQ${requests.toString(16).padStart(32, '0')}`);
  if (reply.status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="Twilio API"');
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.body === undefined) {
    response.end();
    return;
  }
  const isPage = fault?.kind === 'html';
  response.setHeader('Content-Type', isPage ? 'text/html' : 'application/json;charset=utf-8');
  const text = bodyText({ ...reply.body }, fault);
  if (fault?.kind === 'cut-off') cutOff(response, text);
  else response.end(text);
}

function bodyText(body: JsonObject, fault: Fault | undefined): string {
  switch (fault?.kind) {
    case 'html':
      return '<!doctype html><title>Welcome</title><p>Accept the terms to use this network.';
    case 'malformed':
      return `${JSON.stringify(body).slice(0, -1)},]`;
    case 'extra-fields':
      return JSON.stringify(withExtra(body));
    case 'missing-fields':
      return JSON.stringify(without(body, fault.fields));
    default:
      return JSON.stringify(body);
  }
}

/** Announces all of the body and ends the connection half way through it. */
function cutOff(response: ServerResponse, text: string): void {
  const bytes = Buffer.from(text);
  response.setHeader('Content-Length', bytes.length);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

const unexpected = { emulator_extra: { nested: ['of', { no: 'meaning' }] }, emulator_number: 1e21 };

function withExtra(value: JsonObject): JsonObject {
  const entries = Object.entries(value).map(([name, each]) => {
    if (Array.isArray(each))
      return [name, each.map((item) => (isObject(item) ? { ...item, ...unexpected } : item))];
    return [name, isObject(each) ? { ...each, ...unexpected } : each];
  });
  return { ...Object.fromEntries(entries), ...unexpected };
}

/** Without the named fields at any depth, or without all but the SIDs of the items. */
function without(value: JsonObject, fields: readonly string[] | undefined): JsonObject {
  const entries = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
    if (fields?.includes(name)) return [];
    if (Array.isArray(each))
      return [[name, each.map((item) => (isObject(item) ? stripped(item, fields) : item))]];
    return [[name, fields && isObject(each) ? without(each, fields) : each]];
  });
  const rest = Object.fromEntries(entries);
  return fields || 'meta' in rest || 'page' in rest ? rest : { sid: value.sid };
}

function stripped(item: JsonObject, fields: readonly string[] | undefined): JsonObject {
  return fields ? without(item, fields) : { sid: item.sid };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
