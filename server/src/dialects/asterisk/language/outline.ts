import type { ConfSection } from '../../../syntax/conf/tree';
import { Place } from '../../../text/place';
import { rangeOf } from '../../../text/range';
import type { Link, OutlineItem, OutlineKind } from '../../language';
import { linePlace, namePlace, valuePlace } from '../objects/setting';
import type { AsteriskFile } from './asterisk-file';
import { sectionType } from './section-type';
import { shownValue } from './shown';

/** Sections beyond which options are left out: an editor asks for the outline after every edit. */
const MAX_SECTIONS_WITH_OPTIONS = 300;

const KINDS: Readonly<Record<string, OutlineKind>> = {
  endpoint: 'endpoint',
  aor: 'aor',
  auth: 'auth',
  registration: 'registration',
  identify: 'identify',
  transport: 'transport',
  global: 'settings',
  system: 'settings',
  wizard: 'wizard',
};

/** The sections of the file, with their options where there are not too many. */
export function outlineOf(file: AsteriskFile): OutlineItem[] {
  const { sections } = file.tree;
  const withOptions = sections.length <= MAX_SECTIONS_WITH_OPTIONS;
  return sections.flatMap((section) => {
    const { header } = section;
    if (!header) return [];
    const { kind, detail } = describe(file, section);
    const options = withOptions ? optionItems(section) : [];
    return [
      {
        // an editor refuses a symbol without a name
        name: header.name === '' ? '[]' : header.name,
        kind,
        detail,
        range: rangeOf(section.line, 0, section.line + section.lineFeeds, lastColumn(section)),
        selection: new Place(section, 0, header.start, header.end).range,
        ...(options.length > 0 ? { children: options } : {}),
      },
    ];
  });
}

function describe(file: AsteriskFile, section: ConfSection): { kind: OutlineKind; detail: string } {
  const owner = file.objectOf(section);
  if (!owner) return { kind: 'object', detail: '' };
  const type = sectionType(owner)?.name;
  if (owner.role === 'template') return { kind: 'template', detail: type ? `template, ${type}` : 'template' };
  if (owner.role === 'context') return { kind: 'context', detail: 'context' };
  return { kind: KINDS[type ?? ''] ?? 'object', detail: type ?? '' };
}

function optionItems({ entries }: ConfSection): OutlineItem[] {
  return entries.flatMap((entry): OutlineItem[] =>
    entry.kind === 'set' || entry.kind === 'append'
      ? [
          {
            name: entry.name,
            detail: shownValue(entry.name, entry.value),
            kind: 'property',
            range: linePlace(entry).range,
            selection: namePlace(entry).range,
          },
        ]
      : [],
  );
}

/** Behind the section's last character. */
function lastColumn({ text }: ConfSection): number {
  return text.length - (text.lastIndexOf('\n') + 1);
}

/** The includes that lead to exactly one file. */
export function linksOf({ tree, unit }: AsteriskFile): Link[] {
  const links: Link[] = [];
  for (const { entries } of tree.sections) {
    for (const entry of entries) {
      if (entry.kind !== 'directive' || !/^(try)?include$/i.test(entry.name) || entry.value === '') continue;
      const target = unit.source.resolve(entry.value);
      const [uri, second] = target.state === 'files' ? target.uris : [];
      if (uri !== undefined && second === undefined) links.push({ range: valuePlace(entry).range, uri });
    }
  }
  return links;
}
