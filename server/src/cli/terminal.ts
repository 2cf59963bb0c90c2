/** Where a command writes and what is known of who reads it. Tests of the pure parts give their own. */
export interface Terminal {
  out(text: string): void;
  /** For people: errors, progress, what was left out. Never part of a format. */
  error(text: string): void;
  /** Width of standard output in characters. */
  readonly columns: number;
  /** Whether a person looks at standard output, and at standard error. */
  readonly interactive: boolean;
  readonly interactiveErrors: boolean;
  environment(name: string): string | undefined;
  /** The folder one stands in. */
  readonly folder: string;
}

const DEFAULT_COLUMNS = 100;

export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  return {
    out: (text) => stdout.write(text),
    error: (text) => stderr.write(text),
    columns: stdout.columns || Number(process.env.COLUMNS) || DEFAULT_COLUMNS,
    interactive: stdout.isTTY === true,
    interactiveErrors: stderr.isTTY === true,
    environment: (name) => process.env[name],
    folder: process.cwd(),
  };
}
