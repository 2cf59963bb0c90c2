import { variablesIn } from '../../dialects/settings/interpolation';
import { variableKey } from '../../dialects/settings/variables';
import { isCompose } from '../../dialects/yaml/compose';
import { YamlBlock } from '../../syntax/yaml/tree';
import type { Place } from '../../text/place';
import { report } from '../report';
import { rule } from '../rule';
import { COMPOSE, compose } from './examples';

export const unresolvedVariable = rule({
  id: 'yaml/unresolved-variable',
  title: 'A variable that nothing gives a value',
  severity: 'info',
  on: 'yaml.block',
  docs: {
    why: 'A SIP setting takes its value from a variable that has no default, no line in the `.env` beside the file and no value in any other `.env` of the workspace. The environment may still have it when the program starts; where it does not, docker compose puts an empty text in its place.',
    invalid: [compose(COMPOSE.replace('acme.pstn.dublin.twilio.com', '${TRUNK_HOST}'))],
    valid: [
      compose(COMPOSE),
      compose(COMPOSE.replace('acme.pstn.dublin.twilio.com', '${TRUNK_HOST}'), {
        '.env': 'TRUNK_HOST=acme.pstn.dublin.twilio.com\n',
      }),
    ],
  },
  check(subject, context) {
    for (const { settings } of subject.groups) {
      for (const { written } of settings) {
        // a name alone is handed on from the environment on purpose
        if (!written.at) continue;
        for (const { name, nameStart, operator } of variablesIn(written.text)) {
          // a default, a replacement, or compose itself refuses to start
          if (/[-+?]$/.test(operator)) continue;
          if (context.scope.definitions(variableKey(name)).length > 0) continue;
          const at = written.at.slice(nameStart, nameStart + name.length);
          report(context, unresolvedVariable, at, `${whatIsMissing(name)} ${adviceOn(name, written.at)}`);
        }
      }
    }
  },
});

function whatIsMissing(name: string): string {
  return `No file of the workspace gives ${name} a value and there is no default here, so this setting is empty unless the environment has it.`;
}

/** What fills the variable in elsewhere, and whether it knows defaults, is not known. */
function adviceOn(name: string, { anchor }: Place): string {
  return anchor instanceof YamlBlock && isCompose(anchor)
    ? `Write ${name}=… into the .env beside this file, or a default: \${${name}:-…}.`
    : 'Make sure that it has one where the program starts.';
}
