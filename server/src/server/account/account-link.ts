import type { Connection as ClientConnection } from 'vscode-languageserver';
import type { ConnectionStatus, Connections, TryRequest, TryResult } from '../../../../protocol/account';
import { chance } from '../../host/chance';
import type { Host } from '../../host/host';
import { LiveAccounts, type RefreshOptions } from '../../twilio/account/live/live-accounts';
import type { Outside } from '../../twilio/account/live/outside';
import { tryKey } from '../../twilio/account/live/try-key';
import { workspaceUri } from '../client-uri';
import { Delayed } from '../delayed';
import { inBackground } from '../failure-report';
import { ClientSecrets, isApiKey } from './client-secrets';

/** Milliseconds in which what is read in several answers is taken together. */
const QUIET_MS = 150;
const LONGEST_MS = 1500;
const MINUTE_MS = 60_000;

/** What is linked at a moment. */
export interface Linked {
  /** Undefined until a connection is there: then nothing of the outside is touched. */
  readonly accounts: LiveAccounts | undefined;
  /** By folder, as this server writes URIs. */
  readonly bindings: Readonly<Record<string, string>>;
}

/** What the link tells of. */
export interface LinkEvents {
  /** The accounts, or which of them speaks for which folder, are others now. */
  changed(): void;
}

/**
 * The Twilio accounts that the client has connections with. Everything is asked for in the background: nothing that
 * somebody types waits for it.
 */
export class AccountLink implements Linked {
  readonly secrets: ClientSecrets;
  private live: LiveAccounts | undefined;
  private known: Connections = { connections: [], bindings: {}, refreshMinutes: 0, trusted: false };
  private outside: Promise<Outside> | undefined;
  private readonly told: Delayed;
  private cancelTimer: (() => void) | undefined;
  private isOver = false;

  constructor(
    private readonly client: ClientConnection,
    private readonly host: Host,
    events: LinkEvents,
  ) {
    this.secrets = new ClientSecrets(client);
    this.told = new Delayed(host.clock, () => events.changed(), QUIET_MS, LONGEST_MS);
  }

  get accounts(): LiveAccounts | undefined {
    return this.live;
  }

  get bindings(): Readonly<Record<string, string>> {
    // a binding to a connection that may not be used would silence the registry file too
    if (!this.known.trusted) return {};
    return Object.fromEntries(
      Object.entries(this.known.bindings).map(([uri, label]) => [workspaceUri(uri), label]),
    );
  }

  get connections(): Connections['connections'] {
    return this.known.connections;
  }

  get isTrusted(): boolean {
    return this.known.trusted;
  }

  states(): readonly ConnectionStatus[] {
    return this.live?.states() ?? [];
  }

  /** Asks the client what is linked, and reads what is new. To be called at the start and when the client says so. */
  async update(): Promise<void> {
    const known = await this.secrets.connections();
    if (this.isOver) return;
    const before = this.known;
    this.known = known;
    const connections = known.trusted ? known.connections : [];
    if (connections.length > 0 || this.live) this.liveAccounts().setConnections(connections);
    this.told.request();
    this.scheduleRefresh();
    const labels = connections.map(({ label }) => label).filter((label) => !knows(before, known, label));
    if (labels.length > 0) inBackground(this.client, 'reading the accounts', () => this.refresh({ labels }));
  }

  /** The key of a connection was stored, changed or taken away. */
  keyChanged(label: string): void {
    this.live?.keyChanged(label);
  }

  /**
   * The proxy, the certificates or the emulator are others: what was read the old way may be somebody else's word, such as
   * an emulator's, and what was refused may be allowed now.
   */
  networkChanged(): void {
    this.outside = undefined;
    for (const { label } of this.known.connections) this.live?.keyChanged(label);
  }

  async refresh(options: RefreshOptions): Promise<void> {
    await this.live?.refresh(options);
    this.scheduleRefresh();
  }

  async tryKey({ accountSid, region, key }: TryRequest, signal: AbortSignal): Promise<TryResult> {
    const opened = await this.secrets.open(key);
    if (!isApiKey(opened)) {
      const problem = 'The key did not arrive whole. Try once more, or restart the server.';
      return { ok: false, problem, permissions: [] };
    }
    return tryKey({ accountSid, region }, opened, await this.wayOut(), signal);
  }

  private liveAccounts(): LiveAccounts {
    this.live ??= new LiveAccounts(
      {
        http: { send: async (request) => (await this.wayOut()).http.send(request) },
        clock: this.host.clock,
        random: chance,
        key: (label) => this.secrets.key(label),
        spareMemory: (isOn) => this.host.spareMemory?.(isOn),
      },
      () => this.told.request(),
    );
    return this.live;
  }

  private wayOut(): Promise<Outside> {
    this.outside ??= this.secrets.network().then((network) => ({
      http: this.host.connect(network),
      clock: this.host.clock,
      random: chance,
    }));
    return this.outside;
  }

  private scheduleRefresh(): void {
    this.cancelTimer?.();
    const { refreshMinutes, connections } = this.known;
    if (this.isOver || refreshMinutes <= 0 || connections.length === 0) return;
    this.cancelTimer = this.host.clock.schedule(() => {
      inBackground(this.client, 'reading the accounts again', () => this.refresh({}));
    }, refreshMinutes * MINUTE_MS);
  }

  dispose(): void {
    this.isOver = true;
    this.cancelTimer?.();
    this.told.dispose();
    this.live?.dispose();
  }
}

function knows(before: Connections, now: Connections, label: string): boolean {
  if (!before.trusted) return false;
  const text = ({ connections }: Connections) =>
    JSON.stringify(connections.find((connection) => connection.label === label));
  return text(before) === text(now);
}
