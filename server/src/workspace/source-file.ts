import { type ConfChange, editConf, mergeWindows, type TextWindow } from '../syntax/conf/edit';
import { readConf } from '../syntax/conf/parse';
import type { ConfTree } from '../syntax/conf/tree';
import { atOnce, type Steps } from '../text/steps';

/** A text and its tree. Edits are collected and parsed when somebody looks. */
export class SourceFile {
  private parsed: ConfTree | undefined;
  private pending: TextWindow | undefined;
  /** The tree has what is pending already. */
  private isParsedAhead = false;

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

  /** As Asterisk's syntax has it, as of the last `settle`; parsed in steps where nobody has parsed it yet. */
  *read(): Steps<ConfTree> {
    while (!this.parsed) {
      const { current } = this;
      const tree = yield* readConf(this.uri, current);
      // it may have been edited meanwhile, or parsed by somebody whose tree is the one that edits go to
      if (this.parsed || this.current !== current) continue;
      this.parsed = tree;
      this.isParsedAhead = this.pending !== undefined;
    }
    return this.parsed;
  }

  get tree(): ConfTree {
    return this.parsed ?? atOnce(this.read());
  }

  edit(text: string, window: TextWindow, version: number): void {
    if (this.isParsedAhead) {
      // two windows against different texts
      this.parsed = undefined;
      this.isParsedAhead = false;
    }
    this.current = text;
    this.version = version;
    this.pending = this.pending ? mergeWindows(this.pending, window) : window;
  }

  /** Says what changed, and parses it where somebody had parsed the file before as Asterisk's. */
  settle(): { readonly window?: TextWindow; readonly edit?: ConfChange } {
    const { pending: window, parsed, isParsedAhead } = this;
    this.pending = undefined;
    this.isParsedAhead = false;
    if (!window) return {};
    return parsed && !isParsedAhead ? { window, edit: editConf(parsed, this.current, window) } : { window };
  }
}
