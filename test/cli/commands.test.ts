import assert from 'node:assert/strict';
import { version } from '../../server/package.json';
import { commands } from '../../server/src/cli/commands';
import { needProgram, runWith } from './sip-lens';

interface Case {
  readonly args: string;
  readonly code: number;
  /** What is printed, on standard output for code 0 and on standard error otherwise. */
  readonly says: RegExp;
}

const CASES: readonly Case[] = [
  { args: '--help', code: 0, says: /^Usage: sip-lens COMMAND/m },
  { args: '-h', code: 0, says: /check \[PATH…\]/ },
  { args: 'help', code: 0, says: /Commands:/ },
  { args: 'help fix', code: 0, says: /^Usage: sip-lens fix/ },
  { args: '--version', code: 0, says: new RegExp(`^sip-lens ${version.replaceAll('.', '\\.')}\\n$`) },
  { args: '', code: 2, says: /^Usage: sip-lens COMMAND/m },
  { args: 'chek', code: 2, says: /There is no command "chek"\. Did you mean check\?/ },
  { args: 'toString', code: 2, says: /command "toString"\./ },
  { args: '--format json', code: 2, says: /There is no option --format ahead of the command/ },
  { args: 'check --frmat json', code: 2, says: /no option --frmat\. Did you mean --format\?/ },
  { args: 'check -x', code: 2, says: /no option -x\./ },
  { args: 'check --format', code: 2, says: /--format needs a value: --format pretty\|json/ },
  { args: 'check --format --level error', code: 2, says: /--format needs a value/ },
  { args: 'check --format=', code: 2, says: /--format needs a value/ },
  { args: 'check --format jsn', code: 2, says: /cannot be "jsn".* Did you mean json\?/ },
  { args: 'check --level warn', code: 2, says: /cannot be "warn"/ },
  { args: 'check --color=yes', code: 2, says: /--color takes no value/ },
  {
    args: 'check --rule twilio/no-egde=off',
    code: 2,
    says: /no rule "twilio\/no-egde"\. Did you mean twilio\/no-edge\?/,
  },
  { args: 'check --rule twilio/no-edge', code: 2, says: /--rule twilio\/no-edge needs one of off, error/ },
  { args: 'check --rule twilio/no-edge=loud', code: 2, says: /needs one of off, error/ },
  { args: 'check --yaml-key FQDN', code: 2, says: /--yaml-key cannot be "FQDN": it is a key and its role/ },
  { args: 'check --yaml-key =host', code: 2, says: /--yaml-key cannot be "=host"/ },
  {
    args: 'check --yaml-key FQDN=hots',
    code: 2,
    says: /--yaml-key FQDN cannot be "hots": it is one of host, .* Did you mean host\?/,
  },
  { args: 'inspect --yaml-key FQDN=', code: 2, says: /--yaml-key FQDN cannot be ""/ },
  { args: 'fix --yaml-key FQDN=hots', code: 2, says: /cannot be "hots"/ },
  { args: 'check --help', code: 0, says: /--yaml-key NAME=ROLE\s+what a key of your own means/ },
  { args: 'inspect --help', code: 0, says: /--yaml-key NAME=ROLE/ },
  { args: 'check --shard 3/2', code: 2, says: /--shard cannot be "3\/2"/ },
  { args: 'check --shard 0/2', code: 2, says: /--shard cannot be "0\/2"/ },
  { args: 'check --shard 1/2 --write-baseline b.json', code: 2, says: /does not go with --shard/ },
  { args: 'check --max-file-size lots', code: 2, says: /--max-file-size cannot be "lots"/ },
  { args: 'check --registry nowhere.yaml', code: 2, says: /There is no file nowhere\.yaml \(--registry\)/ },
  { args: 'check --registry .', code: 2, says: /\. is no file \(--registry\)/ },
  { args: 'check --asterisk-root nowhere', code: 2, says: /There is no folder nowhere \(--asterisk-root\)/ },
  { args: 'check --baseline nowhere.json', code: 2, says: /nowhere\.json cannot be read/ },
  { args: 'check nowhere', code: 2, says: /There is no file or folder nowhere\./ },
  { args: 'fix --rule twilio/no-egde', code: 2, says: /no rule "twilio\/no-egde"/ },
  { args: 'inspect --format yaml', code: 2, says: /cannot be "yaml"/ },
  { args: 'lsp --stdio here', code: 2, says: /lsp takes no path/ },
  { args: 'registry', code: 2, says: /registry pull \[FILE\][\s\S]*registry diff \[FILE\]/ },
  { args: 'registry --help', code: 0, says: /registry pull \[FILE\][\s\S]*registry diff \[FILE\]/ },
  { args: 'help registry', code: 0, says: /registry pull \[FILE\][\s\S]*registry diff \[FILE\]/ },
  { args: 'help registry diff', code: 0, says: /^Usage: sip-lens registry diff/ },
  { args: 'registry pul', code: 2, says: /command "registry pul"\. Did you mean registry pull\?/ },
  { args: 'registry --stdout pull', code: 2, says: /registry pull \[FILE\]/ },
  { args: 'regsitry pull', code: 2, says: /command "regsitry"\. Did you mean registry\?/ },
  { args: 'pull', code: 2, says: /command "pull"/ },
  { args: 'registry pull --stdout --dry-run', code: 2, says: /give one of them/ },
  { args: 'registry pull --profile a --region us1', code: 2, says: /leave out --account and --region/ },
  { args: 'registry diff --format yaml', code: 2, says: /cannot be "yaml"/ },
];

describe('sip-lens', () => {
  needProgram();

  for (const { args, code, says } of CASES) {
    it(`${code === 0 ? 'answers' : 'refuses'} ${args || 'nothing'}`, () => {
      const run = runWith({}, args === '' ? [] : args.split(' '));
      assert.equal(run.code, code, run.errors);
      assert.match(code === 0 ? run.output : run.errors, says);
      // help and errors are read in terminals of 80 to 100 columns
      const widest = Math.max(...`${run.output}${run.errors}`.split('\n').map((line) => line.length));
      if (/-h|help/.test(args)) assert.ok(widest <= 100, `${widest} columns`);
    });
  }

  for (const name of Object.keys(commands)) {
    it(`explains ${name} with every option and an example`, async () => {
      const command = await commands[name]?.();
      assert.ok(command);
      const { code, output } = runWith({}, [...name.split(' '), '--help']);
      assert.equal(code, 0);
      for (const option of Object.keys(command.options)) assert.ok(output.includes(`--${option}`), option);
      assert.ok(output.includes(`Usage: sip-lens ${name}`));
      assert.ok(output.includes('Examples:'));
      assert.equal(command.name, name);
    });
  }
});
