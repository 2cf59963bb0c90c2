import { parseArgs } from 'node:util';
import { nearest } from '../text/nearest';
import type { OptionTable } from './command';
import { usageFailure } from './failure';

/** The options as they were given, checked against their table. */
export class Values {
  constructor(private readonly given: ReadonlyMap<string, readonly string[]>) {}

  has(name: string): boolean {
    return this.given.has(name);
  }

  /** The last one counts. */
  text(name: string): string | undefined {
    return this.given.get(name)?.at(-1);
  }

  all(name: string): readonly string[] {
    return this.given.get(name) ?? [];
  }

  /** One of these words; a mistake names them. */
  word<T extends string>(name: string, words: readonly T[], fallback: T): T {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    throw usageFailure(
      `--${name} cannot be "${text}": it is one of ${words.join(', ')}.${meant(text, words, '')}`,
    );
  }
}

export interface Parsed {
  readonly values: Values;
  readonly paths: readonly string[];
}

/** Reads the arguments behind a command's name; throws a Failure that says what is wrong with them. */
export function parseArguments(args: readonly string[], options: OptionTable): Parsed {
  const names = [...Object.keys(options), 'help'];
  const types = Object.fromEntries(
    names.map((name) => [name, { type: options[name]?.value === undefined ? 'boolean' : 'string' } as const]),
  );
  const config = { help: { type: 'boolean', short: 'h' } } as const;
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...types, ...config },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const paths: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    checkOption(token, options, names);
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? '']);
  }
  return { values: new Values(given), paths };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checkOption(token: OptionToken, options: OptionTable, names: readonly string[]): void {
  const { name, rawName, value } = token;
  if (!names.includes(name)) throw usageFailure(`There is no option ${rawName}.${meant(name, names, '--')}`);
  const wanted = options[name]?.value;
  if (wanted === undefined) {
    if (value !== undefined) throw usageFailure(`${rawName} takes no value.`);
    return;
  }
  // the next option swallowed as a value is a value that was forgotten
  const swallowed = value?.startsWith('--') === true && token.inlineValue !== true;
  if (value === undefined || value === '' || swallowed)
    throw usageFailure(`${rawName} needs a value: ${rawName} ${wanted}`);
}

/** ` Did you mean --level?`, or nothing. */
export function meant(word: string, candidates: readonly string[], prefix: string): string {
  const [best] = nearest(word, candidates, 1);
  return best === undefined ? '' : ` Did you mean ${prefix}${best}?`;
}
