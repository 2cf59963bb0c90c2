import { maskLine } from '../../text/mask';
import { loadRegistryReader } from '../../twilio/account/registry-file/load';
import { isEssential, notReadTexts } from '../../twilio/account/registry-file/not-read';
import { type PulledRegistry, pullInto } from '../../twilio/account/registry-file/pull';
import type { Command, ExitCode, Invocation } from '../command';
import { findAccess } from '../credentials';
import { Failure, usageFailure } from '../failure';
import { unifiedDiff } from '../fix/diff';
import { writeFile } from '../fix/write';
import { printable } from '../printable';
import type { Terminal } from '../terminal';
import { counted } from '../wrap';
import { readAccounts } from './accounts';
import { type RegistryOnDisk, readRegistryFile } from './file';
import { accessNotes, accessOptions, readWanted } from './options';

export const pull: Command = {
  name: 'registry pull',
  summary: 'writes what exists in the Twilio accounts into the registry file',
  operands: '[FILE]',
  options: {
    ...accessOptions,
    'dry-run': { help: 'print what would change as a diff, and write nothing' },
    stdout: { help: 'print the whole file instead of writing it' },
  },
  notes: [
    'FILE is twilio.registry.yaml in the folder you stand in when left out. Names, addresses and numbers go into it, no ' +
      'secrets. It is sorted, and doing it again changes nothing, so that a review shows what changed at Twilio.',
    'Other accounts and regions of the file stay as they are, and so does what cannot be read this time, with its old ' +
      'time. The comment at the beginning of the file stays, comments further down do not.',
    ...accessNotes,
    'Exit code: 0 done, 2 something could not be read or written; what could is written all the same. With --partial ' +
      'only what keeps it from reading anything at all counts.',
  ],
  examples: [
    ['sip-lens registry pull', 'brings twilio.registry.yaml up to date'],
    ['sip-lens registry pull --profile acme --dry-run', 'shows what would change, with a key of Twilio CLI'],
    ['sip-lens registry pull --region us1 --region ie1 infra/twilio.registry.yaml', 'two regions'],
  ],
  run: runPull,
};

async function runPull({ values, paths, terminal }: Invocation): Promise<ExitCode> {
  const dryRun = values.has('dry-run');
  const toStdout = values.has('stdout');
  if (dryRun && toStdout)
    throw usageFailure('--dry-run prints a diff and --stdout the file: give one of them.');
  const access = findAccess(readWanted(values), terminal);
  const file = await readRegistryFile(paths, terminal.folder);
  const { accounts, unread } = await readAccounts(access, terminal);
  const pulled = pullInto(await loadRegistryReader(), file, accounts);
  if (pulled.state === 'refused') throw new Failure(refusal(file, pulled.problem));
  for (const text of notReadTexts(pulled.notRead)) terminal.error(`sip-lens: ${printable(text)}\n`);
  if (toStdout) terminal.out(pulled.text);
  else if (dryRun) terminal.out(registryDiff(file, pulled.text));
  else save(file, pulled, terminal);
  const missing = unread > 0 || pulled.notRead.some(isEssential);
  return missing && !values.has('partial') ? 2 : 0;
}

type Merged = Extract<PulledRegistry, { state: 'merged' }>;

function refusal(
  { shown }: RegistryOnDisk,
  { message, at }: { message: string; at: { range: { start: { line: number } } } },
): string {
  return (
    `${shown} is as it was: line ${at.range.start.line + 1} has a mistake, and what it means would be lost. ${message} ` +
    'Mend it, or move the file away for a new one.'
  );
}

function registryDiff({ shown, text }: RegistryOnDisk, after: string): string {
  // lists of credentials are names here
  return unifiedDiff(shown, text, after, (line) =>
    /^\s*(?:- )?credentialLists:/.test(line) ? line : maskLine(line),
  );
}

function save(file: RegistryOnDisk, { text, changed, droppedComments }: Merged, terminal: Terminal): void {
  const { path, shown, text: before } = file;
  if (!changed) {
    terminal.out(`${shown}: nothing changed\n`);
    return;
  }
  const reason = writeFile({ path, before, after: text, encoding: 'utf-8' });
  if (reason !== undefined) throw new Failure(`${shown} is as it was: ${reason}.`);
  terminal.out(`${shown}: ${before === undefined ? 'made' : 'brought up to date'}\n`);
  if (droppedComments > 0)
    terminal.error(
      `sip-lens: note: ${counted(droppedComments, 'comment')} below the beginning of the file went; only the one at ` +
        'its beginning stays.\n',
    );
}
