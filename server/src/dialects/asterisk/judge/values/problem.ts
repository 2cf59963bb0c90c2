import type { OptionSpec } from '../../schema';
import type { Effect, Environment, JudgeRule } from '../verdict';

/** What a check finds wrong with one value. */
export interface Problem {
  /** What is wrong, without a full stop. */
  readonly what: string;
  /** What to do, without a full stop. */
  readonly advice: string;
  /** What follows from it; for a dropped object that goes without saying. */
  readonly consequence?: string;
  /** `dropped` unless said otherwise. */
  readonly effect?: Effect;
  /** `asterisk/invalid-value` unless said otherwise. */
  readonly rule?: JudgeRule;
  readonly suggestions?: readonly string[];
}

/** What a check may look at besides the value. */
export interface CheckInput {
  /** The option's name as it stands in the file: some handlers of Asterisk mind its case. */
  readonly name: string;
  readonly spec: OptionSpec;
  readonly environment: Environment;
}

/** Finds what Asterisk does not take of a value; undefined where it takes it. */
export type Check = (value: string, input: CheckInput) => Problem | undefined;

const LONGEST = 60;

/** The value in quotes, shortened. Never for a secret. */
export function quote(value: string): string {
  return value.length > LONGEST ? `"${value.slice(0, LONGEST)}…"` : `"${value}"`;
}

/** `a`, `a or b`, `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
