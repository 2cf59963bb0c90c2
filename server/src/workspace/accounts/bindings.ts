import { parentOf } from '../uri';

/** A folder and the label of the connection that it is bound to. */
export interface Binding {
  readonly folder: string;
  readonly label: string;
}

/** The folders that are bound to connections. */
export class Bindings {
  private readonly labels: ReadonlyMap<string, string>;

  /** @param labels by folder URI without trailing slash */
  constructor(labels: Readonly<Record<string, string>> = {}) {
    this.labels = new Map(Object.entries(labels));
  }

  /** The longest path wins; the file itself may be named too. */
  of(uri: string): Binding | undefined {
    if (this.labels.size === 0) return undefined;
    for (let folder = uri, last = ''; folder !== last; last = folder, folder = parentOf(folder)) {
      const label = this.labels.get(folder);
      if (label !== undefined) return { folder, label };
    }
    return undefined;
  }

  get all(): readonly Binding[] {
    return [...this.labels].map(([folder, label]) => ({ folder, label }));
  }

  sameAs({ labels }: Bindings): boolean {
    if (labels.size !== this.labels.size) return false;
    return [...labels].every(([folder, label]) => this.labels.get(folder) === label);
  }
}
