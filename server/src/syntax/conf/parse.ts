import { BACKSLASH, BRACKET, CLOSING_BRACKET, EQUALS, GREATER, HASH, PLUS } from '../../text/characters';
import { Finder } from '../../text/finder';
import { intern, SHORT } from '../../text/intern';
import { atOnce, type Steps } from '../../text/steps';
import { tooLong, truncateName } from './bytes';
import { liveLine, SWALLOWED } from './comments';
import { Entry, type EntryColumns } from './entry';
import { Header } from './header';
import { indexWithin, parseLine, type RawHeader, skipBlanks, trimBlanks, unquoteArgument } from './line';
import type { CommentDirective, ConfSection, ConfTree, EntryKind, LineFault } from './tree';

const SEMICOLON = ';';
const NUL = '\0';

/** Lines that are parsed in one step. */
const LINES_A_STEP = 1000;

/** The list of those that have nothing. */
const NONE: never[] = [];

/** One object for all lines with the same fault: a file of nonsense has a fault on every line. */
const FAULTS: { readonly [F in LineFault]: { readonly fault: F } } = {
  'no-equals': { fault: 'no-equals' },
  'no-name': { fault: 'no-name' },
  'too-long': { fault: 'too-long' },
  'nest-limit': { fault: 'nest-limit' },
  'stray-comment-end': { fault: 'stray-comment-end' },
  'bad-escape': { fault: 'bad-escape' },
  'no-closing-bracket': { fault: 'no-closing-bracket' },
  'no-closing-parenthesis': { fault: 'no-closing-parenthesis' },
};

type Columns = (offset: number) => number;

/** Parses lines from `offset` on into sections. One pass, linear in the text; never throws. */
export class ConfParser {
  private readonly semicolons: Finder;
  private readonly nuls: Finder;
  private readonly sections: ConfSection[] = [];
  private section: ConfSection;
  private sectionStart = 0;
  private entries: Entry[] = NONE;
  private comments: CommentDirective[] = NONE;
  private line: number;

  /** `text`: whole lines of a file, of which the first character stands at `base`. */
  constructor(
    private readonly uri: string,
    private readonly text: string,
    private readonly base: number,
    firstLine: number,
    private depth: number,
  ) {
    this.semicolons = new Finder(text, SEMICOLON);
    this.nuls = new Finder(text, NUL);
    this.line = firstLine;
    this.section = this.open(0);
  }

  parse(): ConfSection[] {
    return atOnce(this.read());
  }

  *read(): Steps<ConfSection[]> {
    let at = this.base === 0 ? this.skipByteOrderMark() : 0;
    while (at < this.text.length) {
      at = this.parseLines(at);
      yield;
    }
    this.close(this.text.length);
    return this.sections;
  }

  /** Some lines from `at` on; answers where the next one begins. */
  private parseLines(at: number): number {
    const to = this.text.length;
    for (let count = 0; count < LINES_A_STEP && at < to; count++) {
      const feed = this.text.indexOf('\n', at);
      const end = feed < 0 ? to : feed;
      this.parsePhysicalLine(at, end);
      at = end + 1;
      if (feed >= 0) this.line++;
    }
    return at;
  }

  private skipByteOrderMark(): number {
    if (this.text.charCodeAt(0) === 0xfeff) return 1;
    return this.text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
  }

  /** `start`: offset into `text`. */
  private open(start: number): ConfSection {
    this.sectionStart = start;
    return {
      uri: this.uri,
      line: this.line,
      text: '',
      offset: this.base + start,
      lineFeeds: 0,
      entryDepth: this.depth,
      exitDepth: this.depth,
      entries: NONE,
      comments: NONE,
    };
  }

  private close(end: number): void {
    const section = this.section;
    section.text = this.text.slice(this.sectionStart, end);
    section.lineFeeds = this.line - section.line;
    section.exitDepth = this.depth;
    // a list that grew by push has room for many more
    section.entries = this.entries.length > 0 ? this.entries.slice() : NONE;
    section.comments = this.comments;
    if (section.text !== '' || this.sectionStart === 0) this.sections.push(section);
  }

