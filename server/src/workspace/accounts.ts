import type { LoadUnit } from '../dialects/dialect';
import { loadRegistryReader } from '../twilio/account/registry-file/load';
import { type RegistryFile, snapshotOf } from '../twilio/account/registry-file/read';
import { AccountSnapshot } from '../twilio/account/snapshot';
import { REGISTRY_NAME } from './recognise';
import { RegistryUnit } from './registry-unit';
import { SourceFile } from './source-file';
import { isInside, joinUri, parentOf } from './uri';
import type { Workspace } from './workspace';

interface Registry {
  readonly text: string;
  readonly unit: RegistryUnit;
  /** Its accounts are those of the folder; the other registries' are linked elsewhere. */
  snapshot: AccountSnapshot;
}

/** What a person is told of where the account data comes from. */
export interface AccountStatus {
  readonly registry?: { readonly uri: string; readonly accounts: number; readonly fetchedAt?: string };
  readonly problem?: string;
}

const NO_REGISTRY = AccountSnapshot.unknown('not-in-registry');

/** The registry files of a workspace, and which of them speaks for which file. */
export class Accounts {
  private readonly registries = new Map<string, Registry>();

  constructor(
    private readonly workspace: Workspace,
    /** What a workspace folder names: a path from there, or an absolute URI that speaks for all files. */
    private readonly configured: (folder?: string) => string,
  ) {}

  /** Reads the registry files whose text is another than before; true where there were any. */
  async load(): Promise<boolean> {
    const uris = this.uris();
    let changed = false;
    for (const uri of [...this.registries.keys()]) {
      if (uris.has(uri)) continue;
      this.registries.delete(uri);
      changed = true;
    }
    for (const uri of uris) changed = (await this.read(uri)) || changed;
    if (changed) this.introduce();
    return changed;
  }

  /** Tells each registry's snapshot of what the others hold. */
  private introduce(): void {
    const all = [...this.registries.values()];
    for (const registry of all) {
      const others = all.flatMap((other) => (other === registry ? [] : [other.unit.file]));
      const elsewhere = others.length === 0 ? undefined : snapshotOf(others);
      registry.snapshot = snapshotOf([registry.unit.file], elsewhere);
    }
  }

  private uris(): Set<string> {
    return new Set([...this.workspace.registryFiles, ...this.namedBySettings()]);
  }

  private *namedBySettings(): Generator<string> {
    const everywhere = this.configured();
    if (everywhere.includes('://')) yield everywhere;
    for (const folder of this.workspace.folders) {
      const configured = this.configured(folder);
      if (configured !== REGISTRY_NAME) yield resolve(folder, configured);
    }
  }

  private async read(uri: string): Promise<boolean> {
    let file = this.workspace.store.file(uri);
    if (file === 'pending') {
      await this.workspace.store.arrive();
      file = this.workspace.store.file(uri);
    }
    if (!(file instanceof SourceFile)) return this.registries.delete(uri);
    const { text } = file;
    if (this.registries.get(uri)?.text === text) return false;
    const reader = await loadRegistryReader();
    const registry: RegistryFile = reader(text, uri);
    this.registries.set(uri, { text, unit: new RegistryUnit(registry), snapshot: snapshotOf([registry]) });
    return true;
  }

  isRegistry(uri: string): boolean {
    if (this.registries.has(uri) || this.workspace.registryFiles.has(uri)) return true;
    for (const named of this.namedBySettings()) if (named === uri) return true;
    return false;
  }

  registryOf(uri: string): RegistryFile | undefined {
    return this.registries.get(uri)?.unit.file;
  }

  /** The registry files as load units, so that rules look at them too. */
  get units(): readonly LoadUnit[] {
    return [...this.registries.values()].map(({ unit }) => unit);
  }

  snapshotFor(unit: LoadUnit): AccountSnapshot {
    const [first] = unit.files;
    return this.snapshotForFile(first ?? unit.id);
  }

  /** The registry that the settings or the command line name, else the nearest one upward from the file. */
  snapshotForFile(uri: string): AccountSnapshot {
    const own = this.registries.get(uri);
    if (own) return own.snapshot;
    const folder = this.workspace.folders.find((each) => isInside(uri, each));
    const configured = this.configured(folder);
    if (configured.includes('://')) return this.registries.get(configured)?.snapshot ?? NO_REGISTRY;
    const isNamed = folder !== undefined && configured !== REGISTRY_NAME;
    const named = isNamed ? this.registries.get(resolve(folder, configured)) : undefined;
    return (named ?? this.nearest(uri))?.snapshot ?? NO_REGISTRY;
  }

  private nearest(uri: string): Registry | undefined {
    for (let folder = parentOf(uri), last = ''; folder !== last; last = folder, folder = parentOf(folder)) {
      const registry = this.registries.get(joinUri(folder, REGISTRY_NAME));
      if (registry) return registry;
    }
    return undefined;
  }

  status(): AccountStatus {
    const [first] = this.registries.values();
    if (!first) return {};
    const { file } = first.unit;
    const fetched = file.accounts.flatMap(({ regions }) =>
      regions.flatMap(({ fetchedAt }) => fetchedAt ?? []),
    );
    const oldest = fetched.reduce<Date | undefined>(
      (found, at) => (!found || at < found ? at : found),
      undefined,
    );
    return {
      registry: {
        uri: file.uri,
        accounts: file.accounts.length,
        ...(oldest ? { fetchedAt: oldest.toISOString() } : {}),
      },
      ...(file.problems.length > 0
        ? { problem: `The registry file has ${file.problems.length} mistakes.` }
        : {}),
    };
  }
}

function resolve(folder: string, path: string): string {
  if (path.includes('://')) return path;
  return path.startsWith('/') ? joinUri('file://', path) : joinUri(folder, path);
}
