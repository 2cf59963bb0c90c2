import type { ConfSection, Entry } from '../../../syntax/conf/tree';

/** A run of a section's lines, [from, to) in its entries; directives cut a section into several. */
export interface Lines {
  readonly kind: 'lines';
  section: ConfSection;
  readonly from: number;
  to: number;
}

/** A copy of the base's lines as they were when the heir's header was read: its first `upTo` parts. */
export interface Inheritance {
  readonly kind: 'inherit';
  readonly base: Category;
  readonly upTo: number;
  /** The section whose header asks for it, and which item of its list. */
  section: ConfSection;
  readonly item: number;
}

export type Part = Lines | Inheritance;

const NO_ENTRIES: readonly Entry[] = Object.freeze([]);
const NO_HEIRS: ReadonlySet<Category> = new Set();

/** What Asterisk calls a category: all that one name has collected from its headers, templates and appended lines. */
export class Category {
  /** The order in which Asterisk opened it: file order across includes. */
  order = 0;
  template = false;
  private list: Part[] = [];
  /** Categories that copied lines from this one; most have none. */
  private heirSet: Set<Category> | undefined;
  /** Stands in lines that Asterisk never reaches: behind a line that rejects the file. */
  unreachable = false;
  /** Some of its lines may come from a file that cannot be seen. */
  uncertain = false;
  private folded: readonly Entry[] | undefined;

  constructor(
    readonly name: string,
    /** The section whose header opened it. */
    public section: ConfSection,
  ) {}

  /** Where its lines come from, in load order. */
  get parts(): readonly Part[] {
    return this.list;
  }

  get heirs(): ReadonlySet<Category> {
    return this.heirSet ?? NO_HEIRS;
  }

  /** Its variables in load order, inherited ones first, `+=` resolved. Entries of templates keep their own section. */
  get variables(): readonly Entry[] {
    this.folded ??= fold(this.parts, this.parts.length);
    return this.folded;
  }

  add(part: Part): void {
    // a list that grows by push has room for sixteen more, and nearly all have one part
    if (this.list.length < 4) this.list = [...this.list, part];
    else this.list.push(part);
    this.folded = undefined;
  }

  addHeir(heir: Category): void {
    this.heirSet ??= new Set();
    this.heirSet.add(heir);
  }

  /** Forgets the folded variables, of the heirs too. Calls `visit` for each category that it reached. */
  invalidate(visit: (category: Category) => void, seen = new Set<Category>()): void {
    if (seen.has(this)) return;
    seen.add(this);
    this.folded = undefined;
    visit(this);
    for (const heir of this.heirs) heir.invalidate(visit, seen);
  }

  /** Whether a line was written in one of the category's own sections. */
  owns(entry: Entry): boolean {
    if (entry.section === this.section) return true;
    return this.parts.some((part) => part.kind === 'lines' && part.section === entry.section);
  }

  /** Its own sections: the one that opened it and those appended by `(+)`, in load order. */
  get sections(): readonly ConfSection[] {
    const sections = [this.section];
    for (const part of this.parts) if (!sections.includes(part.section)) sections.push(part.section);
    return sections;
  }
}

function fold(parts: readonly Part[], upTo: number): readonly Entry[] {
  const only = parts[0];
  if (upTo === 1 && only?.kind === 'lines') return ownLines(only, NO_ENTRIES);
  let variables: readonly Entry[] = NO_ENTRIES;
  for (let i = 0; i < upTo; i++) {
    const part = parts[i];
    if (!part) break;
    if (part.kind === 'lines') variables = ownLines(part, variables);
    else {
      const inherited = fold(part.base.parts, part.upTo);
      variables = variables.length === 0 ? inherited : [...variables, ...inherited];
    }
  }
  return variables;
}

function ownLines(part: Lines, before: readonly Entry[]): readonly Entry[] {
  const { entries } = part.section;
  const whole = part.from === 0 && part.to === entries.length;
  if (before.length === 0 && whole && entries.every((entry) => entry.kind === 'set')) return entries;
  const variables = [...before];
  for (let i = part.from; i < part.to; i++) {
    const entry = entries[i];
    if (entry?.kind === 'set') variables.push(entry);
    else if (entry?.kind === 'append') append(variables, entry);
  }
  return variables;
}

/** `name += text`: main/config.c:2272-2300. The search is case-sensitive, the replacement is not. */
function append(variables: Entry[], entry: Entry): void {
  const target = variables.findLast((variable) => variable.name === entry.name);
  if (!target) {
    variables.push(entry.with(entry.name, entry.value.trim(), undefined));
    return;
  }
  const value = trimEnd(target.value + entry.value);
  const replaced = variables.findIndex(
    (variable) =>
      variable.name.toLowerCase() === target.name.toLowerCase() &&
      (target.value === '' || variable.value.toLowerCase() === target.value.toLowerCase()),
  );
  const joined = [...(target.joined ?? []), entry];
  variables[replaced] = (variables[replaced] ?? target).with(target.name, value, joined);
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) < 33) end--;
  return text.slice(0, end);
}
