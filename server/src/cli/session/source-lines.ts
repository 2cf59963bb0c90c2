import type { Finding, Fix } from '../../rules/finding';
import { LineIndex } from '../../text/line-index';
import { MaskedLine, maskLine, maskUris } from '../../text/mask';
import type { FileEdit } from '../../text/range';
import { SourceFile } from '../../workspace/source-file';
import type { Workspace } from '../../workspace/workspace';
import type { ReportedFinding, ReportedFix } from '../check/report';

const NOTHING: readonly never[] = [];

/** The lines of files as they may be shown, and findings as they may be told: without passwords. */
export class SourceLines {
  private readonly indexes = new Map<string, LineIndex>();

  constructor(
    private readonly workspace: Workspace,
    readonly path: (uri: string) => string,
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
    return new MaskedLine(index.line(line), { before, behind });
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
