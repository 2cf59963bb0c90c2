import { meant, parseArguments } from './arguments';
import type { Command, ExitCode } from './command';
import { commandOf, commands, groupOf } from './commands';
import { Failure } from './failure';
import { commandHelp, generalHelp, versionLine } from './help';
import type { Terminal } from './terminal';

/** Runs one call of `sip-lens`; `args` are the words behind the program's name. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return help(rest, terminal, name);
  if (name === '--version' || name === '-v') {
    terminal.out(versionLine());
    return 0;
  }
  const found = commandOf(args);
  if (found) return runCommand(await found.load(), found.rest, terminal);
  return groupOf(name).length > 0 ? runGroup(name, rest, terminal) : unknownCommand(name, terminal);
}

async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const { values, paths } = parseArguments(args, command.options);
    if (values.has('help')) {
      terminal.out(commandHelp(command, terminal.columns));
      return 0;
    }
    return await command.run({ values, paths, terminal });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.error(`sip-lens ${command.name}: ${error.message}\n`);
    if (error.usage) terminal.error(`"sip-lens ${command.name} --help" lists what it takes.\n`);
    return 2;
  }
}

/** `sip-lens help check` is `sip-lens check --help`; a bare `sip-lens` is a question too, but no success. */
async function help(
  topic: readonly string[],
  terminal: Terminal,
  asked: string | undefined,
): Promise<ExitCode> {
  const found = commandOf(topic);
  if (found) {
    terminal.out(commandHelp(await found.load(), terminal.columns));
    return 0;
  }
  const text = await listOf(groupOf(topic[0] ?? ''), terminal);
  if (asked !== undefined) terminal.out(text);
  else terminal.error(text);
  return asked === undefined ? 2 : 0;
}

/** The help of these commands, or of all where there are none. */
async function listOf(names: readonly string[], terminal: Terminal): Promise<string> {
  const listed = names.length > 0 ? names : Object.keys(commands);
  const all = await Promise.all(listed.flatMap((name) => commands[name]?.() ?? []));
  return generalHelp(all, terminal.columns);
}

/** `sip-lens registry`, with nothing or with something unknown behind it. */
async function runGroup(name: string, [word]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (word === '--help' || word === '-h') return help([name], terminal, word);
  if (word === undefined || word.startsWith('-')) {
    terminal.error(await listOf(groupOf(name), terminal));
    return 2;
  }
  const words = groupOf(name).map((each) => each.slice(name.length + 1));
  terminal.error(
    `sip-lens ${name}: There is no command "${name} ${word}".${meant(word, words, `${name} `)}\n`,
  );
  terminal.error(`"sip-lens ${name} --help" lists the commands.\n`);
  return 2;
}

function unknownCommand(name: string, terminal: Terminal): ExitCode {
  const what = name.startsWith('-') ? `option ${name} ahead of the command` : `command "${name}"`;
  const first = Object.keys(commands).map((each) => each.split(' ')[0] ?? each);
  terminal.error(`sip-lens: There is no ${what}.${meant(name, [...new Set(first)], '')}\n`);
  terminal.error('"sip-lens --help" lists the commands.\n');
  return 2;
}
