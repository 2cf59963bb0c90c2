import type { YamlError } from './node';

export const LINE_FEED = 10;
const RETURN = 13;
const TAB = 9;
const SPACE = 32;
const HASH = 35;

/** A line that is a template engine's alone: `{% if x %}`, `{{- include "x" . | nindent 4 }}`, `{# note #}`. */
const TEMPLATE_LINE = /^(?:\{%.*|\{\{.*\}\}|\{#.*)[ \t\r]*$/;

/** A place in a text that moves on, and what was found wrong on the way. */
export class Cursor {
  at = 0;
  isTemplated = false;
  readonly errors: YamlError[] = [];

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  code(offset = 0): number {
    return this.text.charCodeAt(this.at + offset);
  }

  get lineStart(): number {
    return this.at === 0 ? 0 : this.text.lastIndexOf('\n', this.at - 1) + 1;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  /** Without its line feed and the return before it. */
  get lineEnd(): number {
    const feed = this.text.indexOf('\n', this.at);
    const end = feed < 0 ? this.text.length : feed;
    return end > this.at && this.text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.at++;
  }

  skipLine(): void {
    const feed = this.text.indexOf('\n', this.at);
    this.at = feed < 0 ? this.text.length : feed + 1;
  }

  /** Goes to what comes next behind blanks, line ends and comments; true where that is on another line. */
  skipToContent(): boolean {
    let crossed = this.at === 0;
    for (;;) {
      this.skipBlanks();
      const code = this.code();
      if (code === LINE_FEED || code === RETURN) {
        this.at++;
        crossed = true;
      } else if (code === HASH && (this.at === 0 || isSpace(this.text.charCodeAt(this.at - 1)))) {
        this.skipLine();
        crossed = true;
      } else if (crossed && code === 123 && this.isTemplateLine()) {
        this.isTemplated = true;
        this.skipLine();
      } else {
        if (crossed && !this.isAtEnd) this.noteTabs();
        return crossed;
      }
    }
  }

  private isTemplateLine(): boolean {
    const next = this.code(1);
    if (next !== 123 && next !== 37 && next !== HASH) return false;
    return TEMPLATE_LINE.test(this.text.slice(this.at, this.lineEnd));
  }

  /** YAML 1.2 section 6.1: indentation has no tabs. Flow collections may have them. */
  private noteTabs(): void {
    if (!this.refusesTabs) return;
    const start = this.lineStart;
    const column = this.text.slice(start, this.at).indexOf('\t');
    if (column < 0) return;
    const tab = start + column;
    this.fail(tab, tab + 1, 'A tab stands in the indentation; YAML takes only spaces there');
  }

  refusesTabs = true;

  fail(start: number, end: number, message: string): void {
    this.errors.push({ start, end: Math.min(end, this.text.length), message });
  }

  /** Whether an indicator such as `-` stands here, with a blank or line end behind it. */
  isIndicator(code: number): boolean {
    return this.code() === code && isSpaceOrEnd(this.code(1));
  }
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === LINE_FEED || code === RETURN;
}

/** The code behind the end of a text is NaN. */
export function isSpaceOrEnd(code: number): boolean {
  return isSpace(code) || Number.isNaN(code);
}
