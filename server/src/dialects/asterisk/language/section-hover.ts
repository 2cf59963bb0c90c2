import { cell, code, escapeMarkdown, linkTo } from '../../../text/markdown';
import { maskUris } from '../../../text/mask';
import { effectiveOptions } from '../judge';
import type { ConfObject } from '../objects/conf-object';
import type { PjsipObject } from '../objects/pjsip-object';
import { namePlace } from '../objects/setting';
import { objectType, option } from '../schema';
import type { AsteriskFile } from './asterisk-file';
import { heirsOf } from './mentions';
import { isType, sectionType } from './section-type';
import { shownValue } from './shown';
import { objectVerdict } from './verdict';

const MAX_ROWS = 30;
const MAX_REASONS = 3;
/** Every reason for a drop says so; the hover has said it already. */
const REPEATED = / Asterisk drops this whole [\w-]+\./;

/** What Asterisk makes of a section: its type, whether it loads and why not, its options with their sources. */
export function sectionText(file: AsteriskFile, owner: ConfObject): string {
  return [headline(owner), ...body(file, owner)].filter((part) => part !== '').join('\n\n');
}

function headline(owner: ConfObject): string {
  const name = `**\\[${escapeMarkdown(owner.category.name)}\\]**`;
  const type = sectionType(owner);
  switch (owner.role) {
    case 'template':
      return `${name} · template${type ? ` for ${type.name}` : ''}`;
    case 'context':
      return `${name} · dialplan context`;
    case 'wizard':
      return `${name} · wizard`;
    default:
      return `${name} · ${type?.name ?? 'no object'}`;
  }
}

function body(file: AsteriskFile, owner: ConfObject): string[] {
  const { role, objects, typeEntry } = owner;
  const heirs = heirsText(owner);
  if (role === 'object') return [...objects.map((_, index) => objectText(file, owner, index)), heirs];
  if (role === 'wizard') return [madeText(file, owner), heirs];
  if (role === 'template') return ['It makes no object of its own.', heirs];
  if (role === 'unknown-type')
    return [`Asterisk has no type ${code(typeEntry?.value ?? '')} and ignores the section.`, heirs];
  if (role === 'untyped') return ['Without a type Asterisk makes no object of it.', heirs];
  return role === 'context' ? [extensionsText(owner)] : [];
}

function heirsText({ category }: ConfObject): string {
  const heirs = heirsOf(category).size;
  if (heirs === 0) return category.template ? 'No section inherits it.' : '';
  return heirs === 1 ? 'One section inherits it.' : `${heirs} sections inherit it.`;
}

function objectText(file: AsteriskFile, owner: ConfObject, index: number): string {
  const object = owner.objects[index];
  if (!object) return '';
  const doc = objectType(object.type)?.doc ?? '';
  return [doc, verdictText(file, owner, index), optionTable(object, file.uri)]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** `Asterisk drops it. …` */
export function verdictText(file: AsteriskFile, owner: ConfObject, index: number): string {
  const verdict = objectVerdict(file, owner, index);
  if (!verdict) return '';
  const { loads, reasons } = verdict;
  const word = loads ? 'Asterisk loads it.' : loads === false ? 'Asterisk drops it.' : 'It may load.';
  const why = reasons.slice(0, MAX_REASONS).map(({ message, at }) => {
    const sentence = maskUris(message).replace(REPEATED, '').replace(/\.$/, '');
    return `${escapeMarkdown(sentence)} (${linkTo(at, file.uri)}).`;
  });
  return [`**${word}**`, ...why].join(' ');
}

function madeText(file: AsteriskFile, owner: ConfObject): string {
  if (owner.objects.length === 0) return 'It makes no object.';
  const lines = owner.objects.map(
    ({ type, name }, index) => `- ${type} ${code(name)}: ${verdictText(file, owner, index)}`,
  );
  return ['It makes:', ...lines].join('\n');
}

function extensionsText({ category }: ConfObject): string {
  const count = category.variables.filter(({ name }) => name.toLowerCase() === 'exten').length;
  return `${count} ${count === 1 ? 'line begins' : 'lines begin'} with exten.`;
}

/** The options in force as Asterisk has them, one row each, and the last line that sets each. */
export function optionTable(object: PjsipObject, uri: string): string {
  const last = new Map<string, number>();
  object.settings.forEach(({ name }, index) => {
    last.set(option(object.type, name)?.name ?? name, index);
  });
  const rows = [...effectiveOptions(object.type, object.settings)].filter(([name]) => !isType(name));
  if (rows.length === 0) return '';
  const lines = rows.slice(0, MAX_ROWS).map(([name, values]) => {
    const shown = values.map((value) => shownValue(name, value)).join(', ');
    const index = last.get(name);
    const source = index === undefined ? 'follows from others' : sourceOf(object, index, uri);
    return `| ${cell(code(name))} | ${cell(code(shown))} | ${source} |`;
  });
  const more = rows.length > MAX_ROWS ? `\n\nand ${rows.length - MAX_ROWS} more` : '';
  return `| option | value | from |\n|---|---|---|\n${lines.join('\n')}${more}`;
}

function sourceOf(object: PjsipObject, index: number, uri: string): string {
  const setting = object.setting(index);
  if (!setting?.entry) return 'made by the wizard';
  const where = linkTo(namePlace(setting.entry), uri);
  if (setting.origin !== 'inherited') return where;
  return cell(`\\[${escapeMarkdown(setting.entry.section.header?.name ?? '')}\\] ${where}`);
}
