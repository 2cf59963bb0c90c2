import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LoopbackServers } from './loopback';
import { peers } from './peer';

const START_TIMEOUT_MS = 20_000;

export interface TinyproxyOptions {
  /** `user password`: without them nobody is let through. */
  readonly basicAuth?: string;
  /** The only hosts that are let through, as regular expressions. */
  readonly allow?: readonly string[];
  /** Another HTTP proxy through which hosts below a domain are reached, as `127.0.0.1:8081 ".twilio.com"`. */
  readonly upstream?: string;
}

/** A real proxy on 127.0.0.1. */
export class Tinyproxy {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(options: TinyproxyOptions = {}): Promise<Tinyproxy> {
    const port = await new LoopbackServers().closedPort();
    const folder = mkdtempSync(join(tmpdir(), 'sip-lens-tinyproxy-'));
    writeFileSync(join(folder, 'filter'), (options.allow ?? []).join('\n'));
    writeFileSync(join(folder, 'tinyproxy.conf'), configuration(port, folder, options));
    const words = ['-d', '-c', join(folder, 'tinyproxy.conf')];
    const proxy = new Tinyproxy(port, folder, spawn(peers.tinyproxy, words, { stdio: 'ignore' }));
    await proxy.started();
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it noted of its requests. */
  log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  /** The hosts and ports that it was asked for, in order. */
  asked(): string[] {
    return [...this.log().matchAll(/CONNECT (\S+) HTTP/g)].map(([, host = '']) => host);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = once(this.process, 'exit');
      this.process.kill('SIGKILL');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async started(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await answers(this.port))) {
      if (this.process.exitCode !== null) throw new Error(`tinyproxy ended with ${this.process.exitCode}`);
      if (Date.now() > deadline) throw new Error('tinyproxy does not listen');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function configuration(
  port: number,
  folder: string,
  { basicAuth, allow, upstream }: TinyproxyOptions,
): string {
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Allow 127.0.0.1',
    'LogLevel Info',
    `LogFile "${folder}/log"`,
  ];
  if (basicAuth !== undefined) lines.push(`BasicAuth ${basicAuth}`);
  if (allow !== undefined)
    lines.push(`Filter "${folder}/filter"`, 'FilterDefaultDeny Yes', 'FilterExtended Yes');
  if (upstream !== undefined) lines.push(`Upstream http ${upstream}`);
  return `${lines.join('\n')}\n`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });
}
