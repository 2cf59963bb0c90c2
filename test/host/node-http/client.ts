import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Http, HttpAnswer, HttpRequest, Network } from '../../../server/src/host/http';
import { NodeHttp } from '../../../server/src/host/node-http/http';
import { authority } from '../../support/loopback';
import { assertNoLeak, basicAuthorization, planted } from '../../support/planted';

/** What no answer may repeat. */
export const secrets = {
  authorization: basicAuthorization(planted.keySid, planted.keySecret),
  body: `Password=${planted.sipPassword}`,
  path: 'Pl4nted-Path',
  proxyPassword: planted.proxyPassword,
  proxyAuthorization: basicAuthorization('proxy-user', planted.proxyPassword),
};

const folder = mkdtempSync(join(tmpdir(), 'sip-lens-http-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Writes a file for a test to name. */
export function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The authority of the loopback servers, as `caFile` or NODE_EXTRA_CA_CERTS name it. */
export const caFile = file('authority.pem', `Example Test Authority\n${authority.cert}`);

/** The environment that a test gives, and no other. */
export function httpFor(network: Network, environment: Readonly<Record<string, string>> = {}): Http {
  return new NodeHttp(network, (name) => environment[name]);
}

export const trusting = () => httpFor({ caFile });

export interface Asked extends Partial<HttpRequest> {
  readonly port?: number;
  readonly host?: string;
}

/** A request full of secrets to `https://localhost:PORT`, in whose failure none of them may stand. */
export async function send(http: Http, { port, host = 'localhost', ...rest }: Asked): Promise<HttpAnswer> {
  const url = `https://user:${secrets.proxyPassword}@${host}:${port ?? 443}/2010/${secrets.path}.json?PageSize=1000`;
  const headers = { authorization: secrets.authorization };
  const answer = await http.send({ method: 'GET', url, headers, timeout: 10_000, ...rest });
  if (answer.state === 'failed') assertNoLeak(JSON.stringify(answer), 'a failure');
  return answer;
}

/** Fails unless the request failed for this reason; the answer is the message. */
export function failure(answer: HttpAnswer, reason: string): string {
  assert.ok(answer.state === 'failed', `answered ${answer.state === 'answered' ? answer.status : ''}`);
  assert.equal(answer.reason, reason, answer.message);
  assert.match(answer.message, /^[A-Z0-9a-z].+\.$/);
  return answer.message;
}

export function body(answer: HttpAnswer): string {
  assert.ok(answer.state === 'answered', answer.state === 'failed' ? answer.message : '');
  return answer.body;
}
