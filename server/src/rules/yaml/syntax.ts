import { TEMPLATED } from '../../dialects/yaml/subject';
import { report } from '../report';
import { rule } from '../rule';
import { COMPOSE, compose } from './examples';

/** One mistake often makes others that go with it. */
const MOST = 3;

export const yamlSyntax = rule({
  id: 'yaml/syntax',
  title: 'YAML that does not parse',
  severity: 'error',
  on: 'yaml.block',
  docs: {
    why: 'A YAML reader refuses the whole file for one mistake, so the program starts without its SIP settings, or does not start. Files that a template engine writes anew (Helm, Jinja) are left alone.',
    invalid: [compose(COMPOSE.replace('      SIP_USERNAME: pbx', '       SIP_USERNAME: pbx'))],
    valid: [compose(COMPOSE), compose(COMPOSE.replace('    image', '{% if x %}\n     image'))],
  },
  check(subject, context) {
    const { errors } = subject.block.content;
    if (errors.length === 0 || context.scope.definitions(TEMPLATED).length > 0) return;
    for (const { start, end, message } of errors.slice(0, MOST))
      report(
        context,
        yamlSyntax,
        subject.block.place(start, end),
        `${message}. The program that reads this file will refuse all of it, SIP settings included. Mend the line.`,
      );
  },
});
