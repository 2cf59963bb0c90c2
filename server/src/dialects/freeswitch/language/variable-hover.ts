import type { XmlDefinition, XmlUse } from '../../../syntax/xml/variable';
import { code, linkTo } from '../../../text/markdown';
import { MASK } from '../../../text/mask';
import type { FreeSwitchFile } from './freeswitch-file';
import { shownValue } from './shown';
import { definitionsOf, isSecretVariable } from './variables';

const MAX_OTHERS = 3;

/** What stands for a `$${name}`, and who says so. */
export function useText(file: FreeSwitchFile, use: XmlUse): string {
  const { definition, name } = use;
  const others = definitionsOf(file, name).filter((each) => each !== definition);
  return [
    head(name),
    definition ? settingText(file, definition) : unsetText(use),
    othersText(others, file.uri),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The same, where it is set. */
export function definitionText(file: FreeSwitchFile, definition: XmlDefinition): string {
  const others = definitionsOf(file, definition.name).filter((each) => each !== definition);
  return [head(definition.name), settingText(file, definition), othersText(others, file.uri)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function head(name: string): string {
  return `**${code(`$\${${name}}`)}** · variable that FreeSWITCH fills in as it reads the files`;
}

function settingText(file: FreeSwitchFile, { kind, name, value, nameAt }: XmlDefinition): string {
  const where = linkTo(nameAt, file.uri);
  switch (kind) {
    case 'set':
      return value === undefined
        ? `Set (${where}), to a value that holds what is not known here.`
        : `${code(isSecretVariable(file, name) ? MASK : shownValue(name, value))} (${where})`;
    case 'delete':
      return `Taken away again (${where}): a set without a value deletes it.`;
    case 'env-set':
      return `Taken from the environment of FreeSWITCH (${where}).`;
    case 'exec-set':
      return `What a command prints when FreeSWITCH starts (${where}). SIP Lens never runs it.`;
    case 'stun-set':
      return `What a STUN server answers when FreeSWITCH starts (${where}). SIP Lens never asks it.`;
  }
}

function unsetText({ global, state }: XmlUse): string {
  if (global) return 'FreeSWITCH sets it itself before it reads any file.';
  return state === 'undefined'
    ? 'Nothing sets it above this place, so that it becomes the empty text.'
    : 'It is set in none of the files that can be seen here.';
}

/** FreeSWITCH reads from the top: another one may count elsewhere. */
function othersText(others: readonly XmlDefinition[], uri: string): string {
  if (others.length === 0) return '';
  const shown = others.slice(0, MAX_OTHERS).map(({ nameAt }) => linkTo(nameAt, uri));
  const more = others.length > MAX_OTHERS ? ` and ${others.length - MAX_OTHERS} more` : '';
  return `Also set at ${shown.join(', ')}${more}.`;
}
