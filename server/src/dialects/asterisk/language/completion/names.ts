import type { ConfSection, Entry } from '../../../../syntax/conf/tree';
import { columns } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { formatOption } from '../../edit/style';
import type { ConfObject } from '../../objects/conf-object';
import { sameOption } from '../../objects/pjsip-object';
import { type ObjectType, type OptionSpec, objectType, wizardPrefixes, wizardType } from '../../schema';
import { deprecation, kindOf, optionText } from '../option-text';
import { isType, possibleTypes, sectionType } from '../section-type';
import type { Caret } from './caret';

const DIALPLAN_WORDS: readonly (readonly [string, string])[] = [
  ['exten', 'an extension or the next step of one'],
  ['same', 'the next step of the same extension'],
  ['include', 'another context'],
  ['ignorepat', 'digits that keep the dial tone'],
  ['switch', 'a dialplan elsewhere'],
];

/** The name of an option, ahead of `=`. */
export function completeOptionName(caret: Caret): Completions | undefined {
  const { text, character, owner, section } = caret;
  if (!owner) return undefined;
  const start = text.length - text.trimStart().length;
  const end = nameEnd(text);
  if (character < start || character > Math.max(end, start)) return undefined;
  const hasValue = /^\s*\+?=/.test(text.slice(end));
  const suffix = hasValue ? () => '' : suffixes(section, caret);
  const typed = text.slice(start, character);
  const candidates = candidatesFor(owner, typed, text.slice(start, end)).map(
    (candidate): Candidate => ({
      ...candidate,
      newText: candidate.label + (opensMore(candidate) ? '' : suffix(candidate.label)),
    }),
  );
  const range = columns(caret, Math.min(start, character), Math.max(end, character));
  // a wizard's options by the hundred are looked through once there is something to look for
  return { range, candidates, incomplete: owner.dialect === 'asterisk-wizard' && !typed.includes('/') };
}

/** A wizard's prefix is only the beginning of a name. */
function opensMore({ label }: Candidate): boolean {
  return label.endsWith('/');
}

function nameEnd(text: string): number {
  const equals = text.search(/\+?=/);
  return (equals < 0 ? text : text.slice(0, equals)).trimEnd().length;
}

/** What the section writes between name and value; probed with two lengths, for some line up their `=`. */
function suffixes(section: ConfSection, { file }: Caret): (name: string) => string {
  const like = neighbour(section, file.tree.sections);
  const probe = (name: string): string => {
    const line = formatOption(section, name, '', like);
    return line.slice(line.indexOf(name) + name.length);
  };
  const [one, two] = [probe('x'), probe('xx')];
  if (one.length === two.length) return () => one;
  return (name) => ' '.repeat(Math.max(1, one.indexOf('=') - name.length + 1)) + one.trimStart();
}

/** A line to imitate for a section that has none: the nearest one above, else the next one below. */
function neighbour(section: ConfSection, sections: readonly ConfSection[]): Entry | undefined {
  const at = sections.indexOf(section);
  const near = [...sections.slice(Math.max(0, at - 20), at).reverse(), ...sections.slice(at + 1, at + 20)];
  for (const { entries } of near) {
    const entry = entries.find(({ kind, columns: mapped }) => kind === 'set' && mapped === undefined);
    if (entry) return entry;
  }
  return undefined;
}

function candidatesFor(owner: ConfObject, typed: string, current: string): Candidate[] {
  if (owner.dialect === 'asterisk-dialplan')
    return DIALPLAN_WORDS.map(([label, detail]) => ({ label, kind: 'option', detail }));
  if (owner.role === 'foreign') return [];
  const used = (name: string) =>
    !sameOption(name, current) && owner.category.variables.some((entry) => sameOption(entry.name, name));
  const type = sectionType(owner);
  if (type === wizardType) return wizardCandidates(typed, used);
  const typeLine: Candidate[] = owner.typeEntry && !isType(current) ? [] : [TYPE_LINE];
  const types = type ? [type] : possibleTypes(owner);
  return [...typeLine, ...types.flatMap((each) => optionCandidates(each, '', used))];
}

const TYPE_LINE: Candidate = { label: 'type', kind: 'option', detail: 'what the section is', rank: 0 };

function wizardCandidates(typed: string, used: (name: string) => boolean): Candidate[] {
  const prefix = typed.slice(0, typed.indexOf('/') + 1).toLowerCase();
  const prefixed = objectType(wizardPrefixes.get(prefix) ?? '');
  if (prefixed) return optionCandidates(prefixed, prefix, used);
  const prefixes = [...wizardPrefixes].map(
    ([label, type]): Candidate => ({ label, kind: 'option', detail: `options of the ${type}`, rank: 2 }),
  );
  const own = optionCandidates(wizardType, '', used);
  if (typed === '') return [...own, ...prefixes];
  return [...own, ...prefixes, ...deepCandidates(typed.toLowerCase(), used)];
}

/** `con` also finds `endpoint/context`. */
function deepCandidates(typed: string, used: (name: string) => boolean): Candidate[] {
  return [...wizardPrefixes].flatMap(([prefix, name]) => {
    const type = objectType(name);
    const found = type ? optionCandidates(type, prefix, used) : [];
    return found
      .filter(({ label }) => label.toLowerCase().includes(typed))
      .map((each) => ({ ...each, rank: 5 }));
  });
}

function optionCandidates(type: ObjectType, prefix: string, used: (name: string) => boolean): Candidate[] {
  return [...type.options.values()].map((spec) => {
    const label = prefix + spec.name;
    return {
      label,
      kind: isType(spec.name) ? 'type' : 'option',
      detail: spec.deprecated ? deprecation(spec).replaceAll('`', '') : kindOf(spec).replaceAll('`', ''),
      doc: optionText({ type, spec, prefix }),
      rank: rankOf(spec, used(label)),
      ...(spec.deprecated ? { deprecated: true } : {}),
    };
  });
}

/** Required and missing, not used yet, a list that may go on, used already, deprecated. */
function rankOf(spec: OptionSpec, isUsed: boolean): number {
  if (spec.deprecated) return 4;
  if (isUsed) return spec.append ? 2 : 3;
  return spec.required ? 0 : 1;
}