  private startSection(offset: number, depthBefore: number, header: Header): void {
    if (offset > this.sectionStart || this.section.header) {
      const depth = this.depth;
      this.depth = depthBefore;
      this.close(offset);
      this.section = this.open(offset);
      this.depth = depth;
      this.entries = NONE;
      this.comments = NONE;
    }
    this.section.header = header;
  }

  private parsePhysicalLine(start: number, end: number): void {
    if (this.depth === SWALLOWED) return;
    if (tooLong(this.text, start, end)) {
      if (this.depth === 0) this.fault('too-long', 0, end - start);
      return;
    }
    const stop = this.nuls.within(start, end) ? this.text.indexOf(NUL, start) : end;
    if (this.semicolons.within(start, stop)) this.parseWithComments(start, stop);
    else if (this.depth === 0) this.parseLive(start, start, stop);
  }

  private parseWithComments(start: number, end: number): void {
    const before = this.depth;
    const raw = this.text.slice(start, end);
    const live = liveLine(raw, before);
    this.depth = live.depth;
    if (live.depth === SWALLOWED) this.fault('nest-limit', 0, raw.length);
    const from = skipBlanks(live.text, 0, live.text.length);
    const to = trimBlanks(live.text, from, live.text.length);
    const { columns } = live;
    const column: Columns = columns
      ? (offset) => columns[offset] ?? (columns.at(-1) ?? raw.length - 1) + 1
      : (offset) => offset + live.start;
    if (from < to) this.handle(live.text, from, to, column, columns, start, before);
    if (live.stray !== undefined) this.fault('stray-comment-end', live.stray, live.stray + 3);
    // behind a header the comment belongs to the section that the header opens
    if (live.comment !== undefined) this.noteComment(raw, live.comment);
  }

  private parseLive(lineStart: number, start: number, end: number): void {
    const from = skipBlanks(this.text, start, end);
    if (from === end) return;
    const to = trimBlanks(this.text, from, end);
    if (this.addPlain(lineStart, from, to) || this.startPlain(lineStart, from, to)) return;
    this.handle(this.text, from, to, (offset) => offset - lineStart, undefined, lineStart, this.depth);
  }

  /** The line that most lines are, `name = value`, without the objects that the general way makes. */
  private addPlain(lineStart: number, from: number, to: number): boolean {
    const { text } = this;
    const first = text.charCodeAt(from);
    if (first === BRACKET || first === HASH || first === BACKSLASH) return false;
    const equals = indexWithin(text, EQUALS, from, to);
    if (equals <= from) return false;
    const before = text.charCodeAt(equals - 1);
    if (before === PLUS || text.charCodeAt(equals + 1) === GREATER) return false;
    const nameEnd = trimBlanks(text, from, equals);
    const valueStart = skipBlanks(text, equals + 1, to);
    this.push(
      new Entry(
        'set',
        this.section,
        this.line - this.section.line,
        intern(text.slice(from, nameEnd)),
        to - valueStart < SHORT ? intern(text.slice(valueStart, to)) : text.slice(valueStart, to),
        from - lineStart,
        nameEnd - lineStart,
        valueStart - lineStart,
        to - lineStart,
      ),
    );
    return true;
  }

  /** The header that most headers are, `[name]` and nothing behind it. */
  private startPlain(lineStart: number, from: number, to: number): boolean {
    const { text } = this;
    if (text.charCodeAt(from) !== BRACKET || text.charCodeAt(to - 1) !== CLOSING_BRACKET) return false;
    if (indexWithin(text, CLOSING_BRACKET, from, to) !== to - 1) return false;
    const [start, end, close] = [from + 1 - lineStart, to - 1 - lineStart, to - lineStart];
    const name = truncateName(text.slice(from + 1, to - 1));
    this.startSection(lineStart, this.depth, new Header(name, start, end, close, '', undefined, undefined));
    return true;
  }

