import type { DialectId } from '../../dialects/dialect';
import type { Finding, FixKind, Severity } from '../../rules/finding';
import { SEVERITIES } from '../../rules/finding';
import type { MaskedLine } from '../../text/mask';
import type { Range } from '../../text/range';
import type { CheckedFile } from '../session/batch';
import type { Session } from '../session/session';
import type { SourceLines } from '../session/source-lines';

/** A finding as every format has it: paths instead of URIs, and nothing secret in it. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The line that it begins in. */
  readonly source: MaskedLine;
  readonly tags: readonly string[];
  readonly twilioErrors: readonly number[];
  readonly sipStatus: readonly number[];
  readonly related: readonly ReportedRelated[];
  readonly fixes: readonly ReportedFix[];
}

export interface ReportedRelated {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

export interface ReportedFix {
  readonly title: string;
  readonly kind: FixKind;
  /** Left out for a fix that changes no text, and for one whose text is secret. */
  readonly edits?: readonly ReportedEdit[];
}

export interface ReportedEdit {
  readonly path: string;
  readonly range: Range;
  readonly newText: string;
}

export interface ReportedFile {
  readonly path: string;
  readonly dialect: DialectId;
  readonly findings: readonly ReportedFinding[];
  /** How many findings are below the level. */
  readonly below: number;
}

export interface Report {
  readonly files: readonly ReportedFile[];
  /** How many files were checked, those of other shards too. */
  readonly checked: number;
  /** How many findings the baseline knows. */
  readonly known: number;
  /** What could not be done, each a sentence for people. */
  readonly problems: readonly string[];
}

/** Files with their findings, as a session has them. */
interface FindingSource {
  readonly lines: SourceLines;
  files(): readonly CheckedFile[];
  findings(uri: string): readonly Finding[];
}

/** Everything that the session finds at or above the level, by path. */
export function reportFiles(session: Session, level: Severity): ReportedFile[] {
  const files: ReportedFile[] = [];
  const take = (source: FindingSource): void => {
    for (const { uri, path, dialect } of source.files()) {
      const all = source.findings(uri);
      const wanted = all.filter(({ severity }) => isAtLeast(severity, level));
      const findings =
        wanted.length === 0 ? NO_FINDINGS : wanted.map((finding) => source.lines.reported(finding));
      files.push({ path, dialect, findings, below: all.length - wanted.length });
    }
  };
  session.eachBatch(take, () => {
    files.length = 0;
  });
  take(session.registries());
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const NO_FINDINGS: readonly ReportedFinding[] = [];

function isAtLeast(severity: Severity, level: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(level);
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** Counts what is listed. */
export function summaryOf({ files }: Report): Summary {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity]++;
  return {
    files: files.length,
    errors: counts.error,
    warnings: counts.warning,
    infos: counts.info,
    hints: counts.hint,
  };
}
