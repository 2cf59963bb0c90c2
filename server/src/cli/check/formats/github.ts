import { relative } from 'node:path';
import type { Terminal } from '../../terminal';
import type { ReportedFinding } from '../report';
import { codesOf } from './codes';
import type { Format } from './index';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** GitHub marks files by their path from the repository's root, wherever a step stands. */
function prefixOf(terminal: Terminal): string {
  const root = terminal.environment('GITHUB_WORKSPACE');
  const path = root === undefined || root === '' ? '' : relative(root, terminal.folder);
  return path === '' || path.startsWith('..') ? '' : `${path}/`;
}

function annotation(path: string, finding: ReportedFinding): string {
  const { range, severity, rule, message } = finding;
  const { start, end } = range;
  const properties = {
    file: path,
    line: String(start.line + 1),
    endLine: String(end.line + 1),
    // GitHub takes columns for a range inside one line only
    ...(start.line === end.line
      ? { col: String(start.character + 1), endColumn: String(end.character + 1) }
      : {}),
    title: [rule, ...codesOf(finding)].join(', '),
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${escapeData(message)}\n`;
}

/** Workflow commands: annotations at the lines of a pull request. */
export const github: Format = ({ files }, { terminal }) => {
  const prefix = prefixOf(terminal);
  return files
    .flatMap(({ path, findings }) => findings.map((finding) => annotation(prefix + path, finding)))
    .join('');
};