  private noteComment(raw: string, at: number): void {
    const from = raw.indexOf('sip-lens-', at);
    if (from < 0 || raw.slice(at, from).replace(/[;\s]/g, '') !== '') return;
    const text = raw.slice(from).trimEnd();
    if (this.comments === NONE) this.comments = [];
    const line = this.line - this.section.line;
    const ahead = raw.slice(0, at).trimEnd().length;
    this.comments.push({ line, start: from, end: from + text.length, text, ahead });
  }

  private handle(
    text: string,
    from: number,
    to: number,
    column: Columns,
    columns: readonly number[] | undefined,
    lineStart: number,
    depthBefore: number,
  ): void {
    const parsed = parseLine(text, from, to);
    switch (parsed.kind) {
      case 'header':
        this.startSection(lineStart, depthBefore, this.header(text, parsed.header, to, column));
        return;
      case 'fault':
        this.fault(parsed.fault, column(from), column(to - 1) + 1);
        return;
      case 'directive': {
        const { nameStart, nameEnd, valueStart, valueEnd } = parsed.parts;
        const argument = unquoteArgument(text.slice(valueStart, valueEnd));
        this.add('directive', text.slice(nameStart, nameEnd), argument.value, {
          nameStart: column(nameStart) - 1,
          nameEnd: column(nameEnd - 1) + 1,
          valueStart: column(valueStart + argument.start),
          valueEnd: column(valueStart + argument.end),
        });
        return;
      }
      default: {
        const { nameStart, nameEnd, valueStart, valueEnd } = parsed.parts;
        this.add(parsed.kind, intern(text.slice(nameStart, nameEnd)), text.slice(valueStart, valueEnd), {
          nameStart: column(nameStart),
          nameEnd: column(nameEnd - 1) + 1,
          valueStart: column(valueStart),
          valueEnd: valueEnd > valueStart ? column(valueEnd - 1) + 1 : column(valueStart),
          columns: columns?.slice(valueStart, valueEnd),
        });
      }
    }
  }

  private header(text: string, raw: RawHeader, to: number, column: Columns): Header {
    const { listStart, listEnd } = raw;
    const list = listStart === undefined ? undefined : text.slice(listStart, listEnd);
    return new Header(
      truncateName(text.slice(raw.nameStart, raw.nameEnd)),
      column(raw.nameStart),
      column(raw.nameEnd),
      raw.close < to ? column(raw.close) : column(to - 1) + 1,
      text.slice(raw.close, to),
      list === undefined ? undefined : { text: list, column: (offset) => column((listStart ?? 0) + offset) },
      raw.fault,
    );
  }

  private add(
    kind: EntryKind,
    name: string,
    value: string,
    at: EntryColumns & { columns?: readonly number[] | undefined; fault?: LineFault },
  ): void {
    const { nameStart, nameEnd, valueStart, valueEnd, columns, fault } = at;
    const rarity = columns ? { columns, fault } : fault && FAULTS[fault];
    const line = this.line - this.section.line;
    this.push(
      new Entry(kind, this.section, line, name, value, nameStart, nameEnd, valueStart, valueEnd, rarity),
    );
  }

  private push(entry: Entry): void {
    if (this.entries === NONE) this.entries = [entry];
    else this.entries.push(entry);
  }

  private fault(fault: LineFault, start: number, end: number): void {
    this.add('fault', '', '', { nameStart: start, nameEnd: end, valueStart: start, valueEnd: end, fault });
  }
}

export function parseConf(uri: string, text: string): ConfTree {
  return atOnce(readConf(uri, text));
}

/** The same in steps. */
export function* readConf(uri: string, text: string): Steps<ConfTree> {
  return { uri, sections: yield* new ConfParser(uri, text, 0, 0, 0).read() };
}
