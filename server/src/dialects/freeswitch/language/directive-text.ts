import type { XmlDirective } from '../../../syntax/xml/directive';
import { code, linkTo } from '../../../text/markdown';
import { rangeOf } from '../../../text/range';

/** The commands of X-PRE-PROCESS and what they do, the usual ones first. Source: switch_xml.c, `preprocess`. */
export const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['set', 'Sets a variable: `NAME=VALUE`. What follows can use it as `$${NAME}`.'],
  ['include', 'Reads other files here: a path from the folder of this file, which may have `*` in it.'],
  ['env-set', 'Sets a variable to one of the environment: `NAME=$VARIABLE`.'],
  ['stun-set', 'Sets a variable to the public address that a STUN server tells: `NAME=stun:HOST`.'],
  ['exec-set', 'Sets a variable to what a command prints: `NAME=COMMAND`.'],
  ['exec', 'Puts what a command prints here.'],
]);

const MAX_FILES = 5;

export function directiveText({ command, includes, ignored }: XmlDirective, uri: string): string | undefined {
  const text = COMMANDS.get(command);
  if (text === undefined) return undefined;
  const read = command === 'include' && ignored === undefined ? readText(includes, uri) : '';
  return [`**${command}** · command of X-PRE-PROCESS`, text, read].filter((part) => part !== '').join('\n\n');
}

function readText(includes: readonly string[], uri: string): string {
  if (includes.length === 0) return 'Nothing is read here.';
  const range = rangeOf(0, 0, 0, 0);
  const shown = includes.slice(0, MAX_FILES).map((file) => linkTo({ uri: file, range }, uri));
  const more = includes.length > MAX_FILES ? ` and ${includes.length - MAX_FILES} more` : '';
  return `Reads ${includes.length === 1 ? '' : `${code(String(includes.length))} files: `}${shown.join(', ')}${more}.`;
}
