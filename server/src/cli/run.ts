import { meant, parseArguments } from './arguments';
import type { Command, ExitCode } from './command';
import { commands } from './commands';
import { Failure } from './failure';
import { commandHelp, generalHelp, versionLine } from './help';
import type { Terminal } from './terminal';

/** Runs one call of `sip-lens`; `args` are the words behind the program's name. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return help(rest[0], terminal, name);
  if (name === '--version' || name === '-v') {
    terminal.out(versionLine());
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) return unknownCommand(name, terminal);
  return runCommand(await load(), rest, terminal);
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
  topic: string | undefined,
  terminal: Terminal,
  asked: string | undefined,
): Promise<ExitCode> {
  const load = topic !== undefined && Object.hasOwn(commands, topic) ? commands[topic] : undefined;
  if (load) {
    terminal.out(commandHelp(await load(), terminal.columns));
    return 0;
  }
  const all = await Promise.all(Object.values(commands).map((each) => each()));
  const text = generalHelp(all, terminal.columns);
  if (asked !== undefined) terminal.out(text);
  else terminal.error(text);
  return asked === undefined ? 2 : 0;
}

function unknownCommand(name: string, terminal: Terminal): ExitCode {
  const what = name.startsWith('-') ? `an option ${name} in front of the command` : `a command "${name}"`;
  terminal.error(`sip-lens: There is no such thing as ${what}.${meant(name, Object.keys(commands), '')}\n`);
  terminal.error('"sip-lens --help" lists the commands.\n');
  return 2;
}
