import { loadRegistryReader } from '../../twilio/account/registry-file/load';
import type { RegistryFile } from '../../twilio/account/registry-file/read';
import { REGISTRY_NAME } from '../recognise';
import { RegistryUnit } from '../registry-unit';
import { SourceFile } from '../source-file';
import { isInside, joinUri, parentOf } from '../uri';
import type { Workspace } from '../workspace';

interface Reading {
  readonly text: string;
  readonly unit: RegistryUnit;
}

/** The registry files of a workspace, and which of them speaks for which file. */
export class Registries {
  private readonly readings = new Map<string, Reading>();

  constructor(
    private readonly workspace: Workspace,
    private readonly configured: (folder?: string) => string,
  ) {}

  /** Reads the registry files whose text is another than before; true where there were any. */
  async load(): Promise<boolean> {
    const uris = this.uris();
    let changed = false;
    for (const uri of [...this.readings.keys()]) {
      if (uris.has(uri)) continue;
      this.readings.delete(uri);
      changed = true;
    }
    for (const uri of uris) changed = (await this.read(uri)) || changed;
    return changed;
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
    if (!(file instanceof SourceFile)) return this.readings.delete(uri);
    const { text } = file;
    if (this.readings.get(uri)?.text === text) return false;
    const reader = await loadRegistryReader();
    this.readings.set(uri, { text, unit: new RegistryUnit(reader(text, uri)) });
    return true;
  }

  isRegistry(uri: string): boolean {
    if (this.readings.has(uri) || this.workspace.registryFiles.has(uri)) return true;
    for (const named of this.namedBySettings()) if (named === uri) return true;
    return false;
  }

  get(uri: string): RegistryFile | undefined {
    return this.readings.get(uri)?.unit.file;
  }

  /** In the order in which they came to light. */
  get files(): readonly RegistryFile[] {
    return [...this.readings.values()].map(({ unit }) => unit.file);
  }

  get units(): readonly RegistryUnit[] {
    return [...this.readings.values()].map(({ unit }) => unit);
  }

  /** The registry that the settings or the command line name, else the nearest one upward from the file. */
  speakingFor(uri: string): RegistryFile | undefined {
    const folder = this.workspace.folders.find((each) => isInside(uri, each));
    const configured = this.configured(folder);
    if (configured.includes('://')) return this.get(configured);
    const isNamed = folder !== undefined && configured !== REGISTRY_NAME;
    const named = isNamed ? this.get(resolve(folder, configured)) : undefined;
    return named ?? this.nearest(uri);
  }

  /** Where the settings want the registry of a file's folder: in the top of its workspace folder unless they say otherwise. */
  uriFor(uri: string): string {
    const folder = this.workspace.folders.find((each) => isInside(uri, each)) ?? parentOf(uri);
    return resolve(folder, this.configured(folder));
  }

  private nearest(uri: string): RegistryFile | undefined {
    for (let folder = parentOf(uri), last = ''; folder !== last; last = folder, folder = parentOf(folder)) {
      const registry = this.get(joinUri(folder, REGISTRY_NAME));
      if (registry) return registry;
    }
    return undefined;
  }
}

function resolve(folder: string, path: string): string {
  if (path.includes('://')) return path;
  return path.startsWith('/') ? joinUri('file://', path) : joinUri(folder, path);
}
