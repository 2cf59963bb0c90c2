import { hasPlaceholder } from '../../text/placeholder';
import type { Steps } from '../../text/steps';
import { Definition } from './definition';
import { XML_COMMANDS, XmlDirective } from './directive';
import { type DirectiveParts, findDirective, readDirective, readLegacyDirective } from './directive-line';
import { type ExpandedLine, expandLine } from './expand';
import { EffectiveText, Inclusion } from './inclusion';
import { byteLength, fitting, hasHugeLine, LONGEST_LINE, lineEnd, lineStart } from './lines';
import { checkAround, dropLine } from './lost-text';
import { type Including, OpenFile } from './open-file';
import type { IgnoredBecause, XmlProblemKind } from './problem';
import { resolveUse, storedValue } from './scope';
import type { XmlReading, XmlSource } from './source';
import { XmlSpan } from './span';
import type { DefinitionKind, XmlDefinition, XmlUse } from './variable';
import { TextView } from './view';

/** FreeSWITCH follows includes so many files deep (switch_xml.c, `preprocess`). */
const MAX_XML_DEPTH = 100;
/** Files and characters that are read for one document: files that include each other twice would never end. */
const MAX_FILES = 10_000;
const MAX_TEXT = 67_108_864;
/**
 * How often a file is read that leads back to itself, by whichever way: FreeSWITCH copies it in until it is too deep, and
 * of a folder of files that all include each other there are more ways than anybody can go.
 */
const MAX_TIMES = 8;
/** Bytes of an expanded line that any buffer has room for with some to spare. */
const LONG_LINE = 2000;
/** A line this much shorter than what is cut is told as well. */
const NEARLY = 48;
/** Lines that are looked at in one step; to open a file counts for some. */
const STEP = 200;
const OPENING = 20;

/** A place of the text at which the preprocessor met something, in traversal order. */
export interface Met<T> {
  readonly what: T;
  readonly inclusion: Inclusion;
  /** How long the effective text was. */
  readonly at: number;
}

