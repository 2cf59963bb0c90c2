import type {
  ApiKey,
  Connection,
  Connections,
  KeyRequest,
  NetworkSettings,
  SealedRequest,
} from '../../../protocol/account';
import { seal } from '../../../protocol/sealed';
import type { Emulator } from '../../emulator';
import type { ClientOptions } from './client';

/** The commands that a client has which changes accounts. */
const commands = ['sipLens.applyAccountFix', 'sipLens.revealResource', 'sipLens.bindFolder'];

/** What an editor knows of Twilio accounts: connections in settings, keys in its store. Change it and tell the server. */
export class AccountStore {
  connections: Connection[] = [];
  bindings: Record<string, string> = {};
  keys = new Map<string, ApiKey>();
  trusted = true;
  network: NetworkSettings = {};
  /** What the server asked for, by method. */
  readonly asked: string[] = [];

  /** Signed in to every account and region of the emulator that has a key of this kind. */
  static of(emulator: Emulator, connections: readonly Connection[]): AccountStore {
    const store = new AccountStore();
    store.network = { emulator: emulator.url };
    for (const connection of connections) {
      const { username, secret } = emulator.key(connection.accountSid, connection.region);
      store.connections.push(connection);
      store.keys.set(connection.label, { username, secret });
    }
    return store;
  }

  /** Options of a client that answers the server's questions from this store. */
  options(more: ClientOptions = {}): ClientOptions {
    return {
      ...more,
      initializationOptions: { accounts: true, commands, ...more.initializationOptions },
      answers: { ...this.answers(), ...more.answers },
    };
  }

  private answers(): NonNullable<ClientOptions['answers']> {
    return {
      'sipLens/account/connections': () => this.note('connections', this.known()),
      'sipLens/account/key': ({ label, publicKey }: KeyRequest) => {
        const key = this.keys.get(label);
        return this.note('key', key ? seal(publicKey, JSON.stringify(key)) : null);
      },
      'sipLens/network': ({ publicKey }: SealedRequest) =>
        this.note('network', seal(publicKey, JSON.stringify(this.network))),
    };
  }

  private known(): Connections {
    const { connections, bindings, trusted } = this;
    return { connections, bindings, refreshMinutes: 0, trusted };
  }

  private note<T>(method: string, answer: T): T {
    this.asked.push(method);
    return answer;
  }
}
