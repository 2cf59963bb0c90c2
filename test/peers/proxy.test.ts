import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { Network } from '../../server/src/host/http';
import { body, caFile, failure, httpFor, secrets, send } from '../host/node-http/client';
import { LoopbackServers } from '../support/loopback';
import { needsPeer, peers } from '../support/peer';
import { Tinyproxy } from '../support/tinyproxy';

const USER = 'proxy-user';

describe('through a real proxy', () => {
  before(function () {
    needsPeer(this, 'tinyproxy', peers.tinyproxy);
  });

  const servers = new LoopbackServers();
  let open: Tinyproxy;
  let closed: Tinyproxy;
  let port: number;
  beforeEach(async () => {
    port = await servers.https((request, response) => response.end(`${request.method} answered`));
    open = await Tinyproxy.start();
    closed = await Tinyproxy.start({ basicAuth: `${USER} ${secrets.proxyPassword}` });
  });
  afterEach(async () => {
    await Promise.all([open?.stop(), closed?.stop(), servers.close()]);
  });

  const ways: Record<string, () => [Network, Record<string, string>]> = {
    'http.proxy': () => [{ caFile, proxy: open.url }, {}],
    'http.proxy without http:': () => [{ caFile, proxy: `127.0.0.1:${open.port}` }, {}],
    HTTPS_PROXY: () => [{ caFile }, { HTTPS_PROXY: open.url }],
    https_proxy: () => [{ caFile }, { https_proxy: open.url }],
    HTTP_PROXY: () => [{ caFile }, { HTTP_PROXY: open.url }],
    'http.proxy rather than HTTPS_PROXY': () => [
      { caFile, proxy: open.url },
      { HTTPS_PROXY: 'http://127.0.0.1:9' },
    ],
    'http.proxy, NO_PROXY naming others': () => [
      { caFile, proxy: open.url },
      { NO_PROXY: 'twilio.com,host' },
    ],
    'an authority in NODE_EXTRA_CA_CERTS': () => [{ proxy: open.url }, { NODE_EXTRA_CA_CERTS: caFile }],
    'no check of certificates': () => [{ proxy: open.url, strictTls: false }, {}],
  };
  for (const [name, way] of Object.entries(ways)) {
    it(`goes with ${name}`, async () => {
      const [network, environment] = way();
      assert.equal(body(await send(httpFor(network, environment), { port })), 'GET answered');
      assert.deepEqual(open.asked(), [`localhost:${port}`]);
    });
  }

  const authorized: Record<string, () => [Network, Record<string, string>]> = {
    'http.proxyAuthorization': () => [
      { proxy: closed.url, proxyAuthorization: secrets.proxyAuthorization },
      {},
    ],
    'a user in http.proxy': () => [{ proxy: withUser(closed, secrets.proxyPassword) }, {}],
    'a user in HTTPS_PROXY': () => [{}, { HTTPS_PROXY: withUser(closed, secrets.proxyPassword) }],
  };
  for (const [name, way] of Object.entries(authorized)) {
    it(`says who asks by ${name}`, async () => {
      const [network, environment] = way();
      const answer = await send(httpFor({ caFile, ...network }, environment), { port });
      assert.equal(body(answer), 'GET answered');
      assert.deepEqual(closed.asked(), [`localhost:${port}`]);
    });
  }

  it('keeps the way open for what reads, and opens a new one for what changes', async () => {
    const http = httpFor({ caFile, proxy: open.url });
    for (let round = 0; round < 5; round++) body(await send(http, { port }));
    assert.equal(open.asked().length, 1);
    assert.equal(body(await send(http, { port, method: 'POST', body: secrets.body })), 'POST answered');
    assert.equal(open.asked().length, 2);
    servers.disconnect();
    assert.equal(body(await send(http, { port })), 'GET answered');
    assert.equal(open.asked().length, 3);
  });

  it('shows the proxy no more than the host', async () => {
    const http = httpFor({ caFile, proxy: closed.url, proxyAuthorization: secrets.proxyAuthorization });
    body(await send(http, { port, method: 'POST', body: secrets.body }));
    assert.match(closed.log(), /CONNECT localhost:/);
    assert.ok(!Object.values(secrets).some((secret) => closed.log().includes(secret)));
  });

  it('goes by TLS to a proxy that wants it, if its certificate is trusted', async () => {
    const tlsPort = await servers.tls((socket) => {
      const onward = connect(open.port, '127.0.0.1').on('error', () => socket.destroy());
      socket.pipe(onward).pipe(socket);
    });
    const proxy = `https://localhost:${tlsPort}`;
    assert.equal(body(await send(httpFor({ caFile, proxy }), { port })), 'GET answered');
    assert.deepEqual(open.asked(), [`localhost:${port}`]);
    const untrusted = failure(await send(httpFor({ proxy }), { port }), 'untrusted');
    assert.match(untrusted, new RegExp(`^The certificate of the proxy localhost:${tlsPort} is not trusted`));
  });

  const around: Record<string, () => [Network, Record<string, string>]> = {
    'http.proxy is empty': () => [{ proxy: '' }, { HTTPS_PROXY: open.url }],
    'http.noProxy names the host': () => [{ proxy: open.url, noProxy: ['localhost'] }, {}],
    'NO_PROXY names the host': () => [{}, { HTTPS_PROXY: open.url, NO_PROXY: 'twilio.com, localhost' }],
    'NO_PROXY names the host, for http.proxy': () => [{ proxy: open.url }, { NO_PROXY: 'localhost' }],
    'NO_PROXY names every host': () => [{}, { HTTPS_PROXY: open.url, NO_PROXY: '*' }],
  };
  for (const [name, way] of Object.entries(around)) {
    it(`goes around it where ${name}`, async () => {
      const [network, environment] = way();
      const answer = await send(httpFor({ caFile, ...network }, environment), { port });
      assert.equal(body(answer), 'GET answered');
      assert.deepEqual(open.asked(), []);
    });
  }

  it('never goes to an emulator', async () => {
    const emulator = `http://127.0.0.1:${await servers.http((_, response) => response.end('emulated'))}`;
    assert.equal(body(await send(httpFor({ emulator, proxy: open.url }), { port })), 'emulated');
    assert.deepEqual(open.asked(), []);
  });

  const refused: Record<string, () => [Network, Record<string, string>]> = {
    'nobody says who asks': () => [{ proxy: closed.url }, {}],
    'the password is wrong': () => [{ proxy: withUser(closed, `${secrets.proxyPassword}-wrong`) }, {}],
    'the password of HTTPS_PROXY is wrong': () => [
      {},
      { HTTPS_PROXY: withUser(closed, `${secrets.proxyPassword}-wrong`) },
    ],
    'the authorization is wrong': () => [
      { proxy: closed.url, proxyAuthorization: `${secrets.proxyAuthorization}=` },
      {},
    ],
  };
  for (const [name, way] of Object.entries(refused)) {
    it(`is refused where ${name}`, async () => {
      const [network, environment] = way();
      const answer = await send(httpFor({ caFile, ...network }, environment), { port });
      const message = failure(answer, 'proxy');
      assert.match(
        message,
        /^The proxy 127\.0\.0\.1:\d+ wants to know who asks, or does not take the password\./,
      );
      assert.match(message, /http\.proxyAuthorization/);
    });
  }

  it('is refused for a host that the proxy does not let through', async () => {
    const choosy = await Tinyproxy.start({ allow: ['^api\\.example$'] });
    try {
      const message = failure(await send(httpFor({ caFile, proxy: choosy.url }), { port }), 'proxy');
      assert.match(message, /does not let localhost:\d+ through \(it answered 403\)/);
    } finally {
      await choosy.stop();
    }
  });

  it('is offline when the proxy is down', async () => {
    const http = httpFor({ caFile, proxy: withUser(open, secrets.proxyPassword) });
    await open.stop();
    const message = failure(await send(http, { port }), 'offline');
    assert.match(message, /^No one answers at the proxy 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\. .*HTTPS_PROXY/);
  });

  it('is offline when the proxy goes down while it is asked', async () => {
    const hanging = await servers.https(() => open.stop());
    const answer = await send(httpFor({ caFile, proxy: open.url }), { port: hanging });
    failure(answer, 'offline');
    assert.ok(answer.state === 'failed' && answer.sent);
  });

  it('is offline when the proxy cannot reach the host', async () => {
    const nobody = await servers.closedPort();
    const message = failure(await send(httpFor({ caFile, proxy: open.url }), { port: nobody }), 'offline');
    assert.match(message, /^The proxy 127\.0\.0\.1:\d+ cannot reach localhost:\d+ \(it answered 5\d\d\)/);
  });

  it('does not trust the host for having come through', async () => {
    const message = failure(await send(httpFor({ proxy: open.url }), { port }), 'untrusted');
    assert.match(message, /^The certificate of localhost:\d+ is not trusted .*sipLens\.twilio\.caFile/);
  });

  it('is cut off like any other', async () => {
    const short = await servers.tls((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{'));
    });
    failure(await send(httpFor({ caFile, proxy: open.url }), { port: short }), 'cut-off');
  });
});

function withUser({ port }: Tinyproxy, password: string): string {
  return `http://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
}
