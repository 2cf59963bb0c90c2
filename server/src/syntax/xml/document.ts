import { atOnce, type Steps } from '../../text/steps';
import type { TextWindow } from '../conf/edit';
import type { XmlChunk } from './chunk';
import type { XmlDirective } from './directive';
import { editBody } from './edit';
import type { XmlElement } from './element';
import type { XmlFault } from './fault';
import type { Inclusion } from './inclusion';
import { keepEqualChunks } from './keep';
import { type LoadedXml, loadXml } from './load';
import type { XmlProblem } from './problem';
import { noteXmlEdit } from './revision';
import type { XmlReading, XmlSource } from './source';
import type { XmlDefinition, XmlUse } from './variable';

/** What an edit did. Chunks that are neither here nor there are the same objects as before, elements and all. */
export interface XmlChange {
  readonly removed: readonly XmlChunk[];
  readonly added: readonly XmlChunk[];
  /** Whether everything was read again, so that files, variables, definitions and completeness may be others. */
  readonly reread: boolean;
}

/**
 * What FreeSWITCH has after it has read a file and what it includes: the preprocessor's lines, and the elements that its
 * parser finds in them, also where it would refuse them. Every value knows where it is written.
 */
export class XmlDocument {
  /** Reads `root` at once where nobody has. `source` is asked again for every text that changed. */
  constructor(
    readonly root: string,
    private readonly source: XmlSource,
    private readonly reading: XmlReading,
    private loaded: LoadedXml = atOnce(loadXml(root, source, reading)),
  ) {}

  static *read(root: string, source: XmlSource, reading: XmlReading): Steps<XmlDocument> {
    return new XmlDocument(root, source, reading, yield* loadXml(root, source, reading));
  }

  /** The outermost elements: FreeSWITCH takes one, a fragment may have several. */
  get roots(): readonly XmlElement[] {
    return this.loaded.roots;
  }

  /** Every file that it read or would like to read. */
  get files(): ReadonlySet<string> {
    return this.loaded.files;
  }

  /** False where something that cannot be seen may add elements or set variables. */
  get complete(): boolean {
    return this.loaded.complete;
  }

  /** In the order in which FreeSWITCH meets them, also those that it ignores. */
  get directives(): readonly XmlDirective[] {
    return this.loaded.directives;
  }

  /** All definitions of all variables, in the order in which FreeSWITCH meets them. */
  get definitions(): readonly XmlDefinition[] {
    return this.loaded.definitions;
  }

  /** The names of all variables that something in the files sets, in lower case. */
  get variableNames(): Iterable<string> {
    return this.loaded.variables.keys();
  }

  /** Names are the same in any case. */
  definitionsOf(name: string): readonly XmlDefinition[] {
    return this.loaded.variables.get(name.toLowerCase()) ?? [];
  }

  /** Each `$${name}` of the variable, file by file. */
  usesOf(name: string): XmlUse[] {
    const key = name.toLowerCase();
    return this.collect((chunk) => chunk.uses.filter((use) => use.name.toLowerCase() === key));
  }

  /** The chunks of a file, in order; those of each time that it is read. */
  chunksOf(uri: string): XmlChunk[] {
    return this.loaded.inclusions
      .filter((inclusion) => inclusion.uri === uri)
      .flatMap(({ chunks }) => chunks);
  }

  /** All chunks, file by file in the order of reading. */
  get chunks(): XmlChunk[] {
    return this.loaded.inclusions.flatMap(({ chunks }) => chunks);
  }

  get faults(): XmlFault[] {
    return this.collect(({ faults }) => faults);
  }

  get problems(): XmlProblem[] {
    return this.collect(({ problems }) => problems);
  }

  /** The text of a file as it was read: its chunks one behind the other. */
  print(uri: string): string {
    const inclusion = this.loaded.inclusions.find((one) => one.uri === uri);
    return inclusion?.chunks.map(({ source }) => source).join('') ?? '';
  }

  /**
   * Takes over an edit of one file, whose text the source has already. Reads only the lines around it again where that
   * is certain to be enough, and everything else where not.
   */
  edit(uri: string, window: TextWindow): XmlChange {
    noteXmlEdit();
    const inclusions = this.loaded.inclusions.filter((inclusion) => inclusion.uri === uri);
    const [inclusion] = inclusions;
    const text = inclusions.length === 1 ? this.source.text(uri) : undefined;
    if (!inclusion || text === undefined || !this.isUpToDate(inclusion, text, window)) return this.reload();
    const edit = editBody(this.loaded, this.reading, inclusion, text, window);
    if (!edit) return this.reload();
    return { removed: edit.removed, added: [edit.added], reread: false };
  }

  /** Reads everything again and keeps the chunks that say the same. */
  reload(): XmlChange {
    noteXmlEdit();
    const before = this.loaded;
    this.loaded = atOnce(loadXml(this.root, this.source, this.reading));
    const kept = keepEqualChunks(before, this.loaded);
    const all = (loaded: LoadedXml): XmlChunk[] => loaded.inclusions.flatMap(({ chunks }) => chunks);
    return {
      removed: all(before).filter((chunk) => !kept.has(chunk)),
      added: all(this.loaded).filter((chunk) => !kept.has(chunk)),
      reread: true,
    };
  }

  /** Whether the text is the one that the window made of the text that was read. */
  private isUpToDate({ chunks }: Inclusion, text: string, { oldEnd, newEnd }: TextWindow): boolean {
    const last = chunks.at(-1);
    return last !== undefined && last.offset + last.source.length === text.length - (newEnd - oldEnd);
  }

  private collect<T>(of: (chunk: XmlChunk) => readonly T[]): T[] {
    const all: T[] = [];
    for (const { chunks } of this.loaded.inclusions) {
      for (const chunk of chunks) for (const item of of(chunk)) all.push(item);
    }
    return all;
  }
}
