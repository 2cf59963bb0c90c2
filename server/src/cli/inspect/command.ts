import type { Command, ExitCode, Invocation } from '../command';
import { readSessionOptions, sessionOptions } from '../session/options';
import { Session } from '../session/session';
import { tellProblems } from '../session/tell-problems';
import { chooseStyle, colorOptions } from '../style';
import { inspectWorkspace } from './report';
import { inspectText } from './text';

const FORMATS = ['text', 'json'] as const;

export const inspect: Command = {
  name: 'inspect',
  summary: 'says what Asterisk or FreeSWITCH will load, drop or refuse, and what that means in SIP',
  operands: '[PATH…]',
  options: {
    format: { value: FORMATS.join('|'), help: 'how it is printed; text when left out' },
    ...sessionOptions,
    ...colorOptions,
  },
  notes: [
    'Each object is loaded, dropped, or not known: where a placeholder, a file outside, a name in the DNS, a certificate ' +
      'or an address of the machine decides. Passwords are masked.',
    'Exit code: 0 done, 2 something could not be read.',
  ],
  examples: [
    ['sip-lens inspect /etc/asterisk', 'what a start of this Asterisk would have'],
    ['sip-lens inspect --format json pjsip.conf', 'the same with every option in force, for programs'],
  ],
  run: runInspect,
};

async function runInspect({ values, paths, terminal }: Invocation): Promise<ExitCode> {
  const format = values.word('format', FORMATS, 'text');
  const options = readSessionOptions(values, terminal.folder);
  const session = await Session.open(paths, terminal, options);
  const { workspace, checker } = session.whole();
  tellProblems(session, terminal);
  const report = inspectWorkspace(workspace, checker, {
    path: (uri) => session.path(uri),
    wanted: (files) => [...files].some((uri) => session.isNamed(uri)),
  });
  const style = chooseStyle(values, terminal);
  if (format === 'json') terminal.out(`${JSON.stringify(report, undefined, 2)}\n`);
  else terminal.out(inspectText(report, style, terminal.columns));
  return session.problems.length > 0 ? 2 : 0;
}
