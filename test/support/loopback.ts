import { createServer as createPlain, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type Server, type Socket } from 'node:net';
import { createServer as createTls, type TLSSocket } from 'node:tls';
import { type Certificate, newAuthority } from './certificate';

/** The authority of all servers here; nobody trusts it who is not given `authority.cert`. */
export const authority = newAuthority('Example Test Authority');

/** Names under which the servers here may be asked. */
const NAMES = ['localhost', '127.0.0.1'];

const certificate = authority.issue(NAMES);

/** Servers on 127.0.0.1 that end with the test: `afterEach(() => servers.close())`. */
export class LoopbackServers {
  private readonly servers = new Set<Server>();
  private readonly sockets = new Set<Socket>();

  /** A real HTTPS server; the answer is its port. */
  https(answer: RequestListener, own: Certificate = certificate): Promise<number> {
    return this.listen(createHttps(own, answer));
  }

  http(answer: RequestListener): Promise<number> {
    return this.listen(createPlain(answer));
  }

  /** A server that says over TLS what the test writes, be it HTTP or not. */
  tls(talk: (socket: TLSSocket) => void): Promise<number> {
    const server = createTls(certificate, (socket) => {
      socket.on('error', ignored);
      talk(socket);
    });
    return this.listen(server);
  }

  tcp(talk: (socket: Socket) => void): Promise<number> {
    return this.listen(createTcp(talk));
  }

  /** A port where nobody listens. */
  async closedPort(): Promise<number> {
    const server = createTcp();
    const port = await this.listen(server);
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  /** Ends every connection that is open now; the servers stay. */
  disconnect(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.disconnect();
    const closed = [...this.servers].map((server) => new Promise((resolve) => server.close(resolve)));
    this.servers.clear();
    await Promise.all(closed);
  }

  private listen(server: Server): Promise<number> {
    this.servers.add(server);
    server.on('connection', (socket: Socket) => {
      socket.on('error', ignored);
      this.sockets.add(socket.once('close', () => this.sockets.delete(socket)));
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  }
}

/** The other side may go away at any time; what it makes of that is what the tests look at. */
const ignored = () => undefined;
