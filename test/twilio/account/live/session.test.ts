import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Client } from 'twilio/lib/base/BaseTwilio';
import Api from 'twilio/lib/rest/Api';
import type { CallResult } from '../../../../server/src/twilio/account/live/live';
import type { ReadResult } from '../../../../server/src/twilio/account/live/reading';
import * as sources from '../../../../server/src/twilio/account/live/sources';
import { key, sendJson, withAnswers } from './answering';
import { ACME } from './emulated';

const context = { urgent: false };
const trunk = (name: string) => ({
  sid: `TK${'1'.padStart(32, '0')}`,
  domain_name: `${name}.pstn.twilio.com`,
  auth_type: '',
});

function trunkPage(next: string | null, name = 'acme') {
  return { trunks: [trunk(name)], meta: { key: 'trunks', page: 0, page_size: 50, next_page_url: next } };
}

/** Neither as it is nor as the header carries it. */
function assertNoSecret(value: unknown): void {
  const text = `${inspect(value, { depth: 20, showHidden: true })} ${JSON.stringify(value)} ${String(value)}`;
  const basic = Buffer.from(`${key.username}:${key.secret}`).toString('base64');
  for (const secret of [key.secret, basic]) assert.ok(!text.includes(secret), `${secret} in ${text}`);
}

function failureOf(result: CallResult<unknown> | ReadResult<unknown>) {
  const { failure } = result as { failure?: { reason: string; message: string; permanent: boolean } };
  assert.ok(failure);
  return failure;
}

describe('a page link', () => {
  const links: readonly [what: string, link: string, followed: string | undefined][] = [
    ['to its own host', 'https://trunking.twilio.com/v1/Trunks?Page=1', 'trunking.twilio.com'],
    ['to another host', 'https://trunking.twilio.com.example/v1/Trunks?Page=1', undefined],
    ['to another product', 'https://api.twilio.com/v1/Trunks?Page=1', undefined],
    ['to another region', 'https://trunking.dublin.ie1.twilio.com/v1/Trunks?Page=1', undefined],
    ['with a user', 'https://user:word@trunking.twilio.com/v1/Trunks?Page=1', undefined],
    ['to another port', 'https://trunking.twilio.com:8443/v1/Trunks?Page=1', undefined],
    ['without TLS', 'http://trunking.twilio.com/v1/Trunks?Page=1', undefined],
    ['that is none', '/v1/Trunks?Page=1', undefined],
  ];
  for (const [what, link, followed] of links) {
    it(`${what} is ${followed === undefined ? 'not followed' : 'followed'}`, () =>
      withAnswers(
        (request, response) => sendJson(response, trunkPage(request.url?.includes('Page=1') ? null : link)),
        async ({ requests, session }) => {
          const read = await session().read(sources.trunksSource, context);
          assert.equal(requests.length, followed === undefined ? 1 : 2);
          assert.equal(read.items.length, requests.length);
          assert.equal(read.failure?.reason, followed === undefined ? 'partial' : undefined);
        },
      ));
  }

  it('of another region stays in that region', () =>
    withAnswers(
      (request, response) => {
        const next = 'https://trunking.dublin.ie1.twilio.com/v1/Trunks?Page=1';
        sendJson(response, trunkPage(request.url?.includes('Page=1') ? null : next));
      },
      async ({ requests, session }) => {
        await session('ie1').read(sources.trunksSource, context);
        assert.deepEqual(requests, [
          'GET trunking.dublin.ie1.twilio.com /v1/Trunks?PageSize=1000',
          'GET trunking.dublin.ie1.twilio.com /v1/Trunks?Page=1',
        ]);
      },
    ));

  it('that leads in a circle is followed once', () =>
    withAnswers(
      (_, response) => sendJson(response, trunkPage('https://trunking.twilio.com/v1/Trunks?Page=1')),
      async ({ requests, session }) => {
        const read = await session().read(sources.trunksSource, context);
        assert.equal(requests.length, 2);
        assert.equal(read.failure?.reason, 'partial');
      },
    ));
});

