import type { ConfSection } from '../../../syntax/conf/tree';
import type { Category } from './category';

/** The categories of one main file in the order in which Asterisk opens them, and which lines went to which. */
export class Categories {
  readonly list: Category[] = [];
  /** Sections whose lines went nowhere: those before the first header. */
  readonly orphans: ConfSection[] = [];
  /** Which categories a section's lines went to (several when its file is included twice). */
  readonly owners = new Map<ConfSection, Category[]>();
  private readonly byName = new Map<string, Category[]>();

  /** The first of a name. */
  named(name: string): Category | undefined {
    return this.byName.get(name.toLowerCase())?.[0];
  }

  /** Every one of a name, or every one that Asterisk reaches where the name is empty. */
  allNamed(name: string): readonly Category[] {
    if (name === '') return this.list.filter(({ unreachable }) => !unreachable);
    return this.byName.get(name.toLowerCase()) ?? [];
  }

  /** The one to inherit from. An empty name skips the test of names and so finds the first of all (main/config.c:1061). */
  parent(name: string): Category | undefined {
    return name === '' ? this.list.find(({ unreachable }) => !unreachable) : this.named(name);
  }

  add(category: Category): void {
    category.order = this.list.length;
    this.list.push(category);
    // what Asterisk never reads nobody can inherit from
    if (category.unreachable) return;
    const key = category.name.toLowerCase();
    const same = this.byName.get(key);
    if (same) same.push(category);
    else this.byName.set(key, [category]);
  }

  own(section: ConfSection, category: Category): void {
    const owners = this.owners.get(section);
    if (!owners) this.owners.set(section, [category]);
    else if (!owners.includes(category)) owners.push(category);
  }

  /** The entries [from, to) of a section go to the category. */
  take(section: ConfSection, category: Category | undefined, from: number, to: number): void {
    if (!category) {
      if (!this.orphans.includes(section)) this.orphans.push(section);
      return;
    }
    this.own(section, category);
    category.add({ kind: 'lines', section, from, to });
  }

  /** One section stands for another whose header and shape are the same: only its lines' values differ. */
  replaceSection(before: ConfSection, after: ConfSection): void {
    const owners = this.owners.get(before) ?? [];
    this.owners.delete(before);
    this.owners.set(after, owners);
    for (const category of owners) {
      if (category.section === before) category.section = after;
      for (const part of category.parts) {
        if (part.section !== before) continue;
        part.section = after;
        if (part.kind === 'lines') part.to = after.entries.length;
      }
    }
  }
}
