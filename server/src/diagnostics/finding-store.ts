import type { Finding } from '../rules/finding';

/** Findings by file. A finding belongs to the subject that was checked, and may stand in another file than that. */
export class FindingStore {
  private readonly byUri = new Map<string, Set<Finding>>();
  /** Files whose findings differ from when somebody last looked. */
  readonly changed = new Set<string>();

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const { uri } = finding.at;
      let set = this.byUri.get(uri);
      if (!set) {
        set = new Set();
        this.byUri.set(uri, set);
      }
      set.add(finding);
      this.changed.add(uri);
    }
  }

  remove(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const { uri } = finding.at;
      const set = this.byUri.get(uri);
      if (set?.delete(finding) && set.size === 0) this.byUri.delete(uri);
      this.changed.add(uri);
    }
  }

  of(uri: string): Iterable<Finding> {
    return this.byUri.get(uri) ?? [];
  }

  uris(): Iterable<string> {
    return this.byUri.keys();
  }
}
