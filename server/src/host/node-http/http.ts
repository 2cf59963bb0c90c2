import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, type AgentOptions, request as secureRequest } from 'node:https';
import type { Http, HttpAnswer, HttpRequest, Network } from '../http';
import { emulatorUrl, loopbackLookup } from './emulator';
import { Exchange, type Start } from './exchange';
import { failed, type Stage } from './failure';
import { type ProxyServer, proxyFor } from './proxy';
import { type Trust, trustOf } from './trust';
import { TunnelAgent } from './tunnel';

/** Connections to one host at the same time; Twilio counts the requests that are in flight. */
const SOCKETS = 4;
/** A connection that nobody used for so long is closed: after a sleep of the machine it would be dead and not say so. */
const IDLE_MS = 15_000;

const KEPT: AgentOptions = { keepAlive: true, maxSockets: SOCKETS, timeout: IDLE_MS };

/** HTTP by Node's own client: straight, through a proxy, or to an emulator on this machine. */
export class NodeHttp implements Http {
  private trust: Trust | undefined;
  /** Kept connections by the proxy that they go through, `''` for none. */
  private readonly agents = new Map<string, Agent>();
  private readonly plainAgent = new PlainAgent(KEPT);

  constructor(
    private readonly network: Network,
    private readonly environment: (name: string) => string | undefined,
  ) {}

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const target = URL.canParse(request.url) ? new URL(request.url) : undefined;
    if (target?.protocol !== 'https:')
      return failed('forbidden-host', 'Only https: addresses are asked. Nothing was sent.');
    const { emulator } = this.network;
    if (emulator !== undefined && emulator !== '') return this.sendToEmulator(request, target, emulator);
    const choice = proxyFor(target, this.network, this.environment);
    if ('problem' in choice) return failed('proxy', choice.problem);
    return this.sendSecurely(request, target, choice.proxy);
  }

  private sendSecurely(
    request: HttpRequest,
    target: URL,
    proxy: ProxyServer | undefined,
  ): Promise<HttpAnswer> {
    this.trust ??= trustOf(this.network, this.environment('NODE_EXTRA_CA_CERTS'));
    const agent = this.agentFor(request, proxy, this.trust);
    const stage: Stage = { host: target.host, proxy: proxy?.url.host, trustProblem: this.trust.problem };
    const options = { ...hostAndPort(target, 443), ...messageOf(request, target), agent };
    return exchange(request, stage, () => secureRequest(options));
  }

  private sendToEmulator(
    request: HttpRequest,
    target: URL,
    emulator: string,
  ): Promise<HttpAnswer> | HttpAnswer {
    const url = emulatorUrl(emulator);
    if (url === undefined) return failed('forbidden-host', NO_EMULATOR);
    const options = {
      ...hostAndPort(url, 80),
      ...messageOf(request, target),
      agent: request.method === 'GET' ? this.plainAgent : new PlainAgent(),
      lookup: loopbackLookup,
    };
    return exchange(request, { host: `the emulator ${url.host}` }, () => plainRequest(options));
  }

  /**
   * What only reads goes over a kept connection. What changes something gets a new one: a kept one may be closed by the host
   * just then, and nobody could say whether the change was made.
   */
  private agentFor({ method }: HttpRequest, proxy: ProxyServer | undefined, trust: Trust): Agent {
    if (method !== 'GET') return agentOf(proxy, {}, trust);
    const key = proxy === undefined ? '' : `${proxy.url.href} ${proxy.authorization ?? ''}`;
    const agent = this.agents.get(key) ?? agentOf(proxy, KEPT, trust);
    this.agents.set(key, agent);
    return agent;
  }
}

const NO_EMULATOR =
  'The emulator is taken only from a loopback address, as http://127.0.0.1:4010 is, for whoever answers there gets the key. ' +
  'Correct sipLens.twilio.emulator (SIP_LENS_TWILIO_EMULATOR). Nothing was sent.';

function agentOf(proxy: ProxyServer | undefined, options: AgentOptions, trust: Trust): Agent {
  const { secureContext, rejectUnauthorized } = trust;
  const all = { ...options, rejectUnauthorized, ...(secureContext ? { secureContext } : {}) };
  return proxy === undefined ? new Agent(all) : new TunnelAgent(proxy, all);
}

function hostAndPort(url: URL, standard: number): { host: string; port: number } {
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? standard : Number(url.port),
  };
}

function messageOf({ method, headers }: HttpRequest, target: URL) {
  const own = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'host');
  return {
    method,
    path: `${target.pathname}${target.search}`,
    headers: { 'accept-encoding': 'gzip', ...Object.fromEntries(own), host: target.host },
  };
}

function exchange(request: HttpRequest, stage: Stage, start: Start): Promise<HttpAnswer> {
  return new Promise((resolve) => new Exchange(request, stage, start, resolve).run());
}
