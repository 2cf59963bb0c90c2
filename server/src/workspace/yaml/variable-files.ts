import { isOverridden } from '../../dialects/settings/example-files';
import { parseEnv } from '../../syntax/dotenv/parse';
import type { FileStore } from '../file-store';
import { SourceFile } from '../source-file';

/** More than any workspace has; a search through more would cost too much on each new variable. */
const MOST_FILES = 1000;

/** Every file of variables that was met in the workspace, with or without SIP settings. */
export class VariableFiles {
  private readonly known = new Map<string, { text: string; names: ReadonlySet<string> }>();

  private sorted: readonly string[] | undefined;

  constructor(private readonly store: FileStore) {}

  note(uri: string): void {
    if (this.known.size >= MOST_FILES || this.known.has(uri)) return;
    this.known.set(uri, { text: '', names: new Set() });
    this.sorted = undefined;
  }

  /** The files that give one of these a value, in an order that no edit changes. */
  definers(variables: ReadonlySet<string>): { uri: string; isExample: boolean }[] {
    if (variables.size === 0) return [];
    this.sorted ??= [...this.known.keys()].sort();
    return this.sorted
      .filter((uri) => shareOne(this.namesOf(uri), variables))
      .map((uri) => ({ uri, isExample: isOverridden(uri) }));
  }

  defines(uri: string, variables: ReadonlySet<string>): boolean {
    return variables.size > 0 && this.known.has(uri) && shareOne(this.namesOf(uri), variables);
  }

  private namesOf(uri: string): ReadonlySet<string> {
    const file = this.store.file(uri);
    const text = file instanceof SourceFile ? file.text : '';
    const known = this.known.get(uri);
    if (known?.text === text) return known.names;
    const names = new Set(
      parseEnv(text)
        .entries.filter((entry) => entry.text !== '')
        .map(({ name }) => name),
    );
    this.known.set(uri, { text, names });
    return names;
  }
}

function shareOne(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  for (const name of few) if (many.has(name)) return true;
  return false;
}
