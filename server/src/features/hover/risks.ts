import type { Position } from 'vscode-languageserver';
import type { Language } from '../../dialects/language';
import type { Finding } from '../../rules/finding';
import { isRisk, isShown } from '../code-lens/risk';
import type { FeatureContext } from '../context';

/**
 * What Twilio will refuse of the object at the position, as people are shown it: the errors, and the warnings that speak
 * of Twilio, on its line and elsewhere in its object.
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
