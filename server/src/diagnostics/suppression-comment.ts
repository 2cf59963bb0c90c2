import type { Finding } from '../rules/finding';
import type { LocatedComment } from '../workspace/comments';

type Reach = 'line' | 'next-line' | 'file';

/** A word of the comment, with its column. */
export interface NamedRule {
  readonly id: string;
  readonly start: number;
}

const DIRECTIVE = /^sip-lens-disable-(line|next-line|file)(?=[\s,]|$)/;

/** Finding about comments that switch off nothing: never switched off by a comment without names. */
export const UNUSED = 'internal/unused-suppression';

/**
 * `sip-lens-disable-next-line RULE…`, `sip-lens-disable-line RULE…` or `sip-lens-disable-file RULE…`, names parted by
 * blanks or commas, anything behind ` -- ` a remark. Without a name it means every rule.
 */
export class Suppression {
  /** Undefined where the word is none of the three. */
  readonly reach: Reach | undefined;
  readonly rules: readonly NamedRule[];
  /** Column behind the first word. */
  readonly namesFrom: number;
  private readonly used = new Set<string>();

  constructor(readonly comment: LocatedComment) {
    const { text, start } = comment;
    const [directive = '', reach] = DIRECTIVE.exec(text) ?? [];
    this.reach = reach === 'line' || reach === 'next-line' || reach === 'file' ? reach : undefined;
    this.namesFrom = start + directive.length;
    const remark = text.search(/\s--(?=\s|$)/);
    const names = text.slice(0, remark < 0 ? undefined : remark);
    this.rules = [...names.slice(directive.length).matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
      id,
      start: start + directive.length + index,
    }));
  }

  /** Whether it switches the finding off; remembers that it did. */
  takes(finding: Finding): boolean {
    if (!this.covers(finding)) return false;
    const name = this.rules.length === 0 ? '' : finding.rule;
    if (name === '' ? finding.rule === UNUSED : !this.rules.some(({ id }) => id === name)) return false;
    this.used.add(name);
    return true;
  }

  private covers({ at }: Finding): boolean {
    const { anchor, line } = this.comment;
    if (this.reach === 'file') return true;
    const target = anchor.line + line + (this.reach === 'next-line' ? 1 : 0);
    return this.reach !== undefined && at.range.start.line === target;
  }

  /** The names that switched off nothing. */
  get unusedRules(): readonly NamedRule[] {
    return this.rules.filter(({ id }) => !this.used.has(id));
  }

  get isUnused(): boolean {
    return this.used.size === 0;
  }
}
