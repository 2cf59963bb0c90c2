import type { XmlElement } from '../../../../syntax/xml/element';
import { comparePositions, contains, type Position } from '../../../../text/range';
import { hasLinesForItself, surroundings } from '../../edit/text';
import { ancestorOf, childOf } from '../../load/element';
import type { FreeSwitchFile } from '../freeswitch-file';
import type { Style } from './style';

export interface InsertionPoint {
  readonly position: Position;
  /** The profile that a gateway would be of there, where that can be seen. */
  readonly profile: XmlElement | undefined;
  /** The lines as they are written there, with what they need around them. */
  around(lines: readonly string[]): string;
}

type Found = InsertionPoint | { readonly problem: string };

const ELSEWHERE =
  'Gateways stand in the <gateways> of a profile, or in files of their own such as sip_profiles/external/twilio.xml: put the caret there.';

/** Behind the gateway that the caret is in, or where gateways stand in the element around it. */
export function insertionPoint(file: FreeSwitchFile, position: Position, style: Style): Found {
  const here = file.elementAt(position);
  const gateway = here && own(file, here.name === 'gateway' ? here : ancestorOf(here, 'gateway'));
  if (gateway) return behind(gateway, style);
  const gateways = here && own(file, here.name === 'gateways' ? here : ancestorOf(here, 'gateways'));
  if (gateways) return inside(file, gateways, position, style);
  const profile = here && own(file, here.name === 'profile' ? here : ancestorOf(here, 'profile'));
  if (profile) return inProfile(file, profile, position, style);
  return amongFragments(file, position, style);
}

function own({ uri }: FreeSwitchFile, element: XmlElement | undefined): XmlElement | undefined {
  return element?.nameAt.uri === uri ? element : undefined;
}

/** Whole lines are put ahead of a line: an editor would indent what follows an indented one. */
function behind(element: XmlElement, { lineEnd }: Style): InsertionPoint {
  const { end } = (element.closeTagAt ?? element.at).range;
  const around = surroundings(element);
  const profile = ancestorOf(element, 'profile');
  const text = (lines: readonly string[]) => lines.map((line) => around.indent + line).join(lineEnd);
  if (!hasLinesForItself(around) || isLastLine(element, end.line))
    return { position: end, profile, around: (lines) => lineEnd + text(lines) };
  return {
    position: { line: end.line + 1, character: 0 },
    profile,
    around: (lines) => text(lines) + lineEnd,
  };
}

function isLastLine({ chunk, endChunk }: XmlElement, line: number): boolean {
  const { source, line: first } = endChunk ?? chunk;
  return line === first + source.split('\n').length - 1;
}

/** Behind the last gateway ahead of the caret, else as the first thing in the element. */
function inside(file: FreeSwitchFile, gateways: XmlElement, caret: Position, style: Style): Found {
  const before = gateways.children.findLast(
    (child) => own(file, child) && comparePositions(child.at.range.start, caret) < 0,
  );
  if (before) return behind(before, style);
  return firstIn(gateways, (lines) => lines, style);
}

function inProfile(file: FreeSwitchFile, profile: XmlElement, caret: Position, style: Style): Found {
  const gateways = own(file, childOf(profile, 'gateways'));
  if (gateways) return inside(file, gateways, caret, style);
  return firstIn(
    profile,
    (lines) => ['<gateways>', ...lines.map((line) => style.unit + line), '</gateways>'],
    style,
  );
}

function firstIn(
  parent: XmlElement,
  wrap: (lines: readonly string[]) => readonly string[],
  { unit, lineEnd }: Style,
): Found {
  const { form, name, openTagAt, closeTagAt } = parent;
  if (form !== 'closed')
    return { problem: `Write <${name}></${name}> first, and put the caret between the two.` };
  const { indent } = surroundings(parent);
  const { end } = openTagAt.range;
  const profile = name === 'profile' ? parent : ancestorOf(parent, 'profile');
  const text = (lines: readonly string[]) =>
    wrap(lines)
      .map((line) => indent + unit + line)
      .join(lineEnd);
  if (closeTagAt?.uri === openTagAt.uri && closeTagAt.range.start.line === end.line)
    return { position: end, profile, around: (lines) => `${lineEnd}${text(lines)}${lineEnd}${indent}` };
  return {
    position: { line: end.line + 1, character: 0 },
    profile,
    around: (lines) => text(lines) + lineEnd,
  };
}

/** A file that only says what stands in some profile: behind its last gateway ahead of the caret, else its first lines. */
function amongFragments(file: FreeSwitchFile, caret: Position, style: Style): Found {
  const objects = file.unit.program.objectsOf(file.uri).map(({ object }) => object);
  const gateways = objects.flatMap(({ kind, element }) => (kind === 'gateway' ? element : []));
  if (objects.length > gateways.length) return { problem: ELSEWHERE };
  const before =
    gateways.findLast(({ at }) => comparePositions(at.range.start, caret) < 0) ?? gateways.at(-1);
  if (before) return behind(before, style);
  const isEmpty = file.chunks.every(({ elements, directives }) => elements.length + directives.length === 0);
  const around = file.chunks[0]?.parent;
  const isAmongGateways = !around || around.name === 'gateways';
  return isEmpty && isAmongGateways ? inEmptyFile(file, style) : { problem: ELSEWHERE };
}

/** Around a part of a configuration; FreeSWITCH drops both lines before it reads any XML. */
const FRAME = ['<include>', '</include>'] as const;

/** Between `<include>` and `</include>`; with both where the file has none, behind its declaration and comments. */
function inEmptyFile({ chunks }: FreeSwitchFile, { unit, lineEnd }: Style): InsertionPoint {
  const lines = chunks
    .map(({ source }) => source)
    .join('')
    .split(/\r?\n/);
  const comments = chunks.flatMap((chunk) => chunk.comments.map(({ at }) => at.range));
  const open = lines.findIndex((text, line) => {
    const position = { line, character: text.indexOf(FRAME[0]) };
    return text.trimStart().startsWith(FRAME[0]) && !comments.some((range) => contains(range, position));
  });
  const text = (added: readonly string[]) => added.map((line) => unit + line).join(lineEnd);
  if (open >= 0) return behindLine(lines, open, text, lineEnd);
  const framed = (added: readonly string[]) => [FRAME[0], text(added), FRAME[1]].join(lineEnd);
  return behindLine(
    lines,
    lines.findLastIndex((line) => line.trim() !== ''),
    framed,
    lineEnd,
  );
}

/** Behind the line, or ahead of the first one where that is -1. What stands behind `<include>` on its line comes below. */
function behindLine(
  lines: readonly string[],
  index: number,
  text: (added: readonly string[]) => string,
  lineEnd: string,
): InsertionPoint {
  const profile = undefined;
  const line = lines[index] ?? '';
  const tag = line.indexOf(FRAME[0]) + FRAME[0].length;
  if (line.includes(FRAME[0]) && line.slice(tag).trim() !== '') {
    return {
      position: { line: index, character: tag },
      profile,
      around: (added) => lineEnd + text(added) + lineEnd,
    };
  }
  const isLast = index >= 0 && index === lines.length - 1;
  if (!isLast)
    return { position: { line: index + 1, character: 0 }, profile, around: (added) => text(added) + lineEnd };
  const position = { line: index, character: line.length };
  return { position, profile, around: (added) => lineEnd + text(added) + lineEnd };
}
