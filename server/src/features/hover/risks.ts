import type { Position } from 'vscode-languageserver';
import type { Language } from '../../dialects/language';
import type { Finding } from '../../rules/finding';
import type { FeatureContext } from '../context';

/**
 * What Twilio will refuse of the object at the position, as people are shown it: the findings of errors and warnings
 * on its line, and those that its object has elsewhere.
 */
export function risksAt(
  context: FeatureContext,
  language: Language,
  uri: string,
  position: Position,
): readonly Finding[] {
  const { checker, workspace } = context;
  const onLine = checker.findings(uri).filter(({ at }) => {
    const { start, end } = at.range;
    return start.line <= position.line && position.line <= end.line;
  });
  const unit = workspace.unitOf(uri);
  const subject = language.subjectAt(position);
  const own = unit && subject ? (checker.checkerOf(unit)?.findingsOf(subject) ?? []) : [];
  const elsewhere = own.filter(({ at }) => at.uri !== uri || at.range.start.line !== position.line);
  const shown = elsewhere.filter((finding) => isShown(context, finding));
  return [...onLine, ...shown].filter(isRisk);
}

function isRisk({ rule, severity, twilioErrors }: Finding): boolean {
  const serious = severity === 'error' || severity === 'warning';
  return serious && (rule.startsWith('twilio/') || twilioErrors !== undefined);
}

/** Not switched off by a setting or a comment. */
function isShown({ checker }: FeatureContext, { rule, at }: Finding): boolean {
  return checker.findings(at.uri).some((other) => other.rule === rule && other.at.sameAs(at));
}
