import type { Command } from './command';

const fileCommands = () => import('./file-commands');

/** Every command by its name of one or two words, in the order of the help, loaded when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await fileCommands()).check,
  fix: async () => (await fileCommands()).fix,
  inspect: async () => (await fileCommands()).inspect,
  'registry pull': async () => (await fileCommands()).pull,
  'registry diff': async () => (await fileCommands()).diff,
  lsp: async () => (await import('./lsp')).lsp,
};

export interface FoundCommand {
  readonly name: string;
  load(): Promise<Command>;
  /** The words behind the name. */
  readonly rest: readonly string[];
}

/** The command that the words begin with. */
export function commandOf(words: readonly string[]): FoundCommand | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load && words.length >= length) return { name, load, rest: words.slice(length) };
  }
  return undefined;
}

/** The names of the commands that have this word in front: `registry pull` and `registry diff` of `registry`. */
export function groupOf(word: string): readonly string[] {
  return Object.keys(commands).filter((name) => name.startsWith(`${word} `));
}
