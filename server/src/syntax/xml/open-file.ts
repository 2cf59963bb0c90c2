import type { XmlDirective } from './directive';
import type { Inclusion } from './inclusion';

/** What an include leads to, and how far that was read. */
export interface Including {
  readonly directive: XmlDirective;
  /** Where the directive's line ends. */
  readonly end: number;
  readonly uris: readonly string[];
  next: number;
  readonly read: string[];
}

/** A file that is being read, how far, and what has to be read before it goes on. */
export class OpenFile {
  /** Where the next line begins. */
  at = 0;
  including: Including | undefined;
  /** The legacy directive whose lines are dropped until one ends it. */
  block: XmlDirective | undefined;

  constructor(
    readonly inclusion: Inclusion,
    /** A line may be longer than FreeSWITCH's buffer, so that each one has to be measured. */
    readonly hasHugeLine: boolean,
  ) {}

  get isRead(): boolean {
    return this.at >= this.inclusion.text.length;
  }
}
