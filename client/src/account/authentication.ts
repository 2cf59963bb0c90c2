import {
  type AuthenticationProvider,
  type AuthenticationProviderAuthenticationSessionsChangeEvent,
  type AuthenticationSession,
  authentication,
  type Disposable,
  EventEmitter,
  workspace,
} from 'vscode';
import { connections, connectionsSetting } from './connection-settings';
import { keyName } from './key';
import type { KeyStore } from './key-store';
import { scopes, sessionChanges, sessionOf } from './sessions';
import type { SignIns } from './sign-ins';

export const providerId = 'sip-lens-twilio';

/** Shows the connections with a key in the Accounts menu. Other windows' sign-ins and sign-outs show at once. */
export class TwilioAuthentication implements AuthenticationProvider, Disposable {
  private readonly changed = new EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly onDidChangeSessions = this.changed.event;
  private readonly subscriptions: Disposable[];
  private known: AuthenticationSession[] = [];

  constructor(
    private readonly keys: KeyStore,
    private readonly signIns: SignIns,
  ) {
    this.subscriptions = [
      this.changed,
      keys.onDidChange((name) => this.lookAgain(name)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(connectionsSetting)) void this.lookAgain();
      }),
      authentication.registerAuthenticationProvider(providerId, 'Twilio (SIP Lens)', this, {
        supportsMultipleAccounts: true,
      }),
    ];
  }

  async getSessions(wanted: readonly string[] = []): Promise<AuthenticationSession[]> {
    const all = await Promise.all(
      connections().map(async (each) => ((await this.keys.get(each)) ? [sessionOf(each)] : [])),
    );
    this.known = all.flat();
    return wanted.every((scope) => scopes.includes(scope)) ? this.known : [];
  }

  async createSession(): Promise<AuthenticationSession> {
    const connection = await this.signIns.signIn();
    if (connection === undefined) throw new Error('The sign-in was cancelled.');
    return sessionOf(connection);
  }

  async removeSession(id: string): Promise<void> {
    const connection = connections().find((each) => keyName(each) === id);
    if (connection) await this.signIns.signOut(connection);
  }

  private async lookAgain(renewed?: string): Promise<void> {
    const before = this.known;
    const changes = sessionChanges(before, await this.getSessions(), renewed);
    if (Object.values(changes).some((list) => list.length > 0)) this.changed.fire(changes);
  }

  dispose(): void {
    for (const each of this.subscriptions) each.dispose();
  }
}
