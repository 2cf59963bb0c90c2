import type { ApplyResult } from '../../../protocol/account';
import { type FilesToUndo, keptText } from './preview-text';

export interface ResultText {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
}

/**
 * What was done, what failed and why, and what was therefore not done.
 *
 * @param files what an undo did to the files
 */
export function resultText(title: string, result: ApplyResult, files?: FilesToUndo): ResultText {
  const { done, failed, editProblem, clipboard } = result;
  const copied = clipboard
    ? ' The password is in the clipboard and cannot be shown again: paste it now.'
    : '';
  if (failed) return { severity: 'error', text: failureText(failed, result, copied) };
  if (editProblem !== undefined) {
    const text = `Changed at Twilio: ${list(done)}. The files were not: ${editProblem}${copied}`;
    return { severity: 'warning', text };
  }
  if (files !== undefined && files.kept.length > 0) {
    const text = `${title}: done at Twilio. ${keptText(files.kept)}`;
    return { severity: 'warning', text };
  }
  const back =
    files !== undefined && files.setBack.length > 0
      ? ` The text of before is back in ${files.setBack.join(', ')}.`
      : '';
  return { severity: 'info', text: `${title}: done.${back}${copied}` };
}

function failureText(
  { title, problem, outcomeUnknown }: NonNullable<ApplyResult['failed']>,
  { done, notDone, clipboard }: ApplyResult,
  copied: string,
): string {
  const nothing = outcomeUnknown ? '' : ' Nothing was changed at Twilio.';
  const before = done.length === 0 ? nothing : ` Done before: ${list(done)}.`;
  const after = notDone.length === 0 ? '' : ` Not done: ${list(notDone)}.`;
  // what was sent last may be the password
  const kept =
    clipboard && outcomeUnknown
      ? ' The password that was sent is in the clipboard and cannot be shown again: keep it until a refresh shows whether the user is there.'
      : copied;
  return `${title}: ${problem}${before}${after}${kept}`;
}

function list(titles: readonly string[]): string {
  return titles.map((title) => title.replace(/\.$/, '')).join('; ');
}
