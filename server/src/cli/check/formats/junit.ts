import { docsUrl } from '../../../rules/docs-url';
import type { ReportedFile, ReportedFinding } from '../report';
import { codesOf } from './codes';
import type { Format } from './index';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};
/** What XML 1.0 cannot hold in any way. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\n\t]/g, (character) => ENTITIES[character] ?? '');
}

function failedCase(path: string, finding: ReportedFinding): string[] {
  const { range, rule, severity, message } = finding;
  const place = `${path}:${range.start.line + 1}:${range.start.character + 1}`;
  const text = [place, message, ...codesOf(finding), docsUrl(rule)].join('\n');
  return [
    `    <testcase classname="${escapeXml(path)}" name="${escapeXml(`${rule} at ${range.start.line + 1}:${range.start.character + 1}`)}">`,
    `      <failure type="${severity}" message="${escapeXml(message)}">${escapeXml(text).replaceAll('&#10;', '\n')}</failure>`,
    '    </testcase>',
  ];
}

function suite({ path, findings }: ReportedFile): string[] {
  const tests = Math.max(1, findings.length);
  return [
    `  <testsuite name="${escapeXml(path)}" tests="${tests}" failures="${findings.length}" errors="0" skipped="0">`,
    ...(findings.length === 0
      ? [`    <testcase classname="${escapeXml(path)}" name="no findings"/>`]
      : findings.flatMap((finding) => failedCase(path, finding))),
    '  </testsuite>',
  ];
}

/** A test suite for each file, a failed test for each finding. */
export const junit: Format = ({ files }) => {
  const failures = files.reduce((sum, { findings }) => sum + findings.length, 0);
  const tests = files.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sip-lens" tests="${tests}" failures="${failures}" errors="0">`,
    ...files.flatMap(suite),
    '</testsuites>',
    '',
  ].join('\n');
};
