import { type ClientRequest, request as plainRequest } from 'node:http';
import { Agent, type AgentOptions, type RequestOptions, request as secureRequest } from 'node:https';
import { isIP, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as startTls } from 'node:tls';
import { codeOf, ProxyError } from './failure';
import type { ProxyServer } from './proxy';

/** A proxy that does not answer in this time is given up, so that no connection to it stays behind. */
const CONNECT_TIMEOUT_MS = 30_000;

type Callback = (error: Error | null, stream: Duplex) => void;

/**
 * Reaches HTTPS hosts through a proxy, by CONNECT (RFC 9110, section 9.3.6); fails with `ProxyError`. The proxy never sees
 * more than the name of the host.
 */
export class TunnelAgent extends Agent {
  constructor(
    private readonly proxy: ProxyServer,
    options: AgentOptions,
  ) {
    super(options);
  }

  override createConnection(options: RequestOptions, callback?: Callback): undefined {
    const host = options.host ?? '';
    const target = `${isIP(host) === 6 ? `[${host}]` : host}:${options.port ?? 443}`;
    const asked = this.ask(target);
    asked.setTimeout(CONNECT_TIMEOUT_MS, () => asked.destroy(new ProxyError(undefined, 'ETIMEDOUT')));
    // whoever waits has a timer of its own; when that has given up, nothing shall hold the process
    asked.once('socket', (socket) => socket.unref());
    asked.once('connect', ({ statusCode }, socket: Socket) => {
      socket.setTimeout(0).ref();
      if (statusCode === 200)
        callback?.(null, startTls({ ...options, host, port: undefined, path: undefined, socket }));
      else callback?.(new ProxyError(statusCode, ''), socket.destroy());
    });
    asked.once('error', (error) => {
      const fault = error instanceof ProxyError ? error : new ProxyError(undefined, codeOf(error));
      callback?.(fault, new Socket());
    });
    asked.end();
    return undefined;
  }

  private ask(target: string): ClientRequest {
    const { url, authorization } = this.proxy;
    const secure = url.protocol === 'https:';
    const { secureContext, rejectUnauthorized } = this.options;
    const options = {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...(authorization ? { 'proxy-authorization': authorization } : {}) },
    };
    if (!secure) return plainRequest({ ...options, agent: false });
    return secureRequest({ ...options, agent: new Agent({ secureContext, rejectUnauthorized }) });
  }
}
