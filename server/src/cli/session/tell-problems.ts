import type { Terminal } from '../terminal';
import type { Session } from './session';

/** Says on standard error what could not be checked. */
export function tellProblems({ problems, notes }: Session, terminal: Terminal, withNotes = true): void {
  for (const problem of problems) terminal.error(`sip-lens: ${problem}\n`);
  if (!withNotes) return;
  for (const note of notes) terminal.error(`sip-lens: note: ${note}\n`);
}
