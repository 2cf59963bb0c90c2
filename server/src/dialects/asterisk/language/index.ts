import type { Language, LanguageDocument } from '../../language';
import { sectionLine } from '../edit/lines';
import type { AsteriskUnit } from '../unit';
import { AsteriskFile } from './asterisk-file';
import { completeAt } from './completion';
import { hoverSpot } from './hover';
import { insertionAt } from './insert';
import { locateSpot } from './locate';
import { mentionPlaces } from './mentions';
import { linksOf, outlineOf } from './outline';
import { sectionAt } from './spot';

/** The answers for one file that an Asterisk reads; undefined where none of the unit's programs does. */
export function asteriskLanguage(document: LanguageDocument, unit: AsteriskUnit): Language | undefined {
  const file = AsteriskFile.of(document, unit);
  if (!file) return undefined;
  const sectionOf = (line: number) => sectionAt(file.tree, line);
  return {
    line: (line) => {
      const section = sectionOf(line);
      return section ? sectionLine(section, line - section.line) : '';
    },
    subjectAt: ({ line }) => {
      const section = sectionOf(line);
      return section && file.objectOf(section);
    },
    locate: (position) => {
      const spot = file.spotAt(position);
      return spot && locateSpot(file, spot);
    },
    isRead: (position) => {
      const spot = file.spotAt(position);
      return spot?.kind === 'name' || spot?.kind === 'value';
    },
    hover: (position) => {
      const spot = file.spotAt(position);
      return spot && hoverSpot(file, spot);
    },
    complete: (position) => completeAt(file, position),
    mentionPlaces,
    outline: () => outlineOf(file),
    links: () => linksOf(file),
    insertion: (position, service) => insertionAt(file, position, service),
    comment: (text) => `; ${text}`,
  };
}
