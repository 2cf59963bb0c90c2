import { lastNotAbove } from '../../text/search';
import type { Steps } from '../../text/steps';
import type { XmlChunk } from './chunk';
import { forgiveProse } from './comment-prose';
import { Cutter } from './cut';
import { NO_ENTITIES } from './decode';
import type { XmlDirective } from './directive';
import type { XmlContext, XmlElement } from './element';
import type { Inclusion } from './inclusion';
import { type ParsedXml, XmlParser } from './parse';
import { type Met, XmlPreprocessor } from './preprocess';
import { XmlProblem } from './problem';
import type { XmlReading, XmlSource } from './source';
import type { XmlDefinition } from './variable';

/** All that was read from one file and what it includes. */
export interface LoadedXml {
  roots: XmlElement[];
  readonly inclusions: readonly Inclusion[];
  readonly files: ReadonlySet<string>;
  readonly complete: boolean;
  readonly context: XmlContext;
  directives: readonly XmlDirective[];
  definitions: readonly XmlDefinition[];
  /** The definitions of each name in lower case, in the order in which they were met. */
  variables: ReadonlyMap<string, readonly XmlDefinition[]>;
}

/** Characters from which on it takes more than a step to look through them. */
const LARGE = 65_536;

/** Preprocesses, parses and cuts into chunks. Linear in the text that comes of it; never throws. */
export function* loadXml(root: string, source: XmlSource, reading: XmlReading): Steps<LoadedXml> {
  const read = new XmlPreprocessor(source, reading);
  yield* read.read(root);
  const { effective, inclusions, files, unseen } = read;
  const [openFrom] = unseen;
  const text = effective.toString();
  const isLarge = text.length > LARGE;
  if (isLarge) yield;
  const context: XmlContext = { entities: NO_ENTITIES };
  const found = yield* new XmlParser(text, reading.fragment, context).steps();
  const parsed = openFrom === undefined ? found : withoutMissingRoot(found);
  markUnseen(parsed.roots, unseen);
  markComments(read.directives, parsed.comments);
  forgiveProse(effective, inclusions, parsed.comments);
  if (isLarge) yield;
  const definitions = read.definitions.map(({ what }) => what);
  const variables = byName(definitions);
  findLateDefinitions(inclusions, variables);
  if (isLarge) yield;
  yield* new Cutter(text, effective, inclusions, parsed, reading.fragment).cut();
  noteVariables(inclusions, read.definitions, openFrom);
  const directives = read.directives.map(({ what }) => what);
  const complete = openFrom === undefined && !reading.fragment;
  const { roots } = parsed;
  return { roots, inclusions, files, complete, context, directives, definitions, variables };
}

/** Where something cannot be seen the root may stand in it. */
function withoutMissingRoot(parsed: ParsedXml): ParsedXml {
  return { ...parsed, faults: parsed.faults.filter(({ kind }) => kind !== 'no-root') };
}

/** Notes of each element what cannot be seen directly in it. */
function markUnseen(roots: readonly XmlElement[], unseen: readonly number[]): void {
  for (const at of unseen) {
    let around: XmlElement | undefined;
    for (let among = roots; ; among = around.children) {
      const next = lastBefore(among, at);
      if (!next || next.openEnd > at || next.closeStart < at) break;
      around = next;
    }
    around?.noteUnseen();
  }
}

/** The last one that begins before the offset. */
function lastBefore(elements: readonly XmlElement[], at: number): XmlElement | undefined {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.start ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return elements[low - 1];
}

/** Finds the directives inside comments: they run all the same. */
function markComments(directives: readonly Met<XmlDirective>[], comments: readonly number[]): void {
  const starts = comments.filter((_, index) => index % 2 === 0);
  for (const { what, at, inclusion } of directives) {
    const index = lastNotAbove(starts, at) * 2;
    if ((comments[index] ?? at) < at && at < (comments[index + 1] ?? 0)) what.inComment = true;
    if (what.inComment && !what.ignored) {
      inclusion.problems.push(new XmlProblem('directive-in-comment', what, what.command));
    }
  }
}

function byName(definitions: readonly XmlDefinition[]): Map<string, XmlDefinition[]> {
  const variables = new Map<string, XmlDefinition[]>();
  for (const definition of definitions) {
    const key = definition.name.toLowerCase();
    const known = variables.get(key);
    if (known) known.push(definition);
    else variables.set(key, [definition]);
  }
  return variables;
}

function findLateDefinitions(
  inclusions: readonly Inclusion[],
  variables: ReadonlyMap<string, readonly XmlDefinition[]>,
): void {
  for (const { problems } of inclusions) {
    for (const problem of problems) {
      if (problem.kind !== 'undefined-variable') continue;
      problem.definition = variables.get(problem.subject.toLowerCase())?.[0];
    }
  }
}

/** Says for each body which variables are set ahead of it. */
function noteVariables(
  inclusions: readonly Inclusion[],
  definitions: readonly Met<XmlDefinition>[],
  openFrom: number | undefined,
): void {
  const note = (chunk: XmlChunk): void => {
    const { base } = chunk.view;
    let low = 0;
    let high = definitions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((definitions[middle]?.at ?? 0) <= base) low = middle + 1;
      else high = middle;
    }
    chunk.definitionsBefore = low;
    chunk.open = openFrom !== undefined && openFrom <= base;
  };
  for (const { chunks } of inclusions) for (const chunk of chunks) if (chunk.kind === 'body') note(chunk);
}
