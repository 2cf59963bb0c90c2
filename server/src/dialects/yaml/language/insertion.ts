import type { Place } from '../../../text/place';
import type { Position } from '../../../text/range';
import type { Insertion, NewService } from '../../language';
import { serviceVariables } from '../../settings/service-variables';
import type { YamlSubject } from '../subject';

/** The variables of a service behind the last one of the environment that the position is in. */
export function insertionAt(
  subject: YamlSubject | undefined,
  { line }: Position,
  service: NewService,
): Insertion {
  const environments =
    subject?.rawLists.filter(({ isEnvironment, settings }) => isEnvironment && settings.length > 0) ?? [];
  const around = environments.find(({ at, settings }) => {
    const last = settings.at(-1)?.keyAt.range.end.line ?? 0;
    return at.range.start.line <= line && line <= last;
  });
  const chosen = around ?? (environments.length === 1 ? environments[0] : undefined);
  const last = chosen?.settings.at(-1);
  if (!subject || !chosen || !last || last.keyAt.uri !== subject.block.uri)
    return {
      problem:
        'Only where a service of docker compose has its environment can SIP settings be written for any program: put the caret there, or into a .env file.',
    };
  const text = subject.block.lineText(last.keyAt.line);
  const found = /^(\s*)(-\s+)?["']?[\w.-]+["']?\s*([:=])/.exec(text);
  if (isBetweenBraces(subject, last.keyAt))
    return {
      problem:
        'This environment is written between braces: write its variables on lines of their own first, or put the caret into a .env file.',
    };
  if (!found || last.value.at?.endLine !== last.keyAt.line)
    return {
      problem:
        'The last variable of this environment takes more than one line: write a new one behind it first.',
    };
  const [, indent = '', dash = '', sign = ':'] = found;
  const names = chosen.settings.map(({ key }) => key);
  const lines = serviceVariables(service, names).map(([name, value]) =>
    sign === '=' ? `\n${indent}${dash}${name}=${value}` : `\n${indent}${name}: ${value}`,
  );
  const end = { line: last.keyAt.range.start.line, character: text.length };
  return { position: end, snippet: lines.join('') };
}

/** `environment: { KEY: value }`; a brace in a value opens nothing. */
function isBetweenBraces({ block }: YamlSubject, key: Place): boolean {
  const before = block.lineText(key.line).slice(0, key.start);
  return /[{,]\s*["']?$/.test(before);
}
