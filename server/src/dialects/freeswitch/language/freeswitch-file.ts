import type { XmlChunk } from '../../../syntax/xml/chunk';
import type { XmlElement } from '../../../syntax/xml/element';
import type { Position } from '../../../text/range';
import { lastIndexAt } from '../../../text/search';
import type { LanguageDocument } from '../../language';
import { elementAt } from '../edit/locate';
import type { ObjectSubject } from '../subject';
import type { FreeSwitchUnit } from '../unit';

/** One file of a FreeSWITCH configuration, position by position. */
export class FreeSwitchFile {
  private constructor(
    readonly document: LanguageDocument,
    readonly unit: FreeSwitchUnit,
    /** In the order in which they stand. */
    readonly chunks: readonly XmlChunk[],
  ) {}

  static of(document: LanguageDocument, unit: FreeSwitchUnit): FreeSwitchFile | undefined {
    const chunks = unit.program.chunksOf(document.uri);
    return chunks && new FreeSwitchFile(document, unit, chunks);
  }

  get uri(): string {
    return this.document.uri;
  }

  /** The chunk that holds the line. */
  chunkAt(line: number): XmlChunk | undefined {
    const { chunks } = this;
    return chunks[lastIndexAt(chunks, line, (chunk) => chunk.line)];
  }

  line(line: number): string {
    const chunk = this.chunkAt(line);
    if (!chunk) return '';
    const text = chunk.source.split('\n', line - chunk.line + 1)[line - chunk.line] ?? '';
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  }

  /** The innermost element that the position is in, of those that begin in its chunk. */
  elementAt(position: Position): XmlElement | undefined {
    const chunk = this.chunkAt(position.line);
    return chunk && (elementAt(chunk.elements, position) ?? chunk.parent);
  }

  /** The object that an element stands for or belongs to. */
  subjectOf(element: XmlElement | undefined): ObjectSubject | undefined {
    for (let at = element; at; at = at.parent) {
      const subject = this.unit.program.subjectOf(at);
      if (subject) return subject;
    }
    return undefined;
  }
}
