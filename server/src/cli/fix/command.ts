import { type AppliedFix, type ChangedText, fixAll } from '../../diagnostics/fix-all';
import { filePath } from '../../host/node';
import type { Finding, Fix } from '../../rules/finding';
import { maskLine, maskUris } from '../../text/mask';
import { isInside } from '../../workspace/uri';
import type { Command, ExitCode, Invocation } from '../command';
import { printable } from '../printable';
import { readSessionOptions, sessionOptions } from '../session/options';
import { checkRuleId } from '../session/rule-settings';
import { Session } from '../session/session';
import type { SourceLines } from '../session/source-lines';
import { tellProblems } from '../session/tell-problems';
import type { Terminal } from '../terminal';
import { counted } from '../wrap';
import { unifiedDiff } from './diff';
import { markOf, writeFile } from './write';

export const fix: Command = {
  name: 'fix',
  summary: 'applies the fixes that cannot change what works today',
  operands: '[PATH…]',
  options: {
    rule: {
      value: 'ID',
      repeatable: true,
      help: "apply this rule's fixes too, those included that change who is called, trusted or loaded",
    },
    'dry-run': { help: 'print what would change as a diff, and change nothing' },
    ...sessionOptions,
  },
  notes: [
    'After the fixes the files are checked again, until no fix is left. A file is replaced in one step, keeps its owner, ' +
      'rights, encoding and line ends, and is left alone when somebody changed it meanwhile. Passwords in the diff are masked.',
    'Exit code: 0 done, also where findings are left that only you can mend (sip-lens check shows them); 2 something ' +
      'could not be read or written.',
  ],
  examples: [
    ['sip-lens fix --dry-run', 'shows what would change below the folder you stand in'],
    ['sip-lens fix /etc/asterisk', 'changes it'],
    [
      'sip-lens fix --rule twilio/identify-incomplete pjsip.conf',
      'adds the missing signaling ranges of Twilio',
    ],
  ],
  run: runFix,
};

async function runFix({ values, paths, terminal }: Invocation): Promise<ExitCode> {
  const rules = new Set(values.all('rule').map(checkRuleId));
  const options = readSessionOptions(values, terminal.folder);
  const session = await Session.open(paths, terminal, options);
  const batch = session.whole();
  tellProblems(session, terminal);
  const accepts = (finding: Finding, { kind, edits = [] }: Fix): boolean =>
    (kind === 'safe' || (kind === 'unsafe' && rules.has(finding.rule))) &&
    edits.every(({ uri }) => session.folders.some((folder) => isInside(uri, folder)));
  const named = batch.files().map(({ uri }) => uri);
  const { changed, applied, finished } = fixAll(batch.checker, named, accepts);
  if (!finished)
    terminal.error('sip-lens fix: Some fixes undo each other; what is left is for you to decide.\n');
  if (changed.length === 0) terminal.out('Nothing to fix.\n');
  const dryRun = values.has('dry-run');
  let failed = false;
  for (const file of changed.toSorted((a, b) => (a.uri < b.uri ? -1 : 1))) {
    const path = session.path(file.uri);
    if (dryRun) terminal.out(diffOf(file, path, batch.lines));
    else failed = !save(file, path, applied, terminal) || failed;
  }
  return failed || session.problems.length > 0 ? 2 : 0;
}

/** Of the bytes on the disk, so that git can apply it. */
function diffOf({ uri, before, after }: ChangedText, path: string, lines: SourceLines): string {
  const mark = markOf(filePath(uri));
  const old = before === undefined ? undefined : mark + before;
  return unifiedDiff(path, old, mark + after, (line, beside) => lines.hide(uri, maskLine(line, beside)));
}

/** Writes one file and says what was fixed in it; false where that failed. */
function save(file: ChangedText, path: string, applied: readonly AppliedFix[], terminal: Terminal): boolean {
  const { uri, before } = file;
  const reason = writeFile({ ...file, path: filePath(uri) });
  if (reason !== undefined) {
    terminal.error(`sip-lens fix: ${path} is as it was: ${reason}.\n`);
    return false;
  }
  const own = applied.filter((each) => each.uri === uri);
  terminal.out(`${path}: ${before === undefined ? 'made' : counted(own.length, 'fix', 'fixes')}\n`);
  for (const { line, title, rule } of own)
    terminal.out(`  ${line + 1}: ${printable(maskUris(title))} (${rule})\n`);
  return true;
}
