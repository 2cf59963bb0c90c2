import type { PasswordPlaces } from '../../diagnostics/password-places';
import type { Finding, Fix } from '../../rules/finding';
import { LineIndex } from '../../text/line-index';
import { hideAll, MaskedLine, maskLine, maskUris, type Span } from '../../text/mask';
import type { Place } from '../../text/place';
import type { FileEdit } from '../../text/range';
import { SourceFile } from '../../workspace/source-file';
import type { Workspace } from '../../workspace/workspace';
import type { ReportedFinding, ReportedFix } from '../check/report';

const NOTHING: readonly never[] = [];

/** The lines of files as they may be shown, and findings as they may be told: without passwords. */
export class SourceLines {
  private readonly indexes = new Map<string, LineIndex>();
  private readonly byLine = new Map<string, ReadonlyMap<number, readonly Place[]>>();
  private readonly unnamed = new Map<string, readonly string[]>();

  constructor(
    private readonly workspace: Workspace,
    readonly path: (uri: string) => string,
    private readonly passwords?: PasswordPlaces,
  ) {}

  private index(uri: string): LineIndex {
    let index = this.indexes.get(uri);
    if (!index) {
      const file = this.workspace.store.file(uri);
      index = new LineIndex(file instanceof SourceFile ? file.text : '');
      this.indexes.set(uri, index);
    }
    return index;
  }

  line(uri: string, line: number): MaskedLine {
    const index = this.index(uri);
    const before = line > 0 ? index.line(line - 1) : '';
    const behind = line + 1 < index.count ? index.line(line + 1) : '';
    const text = index.line(line);
    return new MaskedLine(text, { before, behind, secrets: this.secretsIn(uri, line, text.length) });
  }

  /** What the programs take for a password in the line. */
  private secretsIn(uri: string, line: number, length: number): Span[] {
    return (this.passwordsByLine(uri).get(line) ?? NOTHING).map(({ range: { start, end } }) => ({
      start: line === start.line ? start.character : 0,
      end: line === end.line ? end.character : length,
    }));
  }

  private passwordsByLine(uri: string): ReadonlyMap<number, readonly Place[]> {
    const known = this.byLine.get(uri);
    if (known) return known;
    const found = new Map<number, Place[]>();
    for (const place of this.passwords?.around(uri) ?? NOTHING) {
      if (place.uri !== uri) continue;
      const { start, end } = place.range;
      for (let line = start.line; line <= end.line; line++) {
        const others = found.get(line);
        if (others) others.push(place);
        else found.set(line, [place]);
      }
    }
    this.byLine.set(uri, found);
    return found;
  }

  /** A text of a file, or of what is read together with it, without the passwords that no name gives away. */
  hide(uri: string, text: string): string {
    let secrets = this.unnamed.get(uri);
    if (!secrets) {
      secrets = [
        ...new Set((this.passwords?.around(uri) ?? NOTHING).flatMap((place) => this.unnamedIn(place))),
      ];
      this.unnamed.set(uri, secrets);
    }
    return hideAll(text, secrets);
  }

  private unnamedIn({ uri, range: { start, end } }: Place): string[] {
    if (start.line !== end.line) return [];
    const line = this.index(uri).line(start.line);
    const secret = line.slice(start.character, end.character);
    return maskLine(line).includes(secret) ? [secret] : [];
  }

  reported(finding: Finding): ReportedFinding {
    const { rule, severity, at, related = NOTHING, tags = NOTHING } = finding;
    const { twilioErrors = NOTHING, sipStatus = NOTHING } = finding;
    const { range } = at;
    const line = this.line(at.uri, range.start.line);
    const tell = (text: string) => maskUris(line.hideIn(text));
    return {
      rule,
      severity,
      message: tell(finding.message),
      range,
      source: line,
      tags,
      twilioErrors,
      sipStatus,
      related: related.map((other) => ({
        path: this.path(other.at.uri),
        range: other.at.range,
        message: tell(other.message),
      })),
      fixes: (finding.fixes?.() ?? NOTHING).map((fix) => this.reportedFix(fix, tell)),
    };
  }

  private reportedFix({ title, kind, edits }: Fix, tell: (text: string) => string): ReportedFix {
    const told = { title: tell(title), kind };
    // those of an account fix hold a word in place of the password that is made with it
    if (!edits || kind === 'account' || edits.some((edit) => this.isSecret(edit))) return told;
    return {
      ...told,
      edits: edits.map(({ uri, range, newText }) => ({ path: this.path(uri), range, newText })),
    };
  }

  /** Whether an edit writes a password, or into one. */
  private isSecret({ uri, range, newText }: FileEdit): boolean {
    if (newText === '') return false;
    if (newText.split('\n').some((line) => maskLine(line) !== line)) return true;
    const { start, end } = range;
    const last = start.line === end.line ? end.character : Number.POSITIVE_INFINITY;
    return this.line(uri, start.line).touches(start.character, last);
  }
}
