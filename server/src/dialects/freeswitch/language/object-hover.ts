import { cell, code, escapeMarkdown, linkTo } from '../../../text/markdown';
import { maskUris } from '../../../text/mask';
import type { Verdict } from '../judge';
import type { FreeSwitchObject } from '../objects';
import type { AccessList } from '../objects/access-list';
import type { Extension } from '../objects/extension';
import type { Param } from '../objects/params';
import { partOf } from '../objects/part';
import type { ObjectSubject } from '../subject';
import type { FreeSwitchFile } from './freeswitch-file';
import { scopeOf } from './scope';
import { shownValue } from './shown';

const MAX_ROWS = 30;
const MAX_REASONS = 3;

/** What FreeSWITCH makes of an object: whether it keeps it and why not, and its params with their sources. */
export function objectText(file: FreeSwitchFile, subject: ObjectSubject): string {
  const { object } = subject;
  return [headline(object), verdictText(file, subject), bodyText(file, object)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headline(object: FreeSwitchObject): string {
  return `**${escapeMarkdown(object.name === '' ? '(no name)' : object.name)}** · ${whatItIs(object)}`;
}

function whatItIs(object: FreeSwitchObject): string {
  switch (object.kind) {
    case 'gateway':
      return object.profileName === undefined
        ? 'gateway'
        : `gateway of the profile ${code(object.profileName)}`;
    case 'profile':
      return object.aliases.length === 0
        ? 'profile of mod_sofia'
        : `profile of mod_sofia, also ${object.aliases.map(code).join(', ')}`;
    case 'acl':
      return 'access list';
    case 'domain':
      return 'domain of the directory';
    case 'user':
      return object.domainName === undefined ? 'user' : `user of ${code(object.domainName)}`;
    case 'extension':
      return object.context === undefined ? 'extension' : `extension of the context ${code(object.context)}`;
  }
}

/** `FreeSWITCH drops it. …` */
function verdictText(file: FreeSwitchFile, subject: ObjectSubject): string {
  const { kind } = subject.object;
  if (file.unit.program.isRefused)
    return '**FreeSWITCH loads nothing:** it refuses the whole configuration for a mistake in its markup.';
  if (kind === 'extension' || kind === 'domain') return '';
  const verdict = subject.verdict(scopeOf(file));
  return [`**${verdictWord(verdict)}**`, ...reasonsOf(file, verdict)].join(' ');
}

function verdictWord({ loads }: Verdict): string {
  return loads ? 'FreeSWITCH loads it.' : loads === false ? 'FreeSWITCH drops it.' : 'It may load.';
}

/** What only changes the object is said where it stands. */
function reasonsOf({ uri }: FreeSwitchFile, { faults }: Verdict): string[] {
  const reasons = faults.filter(({ effect }) => effect !== 'kept').slice(0, MAX_REASONS);
  return reasons.map(
    ({ message, at }) => `${escapeMarkdown(maskUris(message).replace(/\.$/, ''))} (${linkTo(at, uri)}).`,
  );
}

function bodyText({ uri }: FreeSwitchFile, object: FreeSwitchObject): string {
  switch (object.kind) {
    case 'gateway':
    case 'profile':
      return table('param', counting(object.params.list, false), uri);
    case 'user':
    case 'domain':
      return table('param', counting(object.params.list, true), uri);
    case 'acl':
      return accessText(object, uri);
    case 'extension':
      return callsText(object, uri);
  }
}

/** One param of each name: FreeSWITCH reads the last one of a gateway or profile, and the first one of the directory. */
function counting(params: readonly Param[], isFirst: boolean): readonly Param[] {
  const found = new Map<string, Param>();
  for (const param of params) {
    const name = param.spec?.name ?? param.name;
    if (param.spec?.repeatable) found.set(`${name} ${found.size}`, param);
    else if (!isFirst || !found.has(name)) found.set(name, param);
  }
  return [...found.values()];
}

function table(head: string, params: readonly Param[], uri: string): string {
  if (params.length === 0) return '';
  const rows = params.slice(0, MAX_ROWS).map((param) => {
    const { name, text, valueAt } = param;
    return `| ${cell(code(name))} | ${cell(code(shownValue(name, text)))} | ${linkTo(valueAt, uri)} |`;
  });
  const more = params.length > MAX_ROWS ? `\n\nand ${params.length - MAX_ROWS} more` : '';
  return `| ${head} | value | from |\n|---|---|---|\n${rows.join('\n')}${more}`;
}

function accessText({ nodes, allowsByDefault }: AccessList, uri: string): string {
  const rest = allowsByDefault === undefined ? 'Not known' : allowsByDefault ? '**Allowed**' : 'Denied';
  const rows = nodes.slice(0, MAX_ROWS).map((node) => {
    const { allows, element } = node;
    const what = node.cidr ?? node.domain ?? node.host;
    const word = allows === undefined ? 'default' : allows ? 'allow' : 'deny';
    return `| ${word} | ${cell(code(what?.text ?? ''))} | ${linkTo(element.at, uri)} |`;
  });
  const more = nodes.length > MAX_ROWS ? `\n\nand ${nodes.length - MAX_ROWS} more` : '';
  const list = rows.length === 0 ? '' : `| | address | from |\n|---|---|---|\n${rows.join('\n')}${more}\n\n`;
  return `${list}${rest}: every address that no node speaks of.`;
}

function callsText({ calls }: Extension, uri: string): string {
  if (calls.length === 0) return 'It calls nobody over mod_sofia.';
  const lines = calls.slice(0, MAX_ROWS).map(({ data, dial, element }) => {
    const where = linkTo(element.at, uri);
    const name = partOf(data, dial.kind === 'gateway' ? dial.gateway : dial.profile).text;
    return `- ${dial.kind} ${code(name)} (${where})`;
  });
  return ['It calls over', ...lines].join('\n');
}
