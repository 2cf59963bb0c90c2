import { EventEmitter } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { ConnectionStatus } from '../../protocol/account';
import type { Status } from './status-text';

/** What the server said last of itself. The only listener to its notification: a second one would take its place. */
export class ServerStatus {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private said: Status | undefined;
  private current: State;
  private readonly listening: readonly { dispose(): void }[];

  constructor(client: LanguageClient) {
    this.current = client.state;
    this.listening = [
      client.onNotification('sipLens/status', (status: Status) => {
        this.said = status;
        this.changed.fire();
      }),
      client.onDidChangeState(({ newState }) => {
        this.current = newState;
        if (newState !== State.Running) this.said = undefined;
        this.changed.fire();
      }),
    ];
  }

  /** Undefined until the server has looked through the folders. */
  get last(): Status | undefined {
    return this.said;
  }

  get state(): State {
    return this.current;
  }

  get connections(): readonly ConnectionStatus[] {
    return this.said?.connections ?? [];
  }

  get registryUri(): string | undefined {
    return this.said?.registry?.uri;
  }

  /** The server could not be started, or was stopped. */
  get isStopped(): boolean {
    return this.current === State.Stopped;
  }

  dispose(): void {
    for (const each of [...this.listening, this.changed]) each.dispose();
  }
}
