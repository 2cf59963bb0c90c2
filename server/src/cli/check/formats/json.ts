import { type ReportedFinding, summaryOf } from '../report';
import type { Format } from './index';

function plain({ related, tags, twilioErrors, sipStatus, fixes, ...finding }: ReportedFinding): object {
  const { rule, severity, message, range } = finding;
  return {
    rule,
    severity,
    message,
    range,
    ...(twilioErrors.length > 0 ? { twilioErrors } : {}),
    ...(sipStatus.length > 0 ? { sipStatus } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(related.length > 0 ? { related } : {}),
    fixes,
  };
}

/** For programs: lines and characters from 0. */
export const json: Format = (report) => {
  const files = report.files.map(({ path, dialect, findings }) => ({
    path,
    dialect,
    findings: findings.map(plain),
  }));
  return `${JSON.stringify({ version: 1, files, summary: summaryOf(report) }, undefined, 2)}\n`;
};
