import type { Connection as ClientConnection } from 'vscode-languageserver';
import type { ApiKey, Connections, NetworkSettings } from '../../../../protocol/account';
import { createReceiver, type Receiver, type Sealed } from '../../../../protocol/sealed';
import { isRecord } from '../../text/record';

/** What is linked where the client says nothing of it. */
const NOTHING_LINKED: Connections = { connections: [], bindings: {}, refreshMinutes: 0, trusted: false };

/**
 * Asks the client for what only it knows. Whatever is secret is sealed for this server alone, so that a trace of the
 * messages does not show it. A client that cannot answer has nothing linked.
 */
export class ClientSecrets {
  private receiver: Promise<Receiver> | undefined;

  constructor(private readonly client: ClientConnection) {}

  async publicKey(): Promise<string> {
    return (await this.own()).publicKey;
  }

  async connections(): Promise<Connections> {
    const answer = await this.ask('sipLens/account/connections', undefined);
    return isConnections(answer) ? answer : NOTHING_LINKED;
  }

  async key(label: string): Promise<ApiKey | undefined> {
    const publicKey = await this.publicKey();
    const key = await this.open(await this.ask('sipLens/account/key', { label, publicKey }));
    return isApiKey(key) ? key : undefined;
  }

  async network(): Promise<NetworkSettings> {
    const publicKey = await this.publicKey();
    const settings = await this.open(await this.ask('sipLens/network', { publicKey }));
    return isRecord(settings) ? settings : {};
  }

  /** What a sealed message says, as JSON; undefined where it is none of ours. */
  async open(sealed: unknown): Promise<unknown> {
    if (!isSealed(sealed)) return undefined;
    const text = await (await this.own()).open(sealed);
    return text === undefined ? undefined : parsed(text);
  }

  private own(): Promise<Receiver> {
    this.receiver ??= createReceiver();
    return this.receiver;
  }

  private ask(method: string, params: unknown): Promise<unknown> {
    return this.client.sendRequest<unknown>(method, params).catch(() => undefined);
  }
}

export function isApiKey(value: unknown): value is ApiKey {
  return isRecord(value) && typeof value.username === 'string' && typeof value.secret === 'string';
}

function isSealed(value: unknown): value is Sealed {
  return isRecord(value) && [value.key, value.iv, value.data].every((each) => typeof each === 'string');
}

function isConnections(value: unknown): value is Connections {
  return isRecord(value) && Array.isArray(value.connections) && isRecord(value.bindings);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (_noJson) {
    return undefined;
  }
}
