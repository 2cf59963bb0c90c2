import { type Comparison, compare } from '../../twilio/account/registry-file/comparison';
import {
  driftJson,
  driftLines,
  driftSigns,
  notComparedTexts,
} from '../../twilio/account/registry-file/drift-report';
import { loadRegistryReader } from '../../twilio/account/registry-file/load';
import { isEssential } from '../../twilio/account/registry-file/not-read';
import type { RegistryFile } from '../../twilio/account/registry-file/read';
import type { Command, ExitCode, Invocation } from '../command';
import { findAccess } from '../credentials';
import { Failure } from '../failure';
import { printable } from '../printable';
import { chooseStyle, colorOptions, type Style } from '../style';
import type { Terminal } from '../terminal';
import { counted } from '../wrap';
import { readAccounts } from './accounts';
import { type RegistryOnDisk, readRegistryFile } from './file';
import { accessNotes, accessOptions, readWanted } from './options';

const formats = ['pretty', 'json'] as const;

export const diff: Command = {
  name: 'registry diff',
  summary: 'says where the registry file and the Twilio accounts differ',
  operands: '[FILE]',
  options: {
    format: { value: formats.join('|'), help: 'how differences are printed; pretty when left out' },
    ...accessOptions,
    ...colorOptions,
  },
  notes: [
    'FILE is twilio.registry.yaml in the folder you stand in when left out. "+" is in the account and not in the file, ' +
      '"-" in the file and not in the account, "~" is different. Only what both of them know is compared; the rest is ' +
      'listed.',
    ...accessNotes,
    'Exit code: 0 no difference, 1 differences, 2 something that the file says could not be read, so that nobody knows. ' +
      'With --partial 2 means that nothing at all could be read.',
  ],
  examples: [
    ['sip-lens registry diff', 'compares twilio.registry.yaml with the account'],
    ['sip-lens registry diff --format json > drift.json', 'for programs'],
  ],
  run: runDiff,
};

async function runDiff({ values, paths, terminal }: Invocation): Promise<ExitCode> {
  const format = values.word('format', formats, 'pretty');
  const access = findAccess(readWanted(values), terminal);
  const file = await readRegistryFile(paths, terminal.folder);
  const registry = await parse(file, terminal);
  const { accounts, unread } = await readAccounts(access, terminal);
  const comparison = compare(registry.accounts, accounts);
  if (format === 'json') terminal.out(`${JSON.stringify(driftJson(comparison, file.shown), undefined, 2)}\n`);
  else {
    const names = [...registry.accounts, ...accounts];
    terminal.out(pretty(comparison, names, file.shown, chooseStyle(values, terminal)));
  }
  if (comparison.drifts.length > 0) return 1;
  return isDoubtful(comparison, unread) && !values.has('partial') ? 2 : 0;
}

async function parse({ shown, uri, text }: RegistryOnDisk, terminal: Terminal): Promise<RegistryFile> {
  if (text === undefined) throw new Failure(`There is no file ${shown}. "sip-lens registry pull" makes it.`);
  const file = (await loadRegistryReader())(text, uri);
  const tell = ({ message, at }: (typeof file.problems)[number]) =>
    `${shown}:${at.range.start.line + 1}: ${printable(message)}`;
  const [first] = file.problems;
  if (file.accounts.length === 0 && first) throw new Failure(tell(first));
  for (const problem of file.problems)
    terminal.error(`sip-lens: ${tell(problem)} This part is not compared.\n`);
  return file;
}

/** Whether something that the file says could not be read of an account that there is a key for. */
function isDoubtful({ notCompared }: Comparison, unread: number): boolean {
  return (
    unread > 0 || notCompared.some(({ gap, unknownIn }) => unknownIn === 'account' && gap && isEssential(gap))
  );
}

type Names = Parameters<typeof driftLines>[1];

function pretty(comparison: Comparison, names: Names, path: string, style: Style): string {
  const { drifts, notCompared } = comparison;
  const paint = { heading: style.bold, added: style.green, gone: style.red, changed: style.yellow };
  const lines = driftLines(comparison, names).map(({ kind, text, drift }) => {
    if (kind === 'heading') return style.bold(printable(text));
    const at = drift?.at && style.dim(`  ${path}:${drift.at.range.start.line + 1}`);
    return `  ${paint[kind](driftSigns[kind])} ${printable(text)}${at ?? ''}`;
  });
  const unknown = notComparedTexts(notCompared).map((text) => `  ${printable(text)}`);
  const summary =
    drifts.length === 0
      ? `${style.green('No difference')} in what both know.`
      : `${style.bold(counted(drifts.length, 'difference'))}. "sip-lens registry pull" brings the file up to date.`;
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    ...(unknown.length > 0 ? [style.bold('Not compared:'), ...unknown, ''] : []),
    summary,
    '',
  ].join('\n');
}
