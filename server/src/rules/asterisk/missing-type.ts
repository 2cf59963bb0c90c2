import { insertBelowHeader } from '../../dialects/asterisk/edit/lines';
import { formatOption } from '../../dialects/asterisk/edit/style';
import type { Category } from '../../dialects/asterisk/load/category';
import type { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { objectType, objectTypes, option } from '../../dialects/asterisk/schema';
import type { Entry } from '../../syntax/conf/tree';
import { nearest } from '../../text/nearest';
import type { Fix } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';
import { each, renameTo } from './fixes';
import { isTemplated } from './sections';

/** Sorcery takes a section for an object by its `type` alone, res_sorcery_config.c:289. */
export const missingType = rule({
  id: 'asterisk/missing-type',
  title: 'A section without a type',
  severity: 'warning',
  on: 'asterisk.category',
  docs: {
    why: 'Asterisk tells by `type` what a section is. One that neither has a `type` nor inherits one is ignored **without any message**. `[global]` and `[system]` are known by their names, as long as they hold no option that is unknown to them: with one such option they are ignored too.',
    invalid: [
      pjsip('[alice]\nmax_contacts = 1\n'),
      pjsip('[global]\nuser_agent = Acme PBX\nmax_forward = 70\n'),
    ],
    valid: [
      pjsip(
        '[phone](!)\ntype = aor\n\n[alice](phone)\nmax_contacts = 1\n\n[global]\nuser_agent = Acme PBX\n',
      ),
    ],
  },
  check(owner, context) {
    const { category, role } = owner;
    if (role !== 'untyped' || category.uncertain || category.variables.length === 0) return;
    if (category.sections.some(isTemplated)) return;
    report(context, missingType, owner.at, messageOf(owner), { fixes: () => fittingTypes(owner) });
  },
});

function messageOf({ category, dialect }: ConfObject): string {
  const { name } = category;
  if (dialect === 'asterisk-wizard') {
    return `[${name}] has no type, so Asterisk ignores it without a word. Add type = wizard.`;
  }
  if (name !== 'global' && name !== 'system') {
    return `[${name}] has no type, so Asterisk ignores it without a word. Add a type, or make it a template with (!).`;
  }
  const unknown = unknownOptions(category).map((entry) => entry.name);
  return `[${name}] needs no type as long as all its options are known. ${name} has no ${unknown.join(', ')}, so Asterisk ignores the whole section without a word. Remove that, or add type = ${name} to see the error.`;
}

function unknownOptions({ name, variables }: Category): Entry[] {
  return variables.filter((entry) => !entry.name.startsWith('@') && !option(name, entry.name));
}

function correctNames(category: Category): Fix[] {
  const known = objectType(category.name)?.options.keys() ?? [];
  const names = [...known];
  return unknownOptions(category).flatMap((entry) =>
    each(nearest(entry.name, names), (name) => renameTo(entry, name)),
  );
}

/** The types that have every option of the section, those with the fewest options of their own first. */
function fittingTypes({ category, dialect }: ConfObject): Fix[] {
  if (objectType(category.name)?.single && dialect !== 'asterisk-wizard') return correctNames(category);
  const names = category.variables.map((entry) => entry.name).filter((name) => !name.startsWith('@'));
  const fitting = objectTypes
    .filter((type) => !type.anyOption && names.every((name) => option(type, name)))
    .sort((a, b) => a.options.size - b.options.size);
  const words = dialect === 'asterisk-wizard' ? ['wizard'] : fitting.slice(0, 3).map(({ name }) => name);
  return each(words, (word) => ({
    title: `Add type = ${word}`,
    kind: 'unsafe',
    edits: insertBelowHeader(category.section, formatOption(category.section, 'type', word)),
  }));
}
