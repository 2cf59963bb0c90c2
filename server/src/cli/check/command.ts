import { SEVERITIES } from '../../rules/finding';
import type { Command, ExitCode, Invocation } from '../command';
import { usageFailure } from '../failure';
import { readSessionOptions, sessionOptions } from '../session/options';
import { readRuleSettings } from '../session/rule-settings';
import { Session } from '../session/session';
import { tellProblems } from '../session/tell-problems';
import { chooseStyle, colorOptions } from '../style';
import { counted } from '../wrap';
import { Baseline, writeBaseline } from './baseline';
import { formatNames, formats } from './formats';
import { type ReportedFile, reportFiles } from './report';
import { readShard, shardOf } from './shard';

export const check: Command = {
  name: 'check',
  summary: 'finds what Asterisk, FreeSWITCH and Twilio will refuse, and says why and what to do',
  operands: '[PATH…]',
  options: {
    format: { value: formatNames.join('|'), help: 'how findings are printed; pretty when left out' },
    level: {
      value: SEVERITIES.join('|'),
      help: 'the findings that are listed and that count: this severity and above; warning when left out',
    },
    rule: {
      value: 'ID=SEVERITY',
      repeatable: true,
      help: 'another severity for a rule, or off: --rule twilio/no-edge=off',
    },
    ...sessionOptions,
    baseline: { value: 'FILE', help: 'leave out the findings that this file holds' },
    'write-baseline': {
      value: 'FILE',
      help: 'write the findings of today into this file and be content with them',
    },
    shard: { value: 'i/n', help: 'report on the i-th of n parts of the files; all of them are read' },
    ...colorOptions,
  },
  notes: [
    'Paths are files and folders; without any, the folder you stand in. A file is checked together with the files ' +
      'that belong to it, and only what stands in it is reported.',
    'Exit code: 0 nothing at or above the level, 1 findings, 2 something could not be checked.',
    'In a file, "; sip-lens-disable-next-line RULE" switches a rule off for one line, "; sip-lens-disable-line RULE" ' +
      'for its own line, "; sip-lens-disable-file RULE" for the file. Other formats have comments of their own: <!-- … --> ' +
      'in XML, # … in YAML and .env.',
  ],
  examples: [
    ['sip-lens check /etc/asterisk', 'checks what Asterisk reads there'],
    [
      'sip-lens check --registry infra/twilio.registry.yaml --level error etc',
      'against this registry, errors only',
    ],
    ['sip-lens check --format sarif > findings.sarif', 'for code scanning'],
    [
      'sip-lens check --write-baseline known.json',
      'accepts the findings of today; from now on: --baseline known.json',
    ],
  ],
  run: runCheck,
};

async function runCheck({ values, paths, terminal }: Invocation): Promise<ExitCode> {
  const format = values.word('format', formatNames, 'pretty');
  const level = values.word('level', SEVERITIES, 'warning');
  const settings = readRuleSettings(values.all('rule'));
  const options = readSessionOptions(values, terminal.folder);
  const shard = values.text('shard');
  const target = values.text('write-baseline');
  if (shard !== undefined) readShard(shard);
  if (shard !== undefined && target !== undefined)
    throw usageFailure('--write-baseline needs all findings, so it does not go with --shard.');

  const known = values.text('baseline');
  const baseline = known === undefined ? undefined : Baseline.read(known, terminal.folder);

  const session = await Session.open(paths, terminal, options, settings);
  const all = reportFiles(session, level);
  // where informations are listed, the files that were left out are among them
  tellProblems(session, terminal, level === 'error' || level === 'warning');
  if (target !== undefined) {
    const count = writeBaseline(target, terminal.folder, all);
    terminal.error(`${target} holds ${counted(count, 'finding')} now.\n`);
    return session.problems.length > 0 ? 2 : 0;
  }
  const own = shard === undefined ? all : shardOf(all, shard);
  const files = baseline ? baseline.leaveOut(own) : own;
  const { problems } = session;
  const print = formats[format];
  const context = { terminal, style: chooseStyle(values, terminal), level };
  terminal.out(
    print({ files, checked: all.length, known: countOf(own) - countOf(files), problems }, context),
  );
  if (problems.length > 0) return 2;
  return countOf(files) > 0 ? 1 : 0;
}

function countOf(files: readonly ReportedFile[]): number {
  return files.reduce((sum, { findings }) => sum + findings.length, 0);
}
