import { XML_COMMANDS } from '../../syntax/xml/directive';
import type { IgnoredBecause, XmlProblem } from '../../syntax/xml/problem';
import { nearest } from '../../text/nearest';
import { isOpen } from '../../text/placeholder';
import type { Fix } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { configuration } from './example';
import { breakLine, rewriteSpan } from './fixes';

function directive(line: string) {
  return configuration(`${line}  <section name="configuration"/>\n`);
}

/** Source: the preprocessor, switch_xml.c:1462-1683. What it passes over it does not log. */
export const directiveIgnored = rule({
  id: 'freeswitch/directive-ignored',
  title: 'A directive, or text beside one, that FreeSWITCH loses',
  severity: 'warning',
  on: 'freeswitch.problem',
  docs: {
    why: 'Before it reads any XML, FreeSWITCH goes through the file line by line. On a line with `X-PRE-PROCESS` it looks for `cmd="…"` and behind it `data="…"`, in double quotes, and throws away **the whole line**, whatever else is on it. So single quotes, `data` ahead of `cmd`, a directive over two lines or a second one on the same line do nothing, without a word in the log. Lines that hold `<include>`, `</include>` or `<?` go as a whole too: `<include><gateway …>` on one line loses the gateway.',
    invalid: [
      directive("  <X-PRE-PROCESS cmd='set' data='domain=pbx.example'/>\n"),
      directive('  <X-PRE-PROCESS data="domain=pbx.example" cmd="set"/>\n'),
      directive('  <X-PRE-PROCESS cmd="set" data="a=1"/><X-PRE-PROCESS cmd="set" data="b=2"/>\n'),
      {
        files: {
          'sip_profiles/external/acme.xml':
            '<include><gateway name="acme">\n    <param name="register" value="false"/>\n  </gateway>\n</include>\n',
        },
      },
    ],
    valid: [
      directive('  <X-PRE-PROCESS cmd="set" data="domain=pbx.example"/>\n'),
      directive('  <x-pre-process CMD="SET" data="domain=pbx.example">\n'),
    ],
  },
  check(problem, context) {
    const words = wordsOf(problem);
    if (words) report(context, directiveIgnored, problem.at, words, { fixes: () => fixes(problem) });
  },
});

const REASONS: Readonly<Record<IgnoredBecause, string>> = {
  'not-a-tag':
    'X-PRE-PROCESS does not begin with < here, so FreeSWITCH throws the whole line away. Write <X-PRE-PROCESS, or something else where no directive is meant.',
  'data-before-command':
    'FreeSWITCH looks for cmd first and for data behind it, so it passes over this directive. Write cmd="…" ahead of data="…".',
  'single-quotes':
    'FreeSWITCH reads double quotes only in a directive, so it passes over this one. Write cmd="…" data="…".',
  'over-lines':
    'A directive must stand on one line: FreeSWITCH passes over this one and takes the next line for text. Write it on one line.',
  'no-command': 'The directive has no cmd, so FreeSWITCH passes over it. Write cmd="set" or cmd="include".',
  'no-data': 'The directive has no data, so FreeSWITCH passes over it. Write data="…" behind cmd.',
  'unknown-command':
    'FreeSWITCH knows no such command and passes over the directive. Write set, include, exec, exec-set, stun-set or env-set.',
  'no-equals': 'There is no = in the data, so nothing is set. Write data="name=value".',
  'no-dollar':
    'env-set wants a $ before the name of the environment variable, so nothing is set. Write data="name=$NAME".',
};

function isReason(text: string): text is IgnoredBecause {
  return text in REASONS;
}

/** Nobody misses it: a comment, or the end of the directive. */
const HARMLESS = /^\s*(?:<!--(?:(?!-->).)*-->\s*)*(?:<\/x-pre-process\s*>\s*)?$/i;

/** FreeSWITCH has no such command, and its own freeswitch.xml begins with one: the lines go, as they are meant to. */
const LEGACY_COMMENT = /^<!--#comment\b/i;

function wordsOf(problem: XmlProblem): string | undefined {
  const { kind, subject, text } = problem;
  switch (kind) {
    case 'directive-ignored':
      if (LEGACY_COMMENT.test(text)) return undefined;
      return isReason(subject) && !isOpen(text) ? REASONS[subject] : undefined;
    case 'content-lost':
      if (HARMLESS.test(text)) return undefined;
      return 'FreeSWITCH throws away the whole line of a directive, of <include>, </include> or <?, and so this text with it. Write it on a line of its own.';
    case 'second-directive':
      return 'FreeSWITCH runs one directive a line, so it passes over this one. Write it on a line of its own.';
    case 'nul':
      return 'There is a NUL character in this line, and FreeSWITCH reads nothing behind it. Remove it, or save the file as UTF-8.';
    case 'unclosed-legacy-directive':
      return 'Nothing ends this <!--# with -->, so FreeSWITCH throws away every line that follows. Write --> behind it.';
    case 'unterminated-variable':
      if (problem.inComment) return undefined;
      return 'There is no } on this line for $${, so FreeSWITCH leaves it as it is ("unterminated ${var}"). Write $${name}.';
    default:
      return undefined;
  }
}

const IN_SINGLE_QUOTES = /(\b(?:cmd|data)\s*=\s*)'([^'"]*)'/gi;
const REVERSED = /(\bdata\s*=\s*"[^"]*")(\s+)(cmd\s*=\s*"[^"]*")/i;

function fixes(problem: XmlProblem): Fix[] {
  const { kind, subject, text } = problem;
  if (kind === 'content-lost' || kind === 'second-directive') return [breakLine(problem)];
  if (kind !== 'directive-ignored') return [];
  switch (subject) {
    case 'single-quotes':
      return rewriteSpan(problem, text.replace(IN_SINGLE_QUOTES, '$1"$2"'), 'Write double quotes');
    case 'data-before-command':
      return rewriteSpan(problem, text.replace(REVERSED, '$3$2$1'), 'Write cmd ahead of data');
    case 'unknown-command':
      return withCommand(problem);
    case 'no-dollar':
      return rewriteSpan(problem, text.replace(/=\s*(?=\w)/, '=$$'), 'Write $ before the name');
    default:
      return [];
  }
}

const COMMAND = /(\bcmd\s*=\s*")([^"]*)/i;

function withCommand(problem: XmlProblem): Fix[] {
  const { text } = problem;
  const [word] = nearest(COMMAND.exec(text)?.[2] ?? '', XML_COMMANDS);
  if (word === undefined) return [];
  return rewriteSpan(
    problem,
    text.replace(COMMAND, (_, start: string) => start + word),
    `Change to ${word}`,
  );
}
