import { type AppliedFix, fixAll } from '../../diagnostics/fix-all';
import { filePath } from '../../host/node';
import type { Finding, Fix } from '../../rules/finding';
import { maskUris } from '../../text/mask';
import { SourceFile } from '../../workspace/source-file';
import { isInside } from '../../workspace/uri';
import { tellProblems } from '../check/command';
import { printable } from '../check/formats/printable';
import type { Command, ExitCode, Invocation } from '../command';
import { readSessionOptions, sessionOptions } from '../session/options';
import { displayPath } from '../session/paths';
import { checkRuleId } from '../session/rule-settings';
import { Session } from '../session/session';
import type { Terminal } from '../terminal';
import { counted } from '../wrap';
import { unifiedDiff } from './diff';
import { writeFile } from './write';

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

interface ChangedFile {
  readonly uri: string;
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
  readonly encoding: 'utf-8' | 'latin-1';
}

async function runFix({ values, paths, terminal }: Invocation): Promise<ExitCode> {
  const rules = new Set(values.all('rule').map(checkRuleId));
  const options = readSessionOptions(values, terminal.folder);
  const session = await Session.open(paths, terminal, options);
  tellProblems(session, terminal);
  const { changed, applied, finished } = fixSession(session, rules, terminal);
  if (!finished)
    terminal.error('sip-lens fix: Some fixes undo each other; what is left is for you to decide.\n');
  if (changed.length === 0) terminal.out('Nothing to fix.\n');
  if (values.has('dry-run')) {
    for (const { path, before, after } of changed) terminal.out(unifiedDiff(path, before, after));
    return session.problems.length > 0 ? 2 : 0;
  }
  const failed = changed.filter((file) => !save(file, applied, terminal));
  return failed.length > 0 || session.problems.length > 0 ? 2 : 0;
}

function fixSession(session: Session, rules: ReadonlySet<string>, terminal: Terminal) {
  const { workspace, checker } = session;
  const files = session.files();
  const originals = new Map<string, SourceFile['encoding'] | undefined>();
  const texts = new Map<string, string>();
  const accepts = (finding: Finding, { kind, edits = [] }: Fix): boolean => {
    if (kind !== 'safe' && !(kind === 'unsafe' && rules.has(finding.rule))) return false;
    for (const { uri } of edits) remember(uri);
    return edits.every(({ uri }) => workspace.folders.some((folder) => isInside(uri, folder)));
  };
  /** The text before the first edit, which the workspace gives up. */
  const remember = (uri: string): void => {
    if (originals.has(uri)) return;
    const file = workspace.store.file(uri);
    const text = file instanceof SourceFile ? file.text : undefined;
    originals.set(uri, file instanceof SourceFile ? file.encoding : undefined);
    if (text !== undefined) texts.set(uri, text);
  };
  const result = fixAll(
    checker,
    files.map(({ uri }) => uri),
    accepts,
  );
  const changed = [...result.texts].map(
    ([uri, after]): ChangedFile => ({
      uri,
      path: displayPath(uri, terminal.folder),
      before: texts.get(uri),
      after,
      encoding: originals.get(uri) ?? 'utf-8',
    }),
  );
  changed.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...result, changed };
}

/** Writes one file and says what was fixed in it; false where that failed. */
function save(file: ChangedFile, applied: readonly AppliedFix[], terminal: Terminal): boolean {
  const { uri, path, before, after, encoding } = file;
  const reason = writeFile({ path: filePath(uri), before, after, encoding });
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
