import { version } from '../../package.json';
import type { Command, OptionTable } from './command';
import { wrap } from './wrap';

const MAX_WIDTH = 100;

export function versionLine(): string {
  return `sip-lens ${version}\n`;
}

/** The text of `sip-lens --help`. */
export function generalHelp(commands: readonly Command[], columns: number): string {
  const rows = commands.map(({ name, operands, summary }): Row => [`${name} ${operands}`.trim(), summary]);
  return [
    'sip-lens: will the PBX and Twilio accept this configuration, and if not, which line has to change?',
    '',
    'Usage: sip-lens COMMAND [OPTION…] [PATH…]',
    '',
    'Commands:',
    ...table(rows, columns),
    '',
    'Options:',
    ...table(
      [
        ['--help, -h', 'this text, or that of a command: sip-lens check --help'],
        ['--version', 'the version'],
      ],
      columns,
    ),
    '',
    'Example:',
    '  sip-lens check /etc/asterisk',
    '',
  ].join('\n');
}

/** The text of `sip-lens COMMAND --help`. */
export function commandHelp(command: Command, columns: number): string {
  const { name, operands, summary, options, notes, examples } = command;
  const width = Math.min(columns, MAX_WIDTH);
  return [
    `Usage: sip-lens ${name} [OPTION…] ${operands}`.trimEnd(),
    '',
    ...wrap(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`, width),
    '',
    ...(Object.keys(options).length > 0 ? ['Options:', ...table(optionRows(options), columns), ''] : []),
    ...notes.flatMap((note) => [...wrap(note, width), '']),
    'Examples:',
    ...examples.flatMap(([line, does]) => [`  ${line}`, `      ${does}`]),
    '',
  ].join('\n');
}

type Row = readonly [left: string, right: string];

function optionRows(options: OptionTable): Row[] {
  return Object.entries(options).map(([name, { value, repeatable, help }]): Row => {
    const left = value === undefined ? `--${name}` : `--${name} ${value}`;
    return [left, repeatable ? `${help}; may be given several times` : help];
  });
}

function table(rows: readonly Row[], columns: number): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  const width = Math.max(30, Math.min(columns, MAX_WIDTH) - left);
  return rows.flatMap(([name, text]) => {
    const [first = '', ...rest] = wrap(text, width);
    return [`  ${name.padEnd(left - 2)}${first}`, ...rest.map((line) => ' '.repeat(left) + line)];
  });
}
