import type { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { sameOption } from '../../dialects/asterisk/objects/pjsip-object';
import { linePlace } from '../../dialects/asterisk/objects/setting';
import { type OptionSpec, option, wizardPrefixes, wizardType } from '../../dialects/asterisk/schema';
import type { ConfSection, Entry } from '../../syntax/conf/tree';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { pjsip } from './example';
import { removeThisLine } from './fixes';
import { isTemplated } from './sections';

/** Options are applied in order, so of two lines in one section the first is lost. */
export const overriddenValue = rule({
  id: 'asterisk/overridden-value',
  title: 'A line that a later one of the same section overrides',
  severity: 'info',
  on: 'asterisk.category',
  docs: {
    why: 'Of an option that is no list only the last line counts, so the earlier line says something that is not so. Lists such as `allow`, `match`, `contact` and `set_var` add up and are no matter of this rule, nor is a value that overrides a template.',
    invalid: [pjsip('[alice]\ntype = aor\nmax_contacts = 1\nmax_contacts = 5\n')],
    valid: [
      pjsip('[phone](!)\nmax_contacts = 1\n\n[alice](phone)\ntype = aor\nmax_contacts = 5\n'),
      pjsip('[alice]\ntype = endpoint\ndisallow = all\nallow = ulaw\nallow = alaw\n'),
    ],
  },
  check(owner, context) {
    const { role, objects, category } = owner;
    if (role !== 'object' && role !== 'template' && role !== 'wizard') return;
    if (role === 'object' && objects.every((_object, index) => owner.isDropped(index))) return;
    for (const section of category.sections) if (!isTemplated(section)) checkSection(section, owner, context);
  },
});

/** Whether any name may stand twice. Names are short lists, and nearly always all different. */
function hasRepeats({ entries }: ConfSection): boolean {
  if (entries.length > 100) return true;
  return entries.some((entry, index) => {
    for (let i = 0; i < index; i++) if (sameOption(entries[i]?.name ?? '', entry.name)) return true;
    return false;
  });
}

function checkSection(section: ConfSection, owner: ConfObject, context: RuleContext): void {
  if (!hasRepeats(section)) return;
  const last = new Map<string, Entry>();
  for (const entry of section.entries) {
    if (entry.kind !== 'set') continue;
    const name = entry.name.toLowerCase();
    const before = last.get(name);
    if (!before || name !== 'type') last.set(name, entry);
    if (!before || !replaces(owner, name, before, entry)) continue;
    // of two types it is the first that counts
    const [dead, live] = name === 'type' ? [entry, before] : [before, entry];
    report(context, overriddenValue, linePlace(dead), messageOf(entry.name, name), {
      tags: ['unnecessary'],
      related: [{ at: linePlace(live), message: 'This line counts.' }],
      fixes: () => [removeThisLine(dead)],
    });
  }
}

function messageOf(written: string, name: string): string {
  return name === 'type'
    ? 'The type is already given above, and the first one counts. Remove this line.'
    : `A later line of this section sets ${written} again, and the last one counts. Remove the line that is not meant.`;
}

function replaces({ typeEntry, role }: ConfObject, name: string, before: Entry, entry: Entry): boolean {
  // another type than the first is a finding of asterisk/ignored-type
  if (name === 'type') return before.value === entry.value;
  const spec = role === 'wizard' ? wizardOption(name) : option(typeEntry?.value ?? '', name);
  return spec !== undefined && spec.append !== true;
}

function wizardOption(name: string): OptionSpec | undefined {
  const slash = name.indexOf('/');
  if (slash < 0) return option(wizardType, name);
  const type = wizardPrefixes.get(name.slice(0, slash + 1));
  return type === undefined ? undefined : option(type, name.slice(slash + 1));
}
