import type { Language, LanguageDocument } from '../../language';
import type { FreeSwitchUnit } from '../unit';
import { completeAt } from './completion';
import { isBetweenTags } from './completion/caret';
import { FreeSwitchFile } from './freeswitch-file';
import { hoverSpot } from './hover';
import { insertionAt } from './insert';
import { locateSpot } from './locate';
import { mentionPlaces } from './mentions';
import { linksOf, outlineOf } from './outline';
import { resolvedAt, resolvedHosts } from './resolved';
import { spotAt } from './spot';
import { variableUses } from './variable-uses';

/** The answers for one file that a FreeSWITCH reads; undefined where it does not. */
export function freeswitchLanguage(document: LanguageDocument, unit: FreeSwitchUnit): Language | undefined {
  const file = FreeSwitchFile.of(document, unit);
  if (!file) return undefined;
  return {
    line: (line) => file.line(line),
    subjectAt: (position) => file.subjectOf(file.elementAt(position)),
    locate: (position) => {
      const spot = spotAt(file, position);
      return spot && locateSpot(file, spot, position);
    },
    resolved: (position) => resolvedAt(file, position),
    resolvedHosts: () => resolvedHosts(file),
    variableUses: () => variableUses(file),
    isRead: (position) => {
      const spot = spotAt(file, position);
      return spot?.kind === 'attribute-value' || spot?.kind === 'variable' || spot?.kind === 'directive';
    },
    hover: (position) => {
      const spot = spotAt(file, position);
      return spot && hoverSpot(file, spot, position);
    },
    complete: (position) => completeAt(file, position),
    mentionPlaces,
    outline: () => outlineOf(file),
    links: () => linksOf(file),
    insertion: (position, service) => insertionAt(file, position, service),
    comment: (text) => `<!-- ${text} -->`,
    mayCommentAbove: (line) => isBetweenTags(file, { line, character: 0 }),
    // strict parsers want the declaration ahead of everything else
    firstCommentLine: file.line(0).includes('<?xml') ? 1 : 0,
  };
}
