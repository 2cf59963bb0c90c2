import type { AccountData } from '../../twilio/account/data';
import type { Comparison } from '../../twilio/account/registry-file/comparison';
import { driftLines, driftSigns, notComparedTexts } from '../../twilio/account/registry-file/drift-report';

const LEGEND =
  '"+" is in the account and not in the file, "-" in the file and not in the account, "~" is different.';

/** Where a registry file and the account differ, as a document for people. */
export function driftText(comparison: Comparison, names: readonly AccountData[]): string {
  const lines = driftLines(comparison, names).map(({ kind, text }) =>
    kind === 'heading' ? text : `  ${driftSigns[kind]} ${text}`,
  );
  const unknown = notComparedTexts(comparison.notCompared).map((text) => `  ${text}`);
  return [
    ...(lines.length > 0 ? [LEGEND, '', ...lines] : ['No difference in what both know.']),
    ...(unknown.length > 0 ? ['', 'Not compared:', ...unknown] : []),
    '',
  ].join('\n');
}