/** What begins a line that is not copied as it is; a first look, in any case. */
const MARKER = /\$\$\{|<\/?include>|<\?|x-pre-process|<!--#|\0/gi;
const DROPPED = /<\/?include>|<\?/;

/** Whether lines hold anything that the preprocessor does not copy or expand: an edit there moves more than its lines. */
export function hasDirectives(text: string): boolean {
  return /<\/?include>|<\?|x-pre-process|<!--#|\0/i.test(text);
}

/** Reads a file and what it includes: a filter of lines that knows no XML. Facts: switch_xml.c, `preprocess`. */
export class XmlPreprocessor {
  readonly effective = new EffectiveText();
  readonly inclusions: Inclusion[] = [];
  readonly directives: Met<XmlDirective>[] = [];
  readonly definitions: Met<XmlDefinition>[] = [];
  /** Every file that it read or would like to read. */
  readonly files = new Set<string>();
  /** How long the effective text was each time that something came that cannot be seen. */
  readonly unseen: number[] = [];
  private readonly variables = new Map<string, XmlDefinition>();
  /** The files that are being read, the innermost last. */
  private readonly open: OpenFile[] = [];
  private readonly path = new Set<string>();
  /** Lines that were looked at in this step. */
  private work = 0;
  /** How often files were read that lead back to themselves. */
  private readonly endless = new Map<string, number>();

  constructor(
    private readonly source: XmlSource,
    private readonly reading: XmlReading,
  ) {}

  *read(root: string): Steps<void> {
    this.files.add(root);
    const text = this.source.text(root);
    if (text === undefined) this.loseSight();
    else this.enter(root, text, 0);
    for (let file = this.open.at(-1); file; file = this.open.at(-1)) {
      this.readOn(file);
      if (this.work < STEP) continue;
      this.work = 0;
      yield;
    }
  }

  private loseSight(): void {
    this.unseen.push(this.effective.length);
  }

  private enter(uri: string, text: string, depth: number): void {
    const inclusion = new Inclusion(uri, text, depth);
    this.inclusions.push(inclusion);
    this.work += OPENING;
    this.path.add(uri);
    this.open.push(new OpenFile(inclusion, hasHugeLine(text)));
  }

  /** Some lines, or until one has to wait for what it includes. */
  private readOn(file: OpenFile): void {
    if (file.including) this.includeNext(file, file.including);
    else if (file.block) this.skipLegacyBlock(file, file.block);
    else if (file.isRead) {
      this.open.pop();
      this.path.delete(file.inclusion.uri);
    } else if (file.hasHugeLine) this.readEachLine(file);
    else this.readMarkedLines(file);
  }

  /** Most lines are copied: only those are looked at that hold something. */
  private readMarkedLines(file: OpenFile): void {
    const { inclusion } = file;
    const { text } = inclusion;
    for (; this.work < STEP && !file.including && !file.block; this.work++) {
      MARKER.lastIndex = file.at;
      const match = MARKER.exec(text);
      const start = match ? lineStart(text, match.index, file.at) : text.length;
      this.effective.add(text.slice(file.at, start), inclusion, file.at);
      file.at = start;
      if (!match) return;
      file.at = this.readLine(file, start, lineEnd(text, match.index));
    }
  }

  /** A file with a line that may be over the limit: rare, so that it need not be fast. */
  private readEachLine(file: OpenFile): void {
    const { inclusion } = file;
    const { text } = inclusion;
    inclusion.limited = true;
    for (; this.work < STEP && !file.isRead && !file.including && !file.block; this.work++) {
      const { at } = file;
      let end = lineEnd(text, at);
      const huge = (end - at) * 3 > LONGEST_LINE && byteLength(text.slice(at, end)) > LONGEST_LINE;
      if (huge) {
        end = at + fitting(text.slice(at, end), LONGEST_LINE);
        inclusion.report('line-limit', at, end, '');
        inclusion.opaque.push(at, end + 1);
      }
      const next = this.readLine(file, at, end);
      file.at = huge ? Math.max(next, end + 1) : next;
    }
  }

  /** Answers where the next line begins. */
  private readLine(file: OpenFile, start: number, end: number): number {
    const { inclusion } = file;
    const { text } = inclusion;
    let line = text.slice(start, end);
    const nul = line.indexOf('\0');
    if (nul >= 0) {
      line = line.slice(0, nul);
      inclusion.opaque.push(start, end);
      if (text.slice(start + nul + 1, end).trim() !== '') {
        inclusion.report('nul', start + nul, end, '');
      }
    }
    const expanded = this.expand(inclusion, line, start, end);
    if (DROPPED.test(expanded.raw)) dropLine(inclusion, line, start, end);
    else this.readLive(file, expanded, start, end);
    return end;
  }

  private expand(inclusion: Inclusion, line: string, start: number, end: number): ExpandedLine {
    const expanded = expandLine(
      line,
      inclusion.whole,
      start,
      () => inclusion.limitAt(end),
      (use, name) => {
        const open = this.unseen.length > 0;
        const value = resolveUse(use, name, this.variables.get(name.toLowerCase()), this.reading, open);
        if (use.state === 'undefined') inclusion.report('undefined-variable', use.start, use.end, name);
        return value;
      },
    );
    for (const use of expanded.uses) inclusion.uses.push(use);
    const { unterminated, cut, text } = expanded;
    if (unterminated) {
      inclusion.report('unterminated-variable', unterminated.start, unterminated.end, '');
    }
    if (cut) inclusion.opaque.push(start, end);
    if (cut) inclusion.report('long-line', start, end, 'cut');
    else if (expanded.runs && text.length * 3 > LONG_LINE) {
      const bytes = byteLength(text);
      if (bytes > LONG_LINE && bytes > inclusion.limitAt(end) - NEARLY)
        inclusion.report('long-line', start, end, 'near');
    }
    return expanded;
  }

  private readLive(file: OpenFile, line: ExpandedLine, start: number, end: number): void {
    const { inclusion } = file;
    const { text } = line;
    const name = findDirective(text);
    const legacy = name < 0 ? text.indexOf('<!--#') : -1;
    if (name >= 0 || legacy >= 0) inclusion.opaque.push(start, end);
    if (name >= 0) this.elementDirective(file, line, start, end, name);
    else if (legacy >= 0) this.legacyDirective(file, line, start, end, legacy);
    else this.copy(inclusion, line, start, 0, text.length);
  }

  /** Copies the characters `from` to `to` of an expanded line. */
  private copy(inclusion: Inclusion, line: ExpandedLine, start: number, from: number, to: number): void {
    const { text, runs } = line;
    if (!runs) {
      this.effective.add(text.slice(from, to), inclusion, start + from);
      return;
    }
    for (let i = 0; i < runs.texts.length - 1; i++) {
      const runStart = runs.texts[i] ?? 0;
      const first = Math.max(from, runStart);
      const last = Math.min(to, runs.texts[i + 1] ?? 0, text.length);
      const use = runs.uses[i];
      const source = runs.sources[i] ?? 0;
      if (first > last || (first === last && !use)) continue;
      this.effective.add(text.slice(first, last), inclusion, use ? source : source + first - runStart, use);
    }
  }

  private directive(
    inclusion: Inclusion,
    line: ExpandedLine,
    lineAt: number,
    parts: DirectiveParts,
    form: 'element' | 'legacy',
  ): XmlDirective {
    const view = new TextView(inclusion.whole, 0, lineAt, line.runs);
    const [start, end] = view.range(parts.start, parts.end);
    const directive = new XmlDirective(new XmlSpan(inclusion.whole, start, end), form, view, parts.data);
    directive.command = line.text.slice(...parts.command).toLowerCase();
    directive.data = line.text.slice(...parts.data);
    const known =
      XML_COMMANDS.has(directive.command) && !(form === 'legacy' && directive.command === 'env-set');
    directive.ignored = parts.ignored ?? (known ? undefined : 'unknown-command');
    inclusion.directives.push(directive);
    this.directives.push({ what: directive, inclusion, at: this.effective.length });
    return directive;
  }

  private elementDirective(
    file: OpenFile,
    line: ExpandedLine,
    start: number,
    end: number,
    name: number,
  ): void {
    const { inclusion } = file;
    const { text } = line;
    if (/^\s*<\/x-pre-process\s*>\s*$/i.test(text)) return;
    const parts = readDirective(text, name);
    const directive = this.directive(inclusion, line, start, parts, 'element');
    checkAround(inclusion, directive, inclusion.text.slice(start, end), start);
    if (parts.unclosed)
      inclusion.report('unclosed-directive', directive.start, directive.end, directive.command);
    this.run(file, directive, line.uses, end);
  }

  private legacyDirective(file: OpenFile, line: ExpandedLine, start: number, end: number, at: number): void {
    const { inclusion } = file;
    const parts = readLegacyDirective(line.text, at);
    this.copy(inclusion, line, start, 0, at);
    if (parts.closed) this.copy(inclusion, line, start, parts.end, line.text.length);
    const directive = this.directive(inclusion, line, start, parts, 'legacy');
    if (!parts.closed) file.block = directive;
    this.run(file, directive, line.uses, end);
  }

  /** Lines are dropped until one holds `-->`; what follows there is used as it stands. */
  private skipLegacyBlock(file: OpenFile, directive: XmlDirective): void {
    const { inclusion } = file;
    const { text } = inclusion;
    file.block = undefined;
    while (!file.isRead) {
      const start = file.at;
      const end = lineEnd(text, start);
      file.at = end;
      inclusion.opaque.push(start, end);
      const source = text.slice(start, end);
      const nul = source.indexOf('\0');
      const { problems } = inclusion;
      const told = problems.length;
      const expanded = this.expand(inclusion, nul < 0 ? source : source.slice(0, nul), start, end);
      // nobody misses what is dropped, and the rest of the last line is used as it stands
      problems.length = told;
      const close = DROPPED.test(expanded.raw) ? -1 : expanded.raw.indexOf('-->');
      if (close < 0) continue;
      const rest = expanded.raw.slice(close + 3);
      this.readLive(file, { ...expanded, text: rest, runs: undefined, raw: rest }, start + close + 3, end);
      return;
    }
    inclusion.report('unclosed-legacy-directive', directive.start, directive.end, directive.command);
  }

  /** `end`: where the directive's line ends. */
  private run(file: OpenFile, directive: XmlDirective, uses: readonly XmlUse[], end: number): void {
    const { inclusion } = file;
    const { command } = directive;
    if (!directive.ignored) {
      if (command === 'include') this.include(file, directive, end);
      else if (command === 'exec') {
        inclusion.report('exec', directive.start, directive.end, '');
        this.loseSight();
      } else this.define(inclusion, directive, command as DefinitionKind, uses);
    }
    const { ignored } = directive;
    if (ignored) inclusion.report('directive-ignored', directive.start, directive.end, ignored);
  }

  private define(
    inclusion: Inclusion,
    directive: XmlDirective,
    kind: DefinitionKind,
    uses: readonly XmlUse[],
  ): void {
    const { data } = directive;
    const equals = data.indexOf('=');
    const ignored: IgnoredBecause | undefined =
      equals < 0
        ? 'no-equals'
        : kind === 'env-set' && data.charAt(equals + 1) !== '$'
          ? 'no-dollar'
          : undefined;
    directive.ignored = ignored;
    if (ignored) return;
    let name = data.slice(0, equals);
    let value = equals + 1;
    if (kind !== 'env-set') {
      name = name.replace(/ +$/, '');
      while (data.charAt(value) === ' ') value++;
    }
    const text = data.slice(value);
    const open = uses.some(
      (use) => use.state === 'unknown' && use.start >= directive.start && use.end <= directive.end,
    );
    const deletes = kind === 'set' && text === '';
    const definition = new Definition(
      deletes ? 'delete' : kind,
      name,
      kind === 'set' && !open ? storedValue(text) : undefined,
      directive,
      this.definitions.length,
      directive.dataStart + value,
    );
    directive.definition = definition;
    this.variables.set(name.toLowerCase(), definition);
    this.definitions.push({ what: definition, inclusion, at: this.effective.length });
  }

  private tell(inclusion: Inclusion, kind: XmlProblemKind, directive: XmlDirective, subject?: string): void {
    const [start, end] = directive.dataRange;
    inclusion.report(kind, start, end, subject ?? directive.data);
  }

  private include(file: OpenFile, directive: XmlDirective, end: number): void {
    const { inclusion } = file;
    const { data: pattern } = directive;
    if (pattern.includes('$${') || hasPlaceholder(pattern)) {
      this.loseSight();
      this.tell(inclusion, 'include-unknown', directive);
      return;
    }
    const target = this.source.resolve(pattern, inclusion.uri);
    switch (target.state) {
      case 'none':
        this.tell(inclusion, 'include-missing', directive);
        return;
      case 'folder-missing':
        this.tell(inclusion, 'include-folder-missing', directive);
        return;
      case 'files':
        if (target.uris.length > 0 && inclusion.depth >= MAX_XML_DEPTH) {
          this.tell(inclusion, 'include-too-deep', directive);
        } else file.including = { directive, end, uris: target.uris, next: 0, read: [] };
        return;
      case 'unread':
        for (const uri of target.uris) this.files.add(uri);
        this.loseSight();
        this.tell(inclusion, 'include-unread', directive);
        return;
      default:
        this.loseSight();
        this.tell(inclusion, target.state === 'outside' ? 'include-outside' : 'include-pending', directive);
    }
  }

  private includeNext(file: OpenFile, including: Including): void {
    const { directive, end, uris, read } = including;
    const { inclusion } = file;
    const uri = uris[including.next++];
    if (uri === undefined) {
      file.including = undefined;
      directive.includes = read;
      if (read.length > 0) inclusion.cuts.push(end);
      return;
    }
    this.files.add(uri);
    const text = this.source.text(uri);
    const times = this.endless.get(uri) ?? 0;
    if (this.path.has(uri)) {
      this.noteCycle(uri);
      this.tell(inclusion, 'include-cycle', directive, uri);
    } else if (times >= MAX_TIMES) read.push(uri);
    else if (text === undefined) {
      this.loseSight();
      this.tell(inclusion, 'include-unread', directive, uri);
    } else if (this.inclusions.length >= MAX_FILES || this.effective.length + text.length > MAX_TEXT) {
      this.loseSight();
      this.tell(inclusion, 'include-too-many', directive);
      including.next = uris.length;
    } else {
      read.push(uri);
      if (times > 0) this.endless.set(uri, times + 1);
      this.enter(uri, text, inclusion.depth + 1);
    }
  }

  /** All files from the one that is being read already to the innermost lead back to themselves. */
  private noteCycle(uri: string): void {
    for (let i = this.open.length - 1; i >= 0; i--) {
      const own = this.open[i]?.inclusion.uri;
      if (own !== undefined && !this.endless.has(own)) this.endless.set(own, 1);
      if (own === uri) break;
    }
  }
}
