import type { Connection } from 'vscode-languageserver';

/** Runs what nobody waits for: a failure is told and goes no further, for a rejected promise would end the process. */
export function inBackground(connection: Connection, what: string, task: () => Promise<void>): void {
  task().catch((error: unknown) => connection.console.error(failureReport(what, error)));
}

/** What may be told of an error: its own message may quote a document, and so a password, but its kind and its way may not. */
export function failureReport(what: string, error: unknown): string {
  const kind = error instanceof Error ? error.name : typeof error;
  const way =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return [`sip-lens failed at ${what} (${kind}). Please report this with what you did:`, ...way].join('\n');
}