describe('an answer', () => {
  const bodies: readonly [what: string, body: unknown, items: number][] = [
    ['that is no object', [], 0],
    ['that is null', null, 0],
    ['without its list', { meta: { key: 'trunks' } }, 0],
    ['whose list is none', { meta: { key: 'trunks' }, trunks: 'none' }, 0],
    ['with an item that is none', { meta: { key: 'trunks' }, trunks: [null] }, 0],
    [
      'with a name of another type',
      { meta: { key: 'trunks' }, trunks: [trunk('a'), { ...trunk('b'), domain_name: 7 }] },
      1,
    ],
    [
      'with a foreign name',
      { meta: { key: 'trunks' }, trunks: [{ ...trunk('a'), domain_name: 'a.example' }] },
      0,
    ],
  ];
  for (const [what, body, items] of bodies) {
    it(`${what} is partial`, () =>
      withAnswers(
        (_, response) => sendJson(response, body),
        async ({ session }) => {
          const read = await session().read(sources.trunksSource, context);
          assert.equal(read.items.length, items);
          assert.deepEqual([failureOf(read).reason, failureOf(read).permanent], ['partial', false]);
        },
      ));
  }

  it('that leads elsewhere is not followed', () =>
    withAnswers(
      (_, response) => response.writeHead(302, { location: 'https://api.twilio.com/other' }).end(),
      async ({ requests, session }) => {
        const read = await session().read(sources.trunksSource, context);
        assert.equal(requests.length, 1);
        assert.match(failureOf(read).message, /HTTP 302/);
      },
    ));
});

describe('a request of another part', () => {
  const url = `https://api.twilio.com/2010-04-01/Accounts/${ACME}/SIP/Domains.json`;
  const attempts: readonly [method: 'GET' | 'POST' | 'DELETE', status: number, sent: number][] = [
    ['GET', 500, 3],
    ['GET', 429, 4],
    ['GET', 404, 1],
    ['POST', 500, 1],
    ['POST', 503, 1],
    ['POST', 429, 4],
    ['POST', 400, 1],
    ['DELETE', 500, 1],
    ['DELETE', 429, 4],
  ];
  for (const [method, status, sent] of attempts) {
    it(`${method} that gets ${status} is sent ${sent} times`, () =>
      withAnswers(
        (_, response) => sendJson(response, { code: status * 100, message: 'no', status }, status),
        async ({ requests, session }) => {
          const form = method === 'POST' ? { form: { DomainName: 'acme.sip.twilio.com' } } : {};
          const result = await session().call({ method, url, ...form }, context);
          assert.ok(!result.ok);
          assert.equal(result.failure.status, status);
          assert.equal(result.failure.code, status * 100);
          assert.equal(requests.length, sent);
        },
      ));
  }

  it('that changes something is sent once where the connection breaks', () =>
    withAnswers(
      (request) => request.socket.destroy(),
      async ({ requests, session }) => {
        const result = await session().call({ method: 'POST', url, form: { DomainName: 'acme' } }, context);
        assert.equal(failureOf(result).reason, 'offline');
        assert.equal(requests.length, 1);
      },
    ));

  it('carries its form, and gives the body', () => {
    let body = '';
    return withAnswers(
      (request, response) => {
        request.on('data', (data) => {
          body += String(data);
        });
        request.on('end', () => sendJson(response, { sid: 'SD1' }, 201));
      },
      async ({ requests, session }) => {
        const form = { DomainName: 'acme.sip.twilio.com', FriendlyName: 'Ä & B' };
        const result = await session().call({ method: 'POST', url, form }, context);
        assert.deepEqual(result, { ok: true, value: { sid: 'SD1' } });
        assert.equal(body, 'DomainName=acme.sip.twilio.com&FriendlyName=%C3%84+%26+B');
        assert.deepEqual(requests, [`POST api.twilio.com /2010-04-01/Accounts/${ACME}/SIP/Domains.json`]);
      },
    );
  });

  it('gives nothing where there is no body', () =>
    withAnswers(
      (_, response) => response.writeHead(204).end(),
      async ({ session }) => {
        assert.deepEqual(await session().call({ method: 'DELETE', url }, context), {
          ok: true,
          value: undefined,
        });
      },
    ));

  for (const foreign of [
    'https://example.com/2010-04-01/Accounts.json',
    'https://api.twilio.com.example/2010-04-01/Accounts.json',
    'https://api.dublin.ie1.twilio.com/2010-04-01/Accounts.json',
    'https://flex-api.twilio.com/v1/Configuration',
    'http://api.twilio.com/2010-04-01/Accounts.json',
    'file:///etc/passwd',
    'no address',
  ]) {
    it(`goes nowhere else: ${foreign}`, () =>
      withAnswers(
        (_, response) => sendJson(response, {}),
        async ({ requests, session }) => {
          const result = await session().call({ method: 'GET', url: foreign }, context);
          assert.equal(result.ok, false);
          assert.deepEqual(requests, []);
        },
      ));
  }
});

