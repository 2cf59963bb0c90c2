import type { Severity } from '../../../rules/finding';
import { printable } from '../../printable';
import type { Style } from '../../style';
import { counted, wrap } from '../../wrap';
import { type Report, type ReportedFinding, summaryOf } from '../report';
import { codeFrame } from './code-frame';
import { codesOf } from './codes';
import type { Format, FormatContext } from './index';

const MAX_WIDTH = 100;
const MIN_WIDTH = 50;
const NOTHING_TO_CHECK = 'No file to check. One that is named is checked whatever it is called.';
const INDENT = '  ';
/** What follows the first line of a finding stands behind its place, so that the places can be run over. */
const HANGING = '    ';

function colourOf(severity: Severity, style: Style): (text: string) => string {
  return { error: style.red, warning: style.yellow, info: style.blue, hint: style.cyan }[severity];
}

function fixHint({ fixes }: ReportedFinding): string | undefined {
  const textual = fixes.filter(({ kind }) => kind !== 'account');
  const fix = textual.find(({ kind }) => kind === 'safe') ?? textual[0];
  return fix && `fix: ${fix.title}`;
}

/** Severity, message and code frame of one finding, at most `width` wide where words allow it. */
function findingLines(finding: ReportedFinding, { style }: FormatContext, width: number): string[] {
  const { range, severity, message, rule, source } = finding;
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const head = `${place} ${severity} `;
  const [first = '', ...rest] = wrap(printable(message), width - HANGING.length, head.length - 2);
  const paint = colourOf(severity, style);
  const facts = [rule, ...codesOf(finding)].join(', ');
  const hint = fixHint(finding);
  return [
    `${INDENT}${style.dim(place)} ${paint(style.bold(severity))} ${first}`,
    ...rest.map((line) => HANGING + line),
    ...codeFrame({ source, range, facts, hint: hint && printable(hint), width, style, paint }),
  ];
}

function summary(report: Report, { style, level }: FormatContext): string {
  const { errors, warnings, infos, hints } = summaryOf(report);
  const total = errors + warnings + infos + hints;
  const files = counted(report.files.length, 'file');
  const below = report.files.reduce((sum, file) => sum + file.below, 0);
  const lower = below === 0 ? '' : ` ${counted(below, 'finding')} below "${level}" not shown (--level hint).`;
  const known = report.known === 0 ? '' : ` ${counted(report.known, 'finding')} in the baseline.`;
  // whoever stands in the wrong folder must not take this for a success
  if (report.checked === 0) return NOTHING_TO_CHECK;
  if (total === 0) return `${style.green('No findings')} in ${files}.${known}${lower}`;
  const parts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'info'],
    [hints, 'hint'],
  ] as const;
  const counts = parts.flatMap(([count, noun]) =>
    count === 0 ? [] : [colourOf(noun, style)(counted(count, noun))],
  );
  return `${style.bold(counts.join(', '))} in ${files}.${fixable(report)}${known}${lower}`;
}

function fixable({ files }: Report): string {
  const all = files.flatMap(({ findings }) => findings);
  const safe = all.filter(({ fixes }) => fixes.some(({ kind }) => kind === 'safe')).length;
  return safe === 0 ? '' : ` "sip-lens fix" mends ${safe} of them.`;
}

/** For people. */
export const pretty: Format = (report, context) => {
  const { style, terminal } = context;
  const width = Math.max(MIN_WIDTH, Math.min(terminal.columns, MAX_WIDTH));
  const blocks = report.files
    .filter(({ findings }) => findings.length > 0)
    .map((file) => [
      style.bold(printable(file.path)),
      ...file.findings.flatMap((finding) => findingLines(finding, context, width)),
      '',
    ]);
  return [...blocks.flat(), ...wrap(summary(report, context), width), ''].join('\n');
};
