import assert from 'node:assert/strict';
import { LoopbackServers } from '../../support/loopback';
import { body, failure, httpFor, secrets, send } from './client';

describe('an emulator', () => {
  const servers = new LoopbackServers();
  afterEach(() => servers.close());

  for (const host of ['127.0.0.1', 'localhost', '127.1', '127.8.9.10']) {
    it(`is taken at ${host}, and told the host that was meant`, async () => {
      const seen: unknown[] = [];
      const port = await servers.http((request, response) => {
        seen.push([request.method, request.url, request.headers.host, request.headers.authorization]);
        response.end('emulated');
      });
      // 127.8.9.10 is this machine, but nobody listens there: refused is what a taken address may be
      const http = httpFor({ emulator: `http://${host}:${port}`, proxy: 'http://proxy.example:3128' });
      const answer = await send(http, { host: 'api.dublin.ie1.twilio.com' });
      if (host === '127.8.9.10') return void failure(answer, 'offline');
      assert.equal(body(answer), 'emulated');
      const path = `/2010/${secrets.path}.json?PageSize=1000`;
      assert.deepEqual(seen, [['GET', path, 'api.dublin.ie1.twilio.com', secrets.authorization]]);
    });
  }

  it('is reached by IPv6 as well', async () => {
    const port = await servers.closedPort();
    const answer = await send(httpFor({ emulator: `http://[::1]:${port}` }), { host: 'api.twilio.com' });
    assert.match(failure(answer, 'offline'), /^No one answers at the emulator \[::1\]:\d+/);
  });

  it('gets no request for what is no https: address', async () => {
    const port = await servers.http((_, response) => response.end('emulated'));
    const http = httpFor({ emulator: `http://127.0.0.1:${port}` });
    failure(await send(http, { url: 'http://api.twilio.com/' }), 'forbidden-host');
  });

  it('that does not run is said so', async () => {
    const port = await servers.closedPort();
    const http = httpFor({ emulator: `http://127.0.0.1:${port}` });
    const message = failure(await send(http, { host: 'api.twilio.com' }), 'offline');
    assert.equal(message, `No one answers at the emulator 127.0.0.1:${port} (ECONNREFUSED).`);
  });

  const elsewhere = [
    ...['http://emulator.example:8420', 'http://192.0.2.1:8420', 'http://[2001:db8::1]:8420'],
    ...['http://0.0.0.0:8420', 'http://[::]:8420', 'http://128.0.0.1', 'http://127.0.0.1.example'],
    ...['http://localhost.example', 'http://localhost@192.0.2.1', 'http://user:pass@127.0.0.1:8420'],
    ...['https://127.0.0.1:8420', 'file:///127.0.0.1', '127.0.0.1:8420', 'emulator', ' '],
  ];
  for (const emulator of elsewhere) {
    it(`is not taken at ${emulator}, and nobody else is asked instead`, async () => {
      let asked = 0;
      const port = await servers.https(() => asked++);
      const http = httpFor({ emulator, strictTls: false });
      assert.match(failure(await send(http, { port }), 'forbidden-host'), /loopback address/);
      assert.equal(asked, 0);
    });
  }
});
