import { type ConfChange, editConf, mergeWindows, type TextWindow } from '../syntax/conf/edit';
import { parseConf } from '../syntax/conf/parse';
import type { ConfTree } from '../syntax/conf/tree';

/** A text and its tree. Edits are collected and parsed when somebody looks. */
export class SourceFile {
  private parsed: ConfTree | undefined;
  private pending: TextWindow | undefined;

  constructor(
    readonly uri: string,
    private current: string,
    /** How the disk has it, whatever an editor makes of it. */
    public encoding: 'utf-8' | 'latin-1' = 'utf-8',
    /** The editor's version of the document; undefined for a file that no editor has open. */
    public version: number | undefined = undefined,
  ) {}

  get text(): string {
    return this.current;
  }

  /** As Asterisk's syntax has it, as of the last `settle`. */
  get tree(): ConfTree {
    this.parsed ??= parseConf(this.uri, this.current);
    return this.parsed;
  }

  get isDirty(): boolean {
    return this.pending !== undefined;
  }

  edit(text: string, window: TextWindow, version: number): void {
    this.current = text;
    this.version = version;
    this.pending = this.pending ? mergeWindows(this.pending, window) : window;
  }

  /** Says what changed, and parses it where somebody had parsed the file before as Asterisk's. */
  settle(): { readonly window?: TextWindow; readonly edit?: ConfChange } {
    const { pending: window, parsed } = this;
    this.pending = undefined;
    if (!window) return {};
    return parsed ? { window, edit: editConf(parsed, this.current, window) } : { window };
  }
}
