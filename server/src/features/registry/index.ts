import type { HoverText, Language } from '../../dialects/language';
import { code } from '../../text/markdown';
import { type Position, rangeOf } from '../../text/range';
import { SourceFile } from '../../workspace/source-file';
import type { FeatureContext } from '../context';
import { completeRegistry } from './completion';
import { entityAt } from './entities';
import { outlineOf } from './outline';
import { type KeySpec, SCHEMA } from './schema';
import { slotAt } from './slot';

/** The answers for a registry file; undefined for any other. */
export function registryLanguage(context: FeatureContext, uri: string): Language | undefined {
  const file = context.workspace.store.file(uri);
  if (!(file instanceof SourceFile)) return undefined;
  const account = context.accountFor(uri);
  const isRegistry =
    context.workspace.registryFiles.has(uri) || account.accounts.some(({ at }) => at?.uri === uri);
  if (!isRegistry) return undefined;
  const lines = file.text.split(/\r?\n/);
  return {
    line: (line) => lines[line] ?? '',
    subjectAt: () => undefined,
    locate: (position) => {
      const entity = entityAt(account, uri, position);
      return entity && { range: entity.at.range, target: entity.target };
    },
    isRead: () => false,
    hover: (position) => hoverKey(lines, position),
    complete: (position) => completeRegistry(lines, account, uri, position),
    mentionPlaces: () => [],
    outline: () => outlineOf(account.accounts, uri, lines),
    links: () => [],
    insertion: () => ({ problem: 'A registry file says what exists in Twilio: it configures nothing.' }),
    comment: (text) => `# ${text}`,
  };
}

function hoverKey(lines: readonly string[], { line, character }: Position): HoverText | undefined {
  const slot = slotAt(lines, line, character);
  if (slot?.kind !== 'key') return undefined;
  const spec = SCHEMA[slot.map][slot.key];
  return spec && { text: keyText(slot.key, spec), range: rangeOf(line, slot.start, line, slot.end) };
}

function keyText(key: string, { doc, words }: KeySpec): string {
  const values = words ? `\n\nValues: ${words.map(code).join(', ')}` : '';
  return `**${key}**\n\n${doc}${values}`;
}
