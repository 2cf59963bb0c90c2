import type { Values } from './arguments';
import type { Terminal } from './terminal';

/** 0: fine. 1: findings at or above the level. 2: it could not be done, or not all of it. */
export type ExitCode = 0 | 1 | 2;

export interface OptionSpec {
  /** What stands for the value in the help; an option without one takes no value. */
  readonly value?: string;
  readonly repeatable?: boolean;
  readonly help: string;
}

export type OptionTable = Readonly<Record<string, OptionSpec>>;

export interface Invocation {
  readonly values: Values;
  /** What is no option: paths. */
  readonly paths: readonly string[];
  readonly terminal: Terminal;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name in the usage line, without options: `[PATH…]`. */
  readonly operands: string;
  readonly options: OptionTable;
  /** Paragraphs below the options: exit codes and what is worth knowing. */
  readonly notes: readonly string[];
  /** What to type and what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  run(invocation: Invocation): Promise<ExitCode>;
}
