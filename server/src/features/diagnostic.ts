import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { docsUrl } from '../rules/docs-url';
import type { Finding, Severity } from '../rules/finding';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, info: 3, hint: 4 };
const TAGS: Readonly<Record<NonNullable<Finding['tags']>[number], DiagnosticTag>> = {
  unnecessary: 1,
  deprecated: 2,
};

/** A finding as an editor shows it. */
export function toDiagnostic(finding: Finding): Diagnostic {
  const { rule, severity, message, at, tags, related, twilioErrors, sipStatus } = finding;
  return {
    range: at.range,
    severity: SEVERITIES[severity],
    code: rule,
    codeDescription: { href: docsUrl(rule) },
    source: 'sip-lens',
    message,
    ...(tags && tags.length > 0 ? { tags: tags.map((tag) => TAGS[tag]) } : {}),
    ...(related && related.length > 0
      ? {
          relatedInformation: related.map((other) => ({
            location: { uri: other.at.uri, range: other.at.range },
            message: other.message,
          })),
        }
      : {}),
    ...(twilioErrors || sipStatus ? { data: { twilioErrors, sipStatus } } : {}),
  };
}
