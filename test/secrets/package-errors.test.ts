import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { inspect } from 'node:util';
import twilio from 'twilio';
import { leaks } from '../../scripts/lib/planted.mjs';
import type { Network } from '../../server/src/host/http';
import { NodeHttp } from '../../server/src/host/node-http/http';
import { LiveAccounts } from '../../server/src/twilio/account/live/live-accounts';
import { readAccount } from '../../server/src/twilio/account/live/read-account';
import { tryKey } from '../../server/src/twilio/account/live/try-key';
import { LoopbackServers } from '../support/loopback';
import { assertNoLeak, planted } from '../support/planted';

const { accountSid, keySid, keySecret, sipPassword, proxyPassword } = planted;
const KEY = { username: keySid, secret: keySecret };
const CONNECTION = { label: 'northwind', accountSid, region: 'us1' } as const;
const CREDENTIALS = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/SIP/CredentialLists/CL1/Credentials.json`;

describe('errors of the network', () => {
  const servers = new LoopbackServers();
  afterEach(() => servers.close());

  it('carry the key where the twilio package makes them', async () => {
    const client = twilio(keySid, keySecret, { accountSid, region: '', edge: '' });
    const uri = `https://127.0.0.1:${await servers.closedPort()}/2010-04-01/Accounts.json`;
    const error = await client.request({ method: 'get', uri }).then(assert.fail, (reason: unknown) => reason);
    assert.ok(error instanceof Error && error.message.includes('ECONNREFUSED'), String(error));
    assert.match(JSON.stringify(error), /"Authorization":"Basic /);
    assert.notDeepEqual(leaks(JSON.stringify(error)), []);
  });

  /** Answers that repeat all they were sent: a proxy or a firewall in between may well do that. */
  const repeating =
    (status: number, form: (text: string) => string): RequestListener =>
    (request, response) => {
      const authorization = request.headers.authorization ?? '';
      let said = `${authorization} ${authorization.slice(6)} ${keySecret}`;
      request.setEncoding('utf8').on('data', (part: string) => {
        said += ` ${decodeURIComponent(part)}`;
      });
      request.on('end', () => response.writeHead(status, { 'x-said': said }).end(form(said)));
    };
  const twilioError = (message: string) =>
    JSON.stringify({ code: 20001, message, more_info: message, status: 400 });
  const page = (text: string) => `<html><body>${text}</body></html>`;
  const list = (text: string) => JSON.stringify({ domains: [text], credential_lists: { text }, meta: text });
  const answers: Record<string, RequestListener> = {
    'a 400 of Twilio that repeats the request': repeating(400, twilioError),
    'a 401 that repeats the request': repeating(401, twilioError),
    'a 403 that repeats the request': repeating(403, twilioError),
    'a 404 that repeats the request': repeating(404, twilioError),
    'a 429 that repeats the request': repeating(429, twilioError),
    'a 500 that repeats the request': repeating(500, twilioError),
    'a page of a firewall that repeats the request': repeating(502, page),
    'a page in place of an answer': repeating(200, page),
    'an answer of another form': repeating(200, list),
    'a redirect to another host': (request, response) => {
      const location = `https://elsewhere.example/?${request.headers.authorization}`;
      response.writeHead(302, { location }).end();
    },
    'a reset': (request) => request.socket.destroy(),
    'an answer that is cut off': (request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(`{"said":"${request.headers.authorization}`, () => request.socket.destroy());
    },
    'no HTTP': (request) => request.socket.end(`${request.headers.authorization}\r\n`),
    silence: () => undefined,
  };
  const ways: Record<string, () => Promise<Network>> = {
    'nobody at the port': async () => ({ emulator: `http://127.0.0.1:${await servers.closedPort()}` }),
    'an emulator elsewhere': async () => ({ emulator: `http://${keySid}:${keySecret}@192.0.2.1` }),
    'a proxy that is down': async () => ({
      proxy: `http://user:${proxyPassword}@127.0.0.1:${await servers.closedPort()}`,
    }),
    'a proxy that is none': async () => ({ proxy: `socks://user:${proxyPassword}@proxy.example` }),
    'a proxy that repeats who asks': async () => {
      const port = await servers.tcp((socket) => {
        socket.once('data', (head) =>
          socket.end(`HTTP/1.1 407 ${head.toString('latin1').replace(/\r\n/g, ' ')}\r\n\r\n`),
        );
      });
      return { proxy: `http://user:${proxyPassword}@127.0.0.1:${port}` };
    },
  };
  for (const [name, answer] of Object.entries(answers))
    ways[name] = async () => ({ emulator: `http://127.0.0.1:${await servers.http(answer)}` });

  for (const [name, way] of Object.entries(ways)) {
    it(`do not carry it where we make them: ${name}`, async () => {
      const results = await everyUse(await way());
      for (const result of results)
        assert.ok(Object.keys(result).some((name) => /^(failures?|problem)$/.test(name)));
      assertNoLeak(JSON.stringify(results), 'what came of it');
      assertNoLeak(inspect(results, { depth: null, showHidden: true }), 'what is hidden in it');
    });
  }
});

/** What reading an account, trying a key and changing something come to. */
async function everyUse(network: Network): Promise<readonly object[]> {
  const http = new NodeHttp(network, () => undefined);
  const clock = {
    now: () => Date.now(),
    // nothing is waited for between attempts
    schedule: (task: () => void) => {
      const timer = setTimeout(task);
      return () => clearTimeout(timer);
    },
  };
  const outside = { http, clock, random: () => 0, timeout: 200 };
  const live = new LiveAccounts({ ...outside, key: async () => KEY }, () => undefined);
  live.setConnections([CONNECTION]);
  const form = { Username: 'alice', Password: sipPassword };
  const read = await readAccount(CONNECTION, KEY, outside);
  const trial = await tryKey(CONNECTION, KEY, outside);
  const call = await live.call(CONNECTION.label, { method: 'POST', url: CREDENTIALS, form });
  await live.refresh();
  const { accounts } = live;
  const failures = live.states();
  live.dispose();
  // an answer that is taken for good is data, and not for people
  return [read, trial, call.ok ? { failure: undefined } : call, { accounts, failures }];
}
