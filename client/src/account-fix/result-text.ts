import type { ApplyResult } from '../../../protocol/account';

export interface ResultText {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** What was done, what failed and why, and what was therefore not done. */
export function resultText(title: string, result: ApplyResult): ResultText {
  const { done, failed, notDone, editProblem, clipboard } = result;
  if (failed) {
    const before = done.length === 0 ? 'Nothing was changed at Twilio.' : `Done before: ${list(done)}.`;
    const after = notDone.length === 0 ? '' : ` Not done: ${list(notDone)}.`;
    return { severity: 'error', text: `${failed.title}: ${failed.problem} ${before}${after}` };
  }
  const copied = clipboard
    ? ' The password is in the clipboard and cannot be shown again: paste it now.'
    : '';
  if (editProblem !== undefined) {
    const text = `Changed at Twilio: ${list(done)}. The files were not: ${editProblem}${copied}`;
    return { severity: 'warning', text };
  }
  return { severity: 'info', text: `${title}: done.${copied}` };
}

function list(titles: readonly string[]): string {
  return titles.map((title) => title.replace(/\.$/, '')).join('; ');
}
