import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { LoopbackServers } from '../../support/loopback';
import { body, failure, httpFor, secrets, send, trusting } from './client';

describe('HTTP of Node', () => {
  const servers = new LoopbackServers();
  afterEach(() => servers.close());

  it('sends what it was told to and nothing more', async () => {
    const seen: unknown[] = [];
    const port = await servers.https((request, response) => {
      const { authorization, host } = request.headers;
      read(request, (text) => seen.push([request.method, request.url, authorization, host, text]));
      response.writeHead(201, { 'X-Twilio-Error-Code': '20003', 'Set-Cookie': ['a', 'b'] }).end('{"a":"ü"}');
    });
    const answer = await send(trusting(), {
      port,
      method: 'POST',
      body: secrets.body,
      headers: { Authorization: secrets.authorization, Host: 'elsewhere.example' },
    });
    assert.ok(answer.state === 'answered');
    assert.equal(answer.status, 201);
    assert.equal(answer.body, '{"a":"ü"}');
    assert.equal(answer.headers['x-twilio-error-code'], '20003');
    assert.equal(answer.headers['set-cookie'], 'a, b');
    const path = `/2010/${secrets.path}.json?PageSize=1000`;
    assert.deepEqual(seen, [['POST', path, secrets.authorization, `localhost:${port}`, secrets.body]]);
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const port = await servers.https((_, response) => {
      asked++;
      response.writeHead(307, { location: `https://localhost:${port}/elsewhere` }).end();
    });
    const answer = await send(trusting(), { port });
    assert.ok(answer.state === 'answered');
    assert.deepEqual([answer.status, asked], [307, 1]);
  });

  it('unpacks what comes packed, and an answer without a body', async () => {
    const port = await servers.https((request, response) => {
      assert.equal(request.headers['accept-encoding'], 'gzip');
      const packed = request.method === 'DELETE' ? '' : gzipSync('{"packed":true}');
      response.writeHead(request.method === 'DELETE' ? 204 : 200, { 'content-encoding': 'gzip' }).end(packed);
    });
    const http = trusting();
    assert.equal(body(await send(http, { port })), '{"packed":true}');
    assert.equal(body(await send(http, { port, method: 'DELETE' })), '');
  });

  it('keeps connections for what reads, at most four, and none for what changes', async () => {
    const connections = new Set<unknown>();
    const port = await servers.https((request, response) => {
      connections.add(request.socket);
      response.end(request.method);
    });
    const http = trusting();
    await Promise.all(Array.from({ length: 20 }, () => send(http, { port })));
    assert.equal(connections.size, 4);
    await send(http, { port, method: 'POST', body: 'a=b' });
    await send(http, { port, method: 'DELETE' });
    assert.equal(connections.size, 6);
    await send(http, { port });
    assert.equal(connections.size, 6);
  });

  it('asks again when the host closed a kept connection', async () => {
    let connections = 0;
    const port = await servers.tls((socket) => {
      connections++;
      let asked = 0;
      socket.on('data', () => {
        asked++;
        if (asked === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        else socket.destroy();
      });
    });
    const http = trusting();
    assert.equal(body(await send(http, { port })), 'ok');
    assert.equal(body(await send(http, { port })), 'ok');
    assert.equal(connections, 2);
  });

  describe('says why there is no answer', () => {
    it('nobody listens', async () => {
      const port = await servers.closedPort();
      const answer = await send(trusting(), { port });
      assert.match(failure(answer, 'offline'), /^No one answers at localhost:\d+ \(ECONNREFUSED\)\.$/);
      assert.ok(answer.state === 'failed' && !answer.sent);
    });

    it('no such name', async () => {
      const message = failure(await send(trusting(), { host: 'no-such-host.invalid' }), 'offline');
      assert.match(
        message,
        /^The name of no-such-host\.invalid(:443)? was not found \((ENOTFOUND|EAI_AGAIN)\)\. /,
      );
    });

    it('the connection ends before the answer', async () => {
      const port = await servers.tls((socket) => socket.on('data', () => socket.destroy()));
      const answer = await send(trusting(), { port, method: 'POST', body: secrets.body });
      failure(answer, 'offline');
      assert.ok(answer.state === 'failed' && answer.sent, 'it may have been done');
    });

    it('there is no TLS', async () => {
      const port = await servers.http((_, response) => response.end());
      assert.match(failure(await send(trusting(), { port }), 'offline'), /does not speak TLS/);
    });

    it('there is no HTTP', async () => {
      const port = await servers.tls((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
      assert.match(failure(await send(trusting(), { port }), 'offline'), /is no HTTP/);
    });

    const cut: [string, string][] = [
      ['of a known length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"domains": ['],
      ['in chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nd\r\n{"domains": [\r\n'],
      ['in the middle of a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"domains"'],
      ['with nothing after its head', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'],
    ];
    for (const [name, text] of cut) {
      for (const how of ['end', 'destroy'] as const) {
        it(`the answer ends before its end: ${name} (${how})`, async () => {
          const port = await servers.tls((socket) =>
            socket.once('data', () => socket.write(text, () => socket[how]())),
          );
          failure(await send(trusting(), { port }), 'cut-off');
        });
      }
    }

    it('a packed answer ends before its end', async () => {
      const packed = gzipSync('{"domains": []}');
      const port = await servers.https((_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, -9));
      });
      failure(await send(trusting(), { port }), 'cut-off');
    });

    it('the answer is too large, packed or not', async () => {
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const port = await servers.https((request, response) => {
        if (request.method === 'POST') {
          response.writeHead(200, { 'content-encoding': 'gzip' });
          response.end(gzipSync(Buffer.concat(Array.from({ length: 33 }, () => chunk))));
          return;
        }
        const more = () => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', more);
        more();
      });
      assert.match(failure(await send(trusting(), { port }), 'too-large'), /32 MiB/);
      failure(await send(trusting(), { port, method: 'POST', body: 'a=b' }), 'too-large');
    });

    for (const where of ['before TLS', 'before the answer', 'in the answer'] as const) {
      it(`the host is silent ${where}`, async () => {
        const port = await silentPort(servers, where, () => undefined);
        const answer = await send(trusting(), { port, timeout: 300 });
        assert.match(failure(answer, 'timed-out'), /did not answer in 0\.3 seconds/);
      });

      it(`the request was cancelled ${where}`, async () => {
        const controller = new AbortController();
        const port = await silentPort(servers, where, () => controller.abort(new Error(secrets.body)));
        const answer = await send(trusting(), { port, signal: controller.signal, method: 'DELETE' });
        failure(answer, 'cancelled');
        assert.equal(answer.state === 'failed' && answer.sent === true, where !== 'before TLS');
      });
    }

    it('the request was cancelled before it was sent', async () => {
      let connections = 0;
      const port = await servers.tcp(() => connections++);
      failure(await send(trusting(), { port, signal: AbortSignal.abort() }), 'cancelled');
      assert.equal(connections, 0);
    });

    it('the request cannot be put into words', async () => {
      const port = await servers.closedPort();
      for (const secret of ['Basic a\r\nb', 'Basic \u{1f511}']) {
        const answer = await send(trusting(), { port, headers: { authorization: secret } });
        assert.doesNotMatch(failure(answer, 'unsendable'), /Basic|authorization/i);
      }
    });

    for (const url of ['http://localhost:1/', 'ftp://localhost/', 'localhost', '', 'https://']) {
      it(`it is no https: address: ${url}`, async () => {
        failure(await send(httpFor({}), { url }), 'forbidden-host');
      });
    }
  });
});

function read(request: IncomingMessage, done: (text: string) => void): void {
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  request.on('end', () => done(text));
}

type Silence = 'before TLS' | 'before the answer' | 'in the answer';

/** A server that falls silent there; `reached` is called when it does. */
function silentPort(servers: LoopbackServers, where: Silence, reached: () => void): Promise<number> {
  if (where === 'before TLS') return servers.tcp(reached);
  return servers.https((_, response) => {
    if (where === 'in the answer') response.writeHead(200, { 'content-length': '100' }).write('{', reached);
    else reached();
  });
}
