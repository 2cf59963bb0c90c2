import type { LoadUnit } from '../dialects/dialect';
import type { AccountData } from '../twilio/account/data';
import type { LinkedAccounts } from '../twilio/account/linked';
import type { RegistryFile } from '../twilio/account/registry-file/read';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import { type Binding, Bindings } from './accounts/bindings';
import { Registries } from './accounts/registries';
import { Sources, type Speaker } from './accounts/sources';
import {
  type AccountStatus,
  lostConnections,
  mistakes,
  registryStatus,
  type SpeakerStatus,
} from './accounts/status';
import type { Workspace } from './workspace';

export type { AccountStatus, SpeakerStatus } from './accounts/status';

const NOBODY: readonly never[] = Object.freeze([]);

/**
 * What is known of Twilio for each file. A folder that is bound to a connection has the account of that connection; else
 * its registry file says which accounts it has, else it has all that are linked. What is read live goes before what a
 * registry says of the same account.
 */
export class Accounts {
  private readonly registries: Registries;
  private linked: LinkedAccounts | undefined;
  private bindings = new Bindings();
  /** The live accounts that the sources below were put together of. */
  private seen: readonly AccountData[] = NOBODY;
  private current: Sources | undefined;

  constructor(
    workspace: Workspace,
    /** What a workspace folder names: a path from there, or an absolute URI that speaks for all files. */
    configured: (folder?: string) => string,
  ) {
    this.registries = new Registries(workspace, configured);
  }

  /** Reads the registry files whose text is another than before; true where there were any. */
  async load(): Promise<boolean> {
    const changed = await this.registries.load();
    if (changed) this.current = undefined;
    return changed;
  }

  /**
   * From here on the live accounts count too. When they change by themselves, the next snapshot knows; whoever keeps
   * findings has to look again (`Checker.accountChanged`).
   */
  link(linked: LinkedAccounts | undefined): void {
    if (linked === this.linked) return;
    this.linked = linked;
    this.current = undefined;
  }

  /**
   * @param bindings label of a connection by the URI of a folder, which may lie inside a workspace folder; no trailing
   *   slash, encoded as the workspace encodes its own
   * @returns whether they are others than before
   */
  bind(bindings: Readonly<Record<string, string>>): boolean {
    const next = new Bindings(bindings);
    if (next.sameAs(this.bindings)) return false;
    this.bindings = next;
    return true;
  }

  isRegistry(uri: string): boolean {
    return this.registries.isRegistry(uri);
  }

  /** The registry that the settings or the command line name for a file, else the nearest one upward from it. */
  registryFor(uri: string): RegistryFile | undefined {
    return this.registries.get(uri) ?? this.registries.speakingFor(uri);
  }

  /** Where the registry file of a file's folder is, or would be. */
  registryUriFor(uri: string): string {
    return this.registryFor(uri)?.uri ?? this.registries.uriFor(uri);
  }

  /** The registry files as load units, so that rules look at them too. */
  get units(): readonly LoadUnit[] {
    return this.registries.units;
  }

  /** Every account of the connections and the registry files, for a list of what there is. */
  all(): readonly AccountData[] {
    return this.sources.all;
  }

  /** The folder at or above the file that is bound to a connection. */
  bindingOf(uri: string): Binding | undefined {
    return this.bindings.of(uri);
  }

  snapshotFor(unit: LoadUnit): AccountSnapshot {
    const [first] = unit.files;
    return this.snapshotForFile(first ?? unit.id);
  }

  /** For a registry file: what that file says, with the live accounts beside it. */
  snapshotForFile(uri: string): AccountSnapshot {
    const own = this.registries.get(uri);
    return own ? this.sources.registryAlone(own) : this.sources.snapshotFor(this.speakerOf(uri));
  }

  private speakerOf(uri: string): Speaker {
    const registry = this.registries.speakingFor(uri);
    const binding = this.bindings.of(uri);
    if (binding) {
      const account = this.linked?.accountOf(binding.label);
      return {
        by: 'binding',
        ...(account === undefined ? {} : { account }),
        ...(registry ? { registry } : {}),
      };
    }
    return registry ? { by: 'registry', registry } : { by: 'connections' };
  }

  private get sources(): Sources {
    const accounts = this.linked?.accounts ?? NOBODY;
    if (!this.current || !isSame(accounts, this.seen)) {
      this.seen = [...accounts];
      this.current = new Sources(this.registries.files, this.linked, this.seen);
    }
    return this.current;
  }

  /** @param uri the file that somebody looks at: the answer says who speaks for it, and tells the problems of others not */
  status(uri?: string): AccountStatus {
    const [first] = this.registries.files;
    const binding = uri === undefined ? undefined : this.bindings.of(uri);
    const bindings = uri === undefined ? this.bindings.all : binding ? [binding] : [];
    const lost = bindings.filter(({ label }) => this.linked?.accountOf(label) === undefined);
    const problem = [...lostConnections(lost), ...(first ? mistakes(first) : [])].join(' ');
    const speaker = uri === undefined ? undefined : this.speakerStatus(uri);
    return {
      ...(first ? { registry: registryStatus(first) } : {}),
      ...(speaker ? { speaker } : {}),
      ...(problem === '' ? {} : { problem }),
    };
  }

  private speakerStatus(uri: string): SpeakerStatus | undefined {
    const binding = this.bindings.of(uri);
    const registry = this.registryFor(uri);
    const { accounts } = this.snapshotForFile(uri);
    if (!binding && !registry && accounts.length === 0) return undefined;
    const hasPart = !binding || registry?.accounts.some(({ sid }) => accounts.some((own) => own.sid === sid));
    return {
      ...(binding ? { binding } : {}),
      ...(registry && hasPart ? { registry: registry.uri } : {}),
      connections: accounts.flatMap(({ sid }) => this.linked?.labelsOf(sid) ?? []),
      accounts: accounts.map(({ sid, name }) => ({ sid, ...(name === undefined ? {} : { name }) })),
    };
  }
}

function isSame(accounts: readonly AccountData[], seen: readonly AccountData[]): boolean {
  return accounts.length === seen.length && accounts.every((account, index) => account === seen[index]);
}
