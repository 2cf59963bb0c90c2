import { report } from '../report';
import { rule } from '../rule';
import { configuration } from './example';
import { rewriteSpan } from './fixes';

function commented(name: string) {
  return configuration(
    `  <!--\n  <${name} cmd="set" data="domain=pbx.example"/>\n  -->\n  <section name="configuration"/>\n`,
  );
}

/** The preprocessor knows no comments, switch_xml.c:1527. Seen with FreeSWITCH 1.10.12. */
export const directiveInComment = rule({
  id: 'freeswitch/directive-in-comment',
  title: 'A directive in a comment, which runs all the same',
  severity: 'warning',
  on: 'freeswitch.problem',
  docs: {
    why: 'FreeSWITCH runs directives before it reads any XML, and comments mean nothing to it then: an `X-PRE-PROCESS` between `<!--` and `-->` **still sets, includes and executes**. To switch one off, remove the line or break its name, `X-NO-PRE-PROCESS`.',
    invalid: [commented('X-PRE-PROCESS')],
    valid: [commented('X-NO-PRE-PROCESS')],
  },
  check(problem, context) {
    if (problem.kind !== 'directive-in-comment') return;
    const message =
      'This directive stands in a comment and runs all the same: FreeSWITCH looks for directives before it knows of comments. Remove it, or break its name: X-NO-PRE-PROCESS.';
    report(context, directiveInComment, problem.at, message, {
      fixes: () => {
        const broken = problem.text.replace(/X-PRE-PROCESS/gi, 'X-NO-PRE-PROCESS');
        return rewriteSpan(problem, broken, 'Switch it off (X-NO-PRE-PROCESS)');
      },
    });
  },
});
