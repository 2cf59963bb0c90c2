import type { XmlElement } from '../../../../syntax/xml/element';
import { comparePositions, type Position } from '../../../../text/range';
import type { FreeSwitchFile } from '../freeswitch-file';
import { attributeOf, openTags, readTag, type TypedAttribute, type TypedTag } from './tags';

/** Lines above the caret that are looked through for the elements around it. */
const LINES_ABOVE = 400;

/** An element that the caret is in, and what its attributes say. */
export interface Around {
  readonly name: string;
  value(attribute: string): string | undefined;
}

/** The line of a caret and what it stands in, read from the text: what is being typed need not be whole yet. */
export interface Caret {
  readonly file: FreeSwitchFile;
  readonly line: number;
  readonly character: number;
  /** The caret's line. */
  readonly text: string;
  /** The innermost one first. */
  readonly around: readonly Around[];
  /** The tag that the caret is in; its offsets count in the line. */
  readonly tag: TypedTag | undefined;
}

/** Undefined inside a comment. */
export function caretAt(file: FreeSwitchFile, { line, character }: Position): Caret | undefined {
  if (isInComment(file, { line, character })) return undefined;
  const text = file.line(line);
  const first = Math.max(0, line - LINES_ABOVE);
  const before = textAbove(file, { line, character });
  const lineStart = before.length - character;
  const tag = tagAround(before, `${before}${text.slice(character)}`);
  const open = openTags(tag ? before.slice(0, tag.start) : before).reverse();
  const typed = open.map((each): Around => ({ name: each.name, value: (name) => attributeOf(each, name) }));
  // what is around a file as a whole stands in the one that includes it
  const around =
    first === 0
      ? [...typed, ...aroundInTree(file.chunks[0]?.parent)]
      : open.length > 0
        ? typed
        : aroundInTree(file.elementAt({ line: first, character: 0 }));
  return { file, line, character, text, around, tag: tag && shifted(tag, lineStart) };
}

/** What stands ahead of the position, as far as it is looked at. */
export function textAbove(file: FreeSwitchFile, { line, character }: Position): string {
  const above: string[] = [];
  for (let at = Math.max(0, line - LINES_ABOVE); at < line; at++) above.push(file.line(at));
  return [...above, file.line(line).slice(0, character)].join('\n');
}

/** Whether text may be put there without becoming a part of a tag or of a comment. */
export function isBetweenTags(file: FreeSwitchFile, position: Position): boolean {
  const caret = caretAt(file, position);
  return caret !== undefined && caret.tag === undefined;
}

function isInComment(file: FreeSwitchFile, position: Position): boolean {
  return (file.chunkAt(position.line)?.comments ?? []).some(({ at: { range } }) => {
    const { start, end } = range;
    return comparePositions(start, position) < 0 && comparePositions(position, end) < 0;
  });
}

function aroundInTree(innermost: XmlElement | undefined): Around[] {
  const around: Around[] = [];
  for (let element = innermost; element; element = element.parent) {
    const { name } = element;
    const own = element;
    around.push({ name, value: (attribute) => own.value(attribute) });
  }
  return around;
}

/** The tag that is not closed ahead of the caret, read to its end. */
function tagAround(before: string, whole: string): TypedTag | undefined {
  for (let at = before.lastIndexOf('<'); at >= 0; at = at === 0 ? -1 : before.lastIndexOf('<', at - 1)) {
    const tag = readTag(whole, at);
    if (!tag || (tag.name === '' && at !== before.length - 1)) continue;
    if (tag.end !== undefined && tag.end <= before.length) return undefined;
    return tagWithValueAt(whole, before.lastIndexOf('\n') + 1, at) ?? tag;
  }
  return undefined;
}

/** The tag of the line in whose value the `<` stands: variables of a dial string may be in such brackets. */
function tagWithValueAt(whole: string, lineStart: number, offset: number): TypedTag | undefined {
  for (let at = whole.indexOf('<', lineStart); at >= 0 && at < offset; at = whole.indexOf('<', at)) {
    const tag = readTag(whole, at);
    if (tag?.attributes.some(({ valueStart, valueEnd }) => valueStart <= offset && offset < valueEnd))
      return tag;
    at = Math.max(at + 1, tag?.end ?? 0);
  }
  return undefined;
}

function shifted(tag: TypedTag, by: number): TypedTag {
  const attributes = tag.attributes.map(
    (attribute): TypedAttribute => ({
      ...attribute,
      nameStart: attribute.nameStart - by,
      valueStart: attribute.valueStart < 0 ? -1 : attribute.valueStart - by,
      valueEnd: attribute.valueEnd - by,
    }),
  );
  return { ...tag, start: tag.start - by, nameEnd: tag.nameEnd - by, attributes };
}
