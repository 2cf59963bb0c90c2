/** Where a call stands in a stack: a line with a file and a place in it. */
const FRAME = /^\s+at (?:.+ \()?(?:node:|file:|[\\/]|[A-Za-z]:[\\/]).*:\d+:\d+\)?$/;

/**
 * What may be told of an error that nobody expected: its kind and its way through the program. Its message may quote a
 * document or a request, and so a password, and so may whatever hangs on it.
 */
export function crashReport(what: string, error: unknown, did: string): string {
  const kind = error instanceof Error ? (/^\w+$/.exec(error.name)?.[0] ?? 'Error') : typeof error;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const way = stack.split('\n').filter((line) => FRAME.test(line));
  return [`${what} (${kind}). Please report this with what you ${did}:`, ...way].join('\n');
}
