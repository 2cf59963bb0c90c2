import { parseEnv } from '../../syntax/dotenv/parse';
import type { FileStore } from '../file-store';
import { SourceFile } from '../source-file';
import { isExampleName } from './recognise';

/** More than any workspace has; a search through more would cost too much on each new variable. */
const MOST_FILES = 1000;

/** Every file of variables that was met in the workspace, with or without SIP settings. */
export class VariableFiles {
  private readonly known = new Map<string, { text: string; names: ReadonlySet<string> }>();

  constructor(private readonly store: FileStore) {}

  note(uri: string): void {
    if (this.known.size < MOST_FILES && !this.known.has(uri))
      this.known.set(uri, { text: '', names: new Set() });
  }

  definers(variable: string): { uri: string; isExample: boolean }[] {
    return [...this.known.keys()]
      .sort()
      .filter((uri) => this.namesOf(uri).has(variable))
      .map((uri) => ({ uri, isExample: isExampleName(uri) }));
  }

  private namesOf(uri: string): ReadonlySet<string> {
    const file = this.store.file(uri);
    const text = file instanceof SourceFile ? file.text : '';
    const known = this.known.get(uri);
    if (known?.text === text) return known.names;
    const names = new Set(
      parseEnv(uri, text)
        .entries.filter((entry) => entry.text !== '')
        .map(({ name }) => name),
    );
    this.known.set(uri, { text, names });
    return names;
  }
}
