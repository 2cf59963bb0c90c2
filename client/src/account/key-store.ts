import { type Disposable, EventEmitter, type SecretStorage } from 'vscode';
import type { ApiKey, Connection } from '../../../protocol/account';
import { isKeyName, keyFrom, keyName } from './key';

type Place = Omit<Connection, 'label'>;

/** The keys, in the secret storage of VS Code and nowhere else. Hears of changes that another window makes. */
export class KeyStore implements Disposable {
  private readonly changed = new EventEmitter<string>();
  /** The name of a key that came, went or is another one now. */
  readonly onDidChange = this.changed.event;
  private readonly listening: Disposable;

  constructor(private readonly secrets: SecretStorage) {
    this.listening = secrets.onDidChange(({ key }) => {
      if (isKeyName(key)) this.changed.fire(key);
    });
  }

  /** Undefined where there is none, or where the storage of this machine cannot be read. */
  async get(place: Place): Promise<ApiKey | undefined> {
    const text = await Promise.resolve(this.secrets.get(keyName(place))).catch(() => undefined);
    return keyFrom(text);
  }

  async store(place: Place, key: ApiKey): Promise<void> {
    await this.secrets.store(keyName(place), JSON.stringify(key));
  }

  async delete(place: Place): Promise<void> {
    await this.secrets.delete(keyName(place));
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }
}