describe('the key', () => {
  const password = 'Example-Passw0rd-of-the-form';

  it('is in the network errors of the twilio package', async () => {
    const client = new Client(key.username, key.secret, { accountSid: ACME, edge: '', region: '' });
    const api = new Api(client);
    api.baseUrl = 'http://127.0.0.1:9';
    const error: unknown = await api.v2010
      .accounts(ACME)
      .sip.domains.list()
      .catch((reason: unknown) => reason);
    const basic = Buffer.from(`${key.username}:${key.secret}`).toString('base64');
    assert.ok(inspect(error, { depth: 20 }).includes(basic));
  });

  const troubles: readonly [what: string, answer: Parameters<typeof withAnswers>[0]][] = [
    ['nobody answers', (request) => request.socket.destroy()],
    ['it is refused', (_, response) => sendJson(response, { code: 20003, message: 'Authenticate' }, 401)],
    [
      'the answer repeats the request',
      (request, response) => {
        const said = `${request.headers.authorization} ${key.secret} ${password}`;
        sendJson(response, { code: 20001, message: `Bad request: ${said}`, details: { said } }, 400);
      },
    ],
    ['the answer is no JSON', (request, response) => response.end(`<p>${request.headers.authorization}</p>`)],
    [
      'the answer ends early',
      (request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write(`{"a":"${request.headers.authorization}`, () => response.destroy());
      },
    ],
  ];
  for (const [what, answer] of troubles) {
    it(`is nowhere in what comes out when ${what}`, () =>
      withAnswers(answer, async ({ session }) => {
        const read = await session().read(sources.domainsSource, context);
        const url = `https://api.twilio.com/2010-04-01/Accounts/${ACME}/SIP/Domains.json`;
        const called = await session().call({ method: 'POST', url, form: { Password: password } }, context);
        for (const result of [read, called]) {
          assert.ok(failureOf(result).message.length > 20);
          assertNoSecret(result);
        }
        assert.ok(!JSON.stringify(called).includes(password));
      }));
  }
});

describe('the environment', () => {
  const variables = {
    TWILIO_ACCOUNT_SID: 'AC000000000000000000000000000000ff',
    TWILIO_AUTH_TOKEN: 'Example-token-of-the-environment',
    TWILIO_EDGE: 'sydney',
    TWILIO_REGION: 'au1',
    TWILIO_LOG_LEVEL: 'debug',
    HTTP_PROXY: 'http://127.0.0.1:9',
  };
  const before = new Map(Object.keys(variables).map((name) => [name, process.env[name]]));
  beforeEach(() => {
    Object.assign(process.env, variables);
  });
  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('leads the twilio package neither to another host nor to another account', () => {
    const authorizations = new Set<string | undefined>();
    return withAnswers(
      (request, response) => {
        authorizations.add(request.headers.authorization);
        sendJson(response, { domains: [], page: 0 });
      },
      async ({ requests, session }) => {
        for (const region of ['us1', 'ie1'] as const)
          await session(region).read(sources.domainsSource, context);
        const path = `/2010-04-01/Accounts/${ACME}/SIP/Domains.json?PageSize=1000`;
        assert.deepEqual(requests, [`GET api.twilio.com ${path}`, `GET api.dublin.ie1.twilio.com ${path}`]);
        const basic = Buffer.from(`${key.username}:${key.secret}`).toString('base64');
        assert.deepEqual([...authorizations], [`Basic ${basic}`]);
      },
    );
  });
});
