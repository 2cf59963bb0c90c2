import type { Entry } from '../../../syntax/conf/tree';
import { code, linkTo } from '../../../text/markdown';
import type { Key } from '../../dialect';
import type { HoverText } from '../../language';
import { ConfObject } from '../objects/conf-object';
import { namePlace as entryName, valuePlace } from '../objects/setting';
import { objectType } from '../schema';
import type { AsteriskFile } from './asterisk-file';
import { locateSpot, namePlace } from './locate';
import { effectiveText } from './option-hover';
import { optionText } from './option-text';
import { optionTable, sectionText, verdictText } from './section-hover';
import { isType, sectionOption, sectionType } from './section-type';
import type { Spot } from './spot';

/** What Asterisk knows of the text at a spot. */
export function hoverSpot(file: AsteriskFile, spot: Spot): HoverText | undefined {
  const owner = file.objectOf(spot.section);
  if (!owner || owner.role === 'foreign') return undefined;
  if (spot.kind === 'section-name') return { text: sectionText(file, owner), range: namePlace(spot.section) };
  if (spot.kind === 'header-item') return hoverParent(file, spot.item.text, spot);
  if (spot.kind === 'directive') return undefined;
  if (spot.kind === 'value') return hoverReference(file, spot) ?? hoverOption(file, owner, spot.entry);
  return hoverOption(file, owner, spot.entry);
}

function hoverParent(file: AsteriskFile, name: string, spot: Spot): HoverText | undefined {
  const located = locateSpot(file, spot);
  const base = file.program.load.categories.named(name);
  return base && located && { text: sectionText(file, file.program.objectOf(base)), range: located.range };
}

function hoverOption(file: AsteriskFile, owner: ConfObject, entry: Entry): HoverText | undefined {
  const range = entryName(entry).range;
  if (isType(entry.name) && owner.dialect === 'asterisk-pjsip') return hoverType(entry);
  const type = sectionType(owner);
  const option = type && sectionOption(type, entry.name);
  if (!option) return undefined;
  const effective = effectiveText(owner, entry, option, file.uri);
  const text = effective === '' ? optionText(option) : `${optionText(option)}\n\n${effective}`;
  return { text, range };
}

function hoverType(entry: Entry): HoverText | undefined {
  const type = objectType(entry.value);
  if (!type) return undefined;
  const required = [...type.options.values()]
    .filter((option) => option.required)
    .map(({ name }) => code(name));
  const needs = required.length === 0 ? '' : `\n\nRequired: ${required.join(', ')}`;
  return {
    text: `**${type.name}** · object type of ${type.module}\n\n${type.doc}${needs}`,
    range: valuePlace(entry).range,
  };
}

/** A name of another object shows that object. */
function hoverReference(file: AsteriskFile, spot: Spot): HoverText | undefined {
  const located = locateSpot(file, spot);
  if (located?.target.kind !== 'objects') return undefined;
  const texts = located.target.keys.flatMap((key) => referencedText(file, key));
  return texts.length === 0 ? undefined : { text: texts.join('\n\n---\n\n'), range: located.range };
}

function referencedText(file: AsteriskFile, key: Key): string[] {
  return file.document.names.definitions(key).flatMap((subject) => {
    if (!(subject instanceof ConfObject)) return [];
    const index = subject.objects.findIndex(({ type, name }) => `${type}/${name}` === key);
    const object = subject.objects[index];
    if (!object) return [];
    const head = `**${object.type}** ${code(object.name)} · ${linkTo(subject.at, file.uri)}`;
    return [
      [head, verdictText(file, subject, index), optionTable(object, file.uri)]
        .filter((part) => part !== '')
        .join('\n\n'),
    ];
  });
}
