import { EventEmitter } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { ConnectionStatus } from '../../../protocol/account';
import type { Status } from '../status-text';

/** What the server said last of the connections and of the registry file, for everything that shows it. */
export class AccountStatus {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private last: Status | undefined;
  private state: State;
  private readonly listening: readonly { dispose(): void }[];

  constructor(client: LanguageClient) {
    this.state = client.state;
    this.listening = [
      client.onNotification('sipLens/status', (status: Status) => {
        this.last = status;
        this.changed.fire();
      }),
      client.onDidChangeState(({ newState }) => {
        this.state = newState;
        if (newState !== State.Running) this.last = undefined;
        this.changed.fire();
      }),
    ];
  }

  get connections(): readonly ConnectionStatus[] {
    return this.last?.connections ?? [];
  }

  get registryUri(): string | undefined {
    return this.last?.registry?.uri;
  }

  /** The server could not be started, or was stopped. */
  get isStopped(): boolean {
    return this.state === State.Stopped;
  }

  /** The server has looked through the folders. */
  get isKnown(): boolean {
    return this.last !== undefined;
  }

  dispose(): void {
    for (const each of [...this.listening, this.changed]) each.dispose();
  }
}
