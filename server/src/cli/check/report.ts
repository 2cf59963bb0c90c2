import type { DialectId } from '../../dialects/dialect';
import type { Finding, FixKind, Severity } from '../../rules/finding';
import { SEVERITIES } from '../../rules/finding';
import type { Range } from '../../text/range';
import type { CheckedFile, Session } from '../session/session';
import type { SourceLines } from '../session/source-lines';

/** A finding as every format has it: paths instead of URIs, and nothing secret in it. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
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
}

export interface Report {
  readonly files: readonly ReportedFile[];
  readonly lines: SourceLines;
  /** How many findings are below the level, and how many the baseline knows. */
  readonly below: number;
  readonly known: number;
  /** What could not be done, each a sentence for people. */
  readonly problems: readonly string[];
}

export interface ReportFilter {
  readonly level: Severity;
  /** Whether the baseline has the finding; called once for each. */
  isKnown(path: string, finding: Finding): boolean;
}

export function isAtLeast(severity: Severity, level: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(level);
}

/** What is to be said of these files. */
export function makeReport(
  session: Session,
  files: readonly CheckedFile[],
  lines: SourceLines,
  filter: ReportFilter,
): Report {
  let below = 0;
  let known = 0;
  const reported = files.map(({ uri, path, dialect }): ReportedFile => {
    const findings: ReportedFinding[] = [];
    for (const finding of session.findings(uri)) {
      if (!isAtLeast(finding.severity, filter.level)) below++;
      else if (filter.isKnown(path, finding)) known++;
      else findings.push(lines.reported(finding));
    }
    return { path, dialect, findings };
  });
  return { files: reported, lines, below, known, problems: session.problems };
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
