import type { Subject, UnitChange } from '../dialect';
import type { ObjectSubject } from './subject';

/** Collects what came and went, so that a subject that was replaced twice is told once. */
export class UnitChanges {
  private readonly added = new Set<Subject>();
  private readonly removed = new Set<Subject>();
  /** By what stands there now. */
  private readonly replaced = new Map<Subject, Subject>();

  get isEmpty(): boolean {
    return this.added.size + this.removed.size + this.replaced.size === 0;
  }

  get unitChange(): UnitChange {
    const replaced = [...this.replaced].map(([after, before]): [Subject, Subject] => [before, after]);
    return { added: [...this.added], removed: [...this.removed], replaced };
  }

  add(subject: Subject): void {
    this.added.add(subject);
  }

  remove(subject: Subject): void {
    if (this.added.delete(subject)) return;
    const before = this.replaced.get(subject);
    this.replaced.delete(subject);
    this.removed.add(before ?? subject);
  }

  replace(before: Subject, after: Subject): void {
    if (this.added.delete(before)) {
      this.added.add(after);
      return;
    }
    const first = this.replaced.get(before);
    this.replaced.delete(before);
    this.replaced.set(after, first ?? before);
  }
}

/** A new object that stands for an old one of the same kind and name counts as a change of it. */
export function pairUp(
  removed: readonly ObjectSubject[],
  added: readonly ObjectSubject[],
  result: UnitChanges,
): void {
  if (removed.length === 0) {
    for (const subject of added) result.add(subject);
    return;
  }
  const gone = new Set(removed);
  const byName = new Map(removed.map((subject) => [nameOf(subject), subject]));
  for (const subject of added) {
    const before = byName.get(nameOf(subject));
    if (before && gone.delete(before)) result.replace(before, subject);
    else result.add(subject);
  }
  for (const subject of gone) result.remove(subject);
}

function nameOf({ object, defines }: ObjectSubject): string {
  return `${object.kind}\n${object.name}\n${defines.join('\n')}`;
}
