import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Reply } from './call';
import type { Violations } from './contract/violations';
import type { Control } from './control';
import { type Fault, type Faults, parseFault } from './faults';
import { parseHost } from './hosts';
import type { FoundOperation } from './operations';
import type { RequestLog, RequestRecord } from './request-log';
import { faultReply, send } from './respond';
import type { Service, TwilioRequest } from './service';

interface Parts {
  readonly service: Service;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly violations: Violations;
  readonly control: Control;
}

/** Kinds of faults after which the body is not what the contract says. */
const spoilt = new Set<Fault['kind']>(['cut-off', 'malformed', 'html', 'extra-fields', 'missing-fields']);

/** The HTTP side: host, body and faults. What is answered is decided by the service. */
export class EmulatorServer {
  readonly #parts: Parts;
  readonly #server: Server;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#server = createServer((request, response) => {
      this.#receive(request, response).catch((error: unknown) => {
        const what = `the emulator failed: ${error instanceof Error ? error.stack : String(error)}`;
        parts.violations.add({ method: request.method ?? '', host: '', path: request.url ?? '', what });
        response.destroy();
      });
    });
  }

  /** @param port 0 for any that is free */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  /** Ends every connection, those that hang included. */
  close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    return closed;
  }

  async #receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    if (body === undefined) return;
    const url = new URL(incoming.url ?? '/', 'http://emulator');
    const method = incoming.method ?? 'GET';
    const host = incoming.headers.host ?? '';
    if (url.pathname === '/emulator' || url.pathname.startsWith('/emulator/')) {
      const reply = this.#parts.control.answer(method, host, url.pathname, body);
      return send(response, reply, undefined);
    }
    const place = parseHost(host);
    if (!place) return this.#refuse(method, host, url.pathname, response);
    const { pathname: path, searchParams: query } = url;
    const form = new URLSearchParams(body);
    const { authorization } = incoming.headers;
    const found = this.#parts.service.contract.find(place.product, method, path);
    const record = this.#begin(method, host, url, authorization, found, response);
    const request: TwilioRequest = { host, place, path, query, form, authorization };
    this.#check(request, record, found, incoming.headers['content-type']);
    const own = faultOfHeader(incoming);
    if (own?.problem !== undefined) return send(response, { status: 400, body: own }, undefined);
    const fault = this.#parts.faults.take(record, own?.fault);
    record.fault = fault?.kind;
    return this.#answer(request, record, found, fault, response);
  }

  #begin(
    method: string,
    host: string,
    url: URL,
    authorization: string | undefined,
    found: FoundOperation | undefined,
    response: ServerResponse,
  ): RequestRecord {
    const { pathname: path, searchParams } = url;
    response.once('close', () => this.#parts.requests.end());
    return this.#parts.requests.begin({
      ...{ method, host, path, query: url.search.slice(1), page: Number(searchParams.get('Page') ?? 0) + 1 },
      operation: found?.operation.id,
      key: usernameOf(authorization),
    });
  }

  /** A name that DNS does not know, or that is none of Twilio's REST hosts. */
  #refuse(method: string, host: string, path: string, response: ServerResponse): void {
    this.#parts.violations.add({ method, host, path, what: `${host} is no host of Twilio's REST API` });
    response.socket?.resetAndDestroy();
  }

  #check(
    request: TwilioRequest,
    { method, host, path }: RequestRecord,
    found: FoundOperation | undefined,
    contentType: string | undefined,
  ): void {
    const { contract } = this.#parts.service;
    const problems = found
      ? contract.checkRequest(found, { query: request.query, form: request.form, contentType })
      : [`${request.place.product} has no such operation`];
    for (const what of problems) this.#parts.violations.add({ method, host, path, what });
  }

  #answer(
    request: TwilioRequest,
    record: RequestRecord,
    found: FoundOperation | undefined,
    fault: Fault | undefined,
    response: ServerResponse,
  ): void {
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'reset') {
      response.socket?.resetAndDestroy();
      return;
    }
    const reply = (fault && faultReply(fault, request.path)) ?? this.#parts.service.answer(request, found);
    record.status = reply.status;
    if (found && !(fault && spoilt.has(fault.kind))) this.#checkReply(record, found, reply);
    const finish = () => send(response, reply, fault);
    if (fault?.kind !== 'slow') finish();
    else this.#later(fault.milliseconds ?? 300, finish);
  }

  #checkReply({ method, host, path }: RequestRecord, { operation }: FoundOperation, reply: Reply): void {
    const body = reply.body === undefined ? undefined : JSON.parse(JSON.stringify(reply.body));
    const problems = this.#parts.service.contract.checkResponse(operation, reply.status, body);
    for (const what of problems) this.#parts.violations.add({ method, host, path, what });
  }

  #later(milliseconds: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, milliseconds);
    this.#timers.add(timer);
  }
}

/** Undefined where the client went before all of it was there. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
  } catch (error) {
    if (request.destroyed) return undefined;
    throw error;
  }
  return Buffer.concat(chunks).toString();
}

/** The fault that the request itself asks for. */
function faultOfHeader({ headers }: IncomingMessage): { fault?: Fault; problem?: string } | undefined {
  const text = headers['x-emulator-fault'];
  if (typeof text !== 'string') return undefined;
  try {
    return { fault: parseFault(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function usernameOf(authorization: string | undefined): string | undefined {
  const [, credentials] = authorization?.split(' ') ?? [];
  return credentials === undefined ? undefined : Buffer.from(credentials, 'base64').toString().split(':')[0];
}
