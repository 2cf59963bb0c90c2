import type { Connection } from 'vscode-languageserver';
import { crashReport } from '../host/crash-report';

/** Runs what nobody waits for: a failure is told and goes no further, for a rejected promise would end the process. */
export function inBackground(connection: Connection, what: string, task: () => Promise<void>): void {
  task().catch((error: unknown) => connection.console.error(failureReport(what, error)));
}

/** What may be told of an error of ours, and where it was. */
export function failureReport(what: string, error: unknown): string {
  return crashReport(`sip-lens failed at ${what}`, error, 'did');
}
