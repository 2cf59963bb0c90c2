import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeHttp } from '../../../../server/src/host/node-http/http';
import { Line } from '../../../../server/src/twilio/account/live/line';
import type { ApiKey, RegionId } from '../../../../server/src/twilio/account/live/live';
import type { Outside } from '../../../../server/src/twilio/account/live/outside';
import { Session } from '../../../../server/src/twilio/account/live/session';
import { ACME, QuickClock } from './emulated';

export const key: ApiKey = {
  username: 'SK00000000000000000000000000000077',
  secret: 'Example-Secret-of-the-key-77',
};

export interface Answering {
  /** The requests as `METHOD host path`. */
  readonly requests: readonly string[];
  readonly clock: QuickClock;
  session(region?: RegionId): Session;
}

/** What answers in Twilio's place, where the emulator would never say such a thing. */
export async function withAnswers(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  task: (answering: Answering) => Promise<void>,
): Promise<void> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.headers.host} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const clock = new QuickClock();
  const http = new NodeHttp({ emulator: `http://127.0.0.1:${port}` }, () => undefined);
  const outside: Outside = { http, clock, random: () => 0.5, timeout: 2_000 };
  const session = (region: RegionId = 'us1') =>
    new Session({ accountSid: ACME, region }, key, new Line(outside), outside);
  try {
    await task({ requests, clock, session });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
