import type { Subject, UnitChange } from '../dialect';

/** Collects which subjects came and went. */
export class Changes implements UnitChange {
  readonly added: Subject[] = [];
  readonly removed: Subject[] = [];
  readonly replaced: (readonly [Subject, Subject])[] = [];

  get isEmpty(): boolean {
    return this.added.length + this.removed.length + this.replaced.length === 0;
  }

  /** As many as before take each other's place. */
  noteInOrder(gone: readonly Subject[], come: readonly Subject[]): void {
    const isPaired = gone.length === come.length;
    gone.forEach((subject, index) => {
      const after = come[index];
      if (isPaired && after) this.replaced.push([subject, after]);
      else this.removed.push(subject);
    });
    if (!isPaired) this.added.push(...come);
  }

  /** Subjects by their files. True where other files are read than before. */
  noteFiles(before: ReadonlyMap<string, Subject>, after: ReadonlyMap<string, Subject>): boolean {
    const gone = [...before].filter(([uri]) => !after.has(uri));
    const come = [...after].filter(([uri]) => !before.has(uri));
    for (const [uri, file] of before) {
      const next = after.get(uri);
      if (next && next !== file) this.replaced.push([file, next]);
    }
    this.removed.push(...gone.map(([, file]) => file));
    this.added.push(...come.map(([, file]) => file));
    return gone.length + come.length > 0;
  }
}
