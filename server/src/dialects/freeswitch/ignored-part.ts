import type { SipModel } from '../../sip/model';
import type { XmlElement } from '../../syntax/xml/element';
import type { Place } from '../../text/place';
import type { Key, Scope, Subject } from '../dialect';
import { freeswitchEditor } from './edit';
import type { Behind } from './load/behind';
import { placeOf } from './load/element';

const NOTHING: readonly never[] = Object.freeze([]);

/** A part of the tree that FreeSWITCH never looks at, for it takes the one of its name that stands ahead. */
export class IgnoredPart implements Subject {
  readonly dialect = 'freeswitch';
  readonly order = -1;
  readonly editor = freeswitchEditor;
  readonly defines: readonly Key[] = NOTHING;
  readonly mentions: readonly Key[] = NOTHING;

  constructor(
    readonly element: XmlElement,
    /** The one that it takes. */
    readonly first: XmlElement,
  ) {}

  get at(): Place {
    return placeOf(this.element, 'name');
  }

  model(_scope: Scope): SipModel {
    return NOTHING;
  }

  /** Whether it still says the same of the part: a frame may have got other tags. */
  isOf({ element, first }: Behind): boolean {
    return element === this.element && first === this.first && isWhole(element) && isWhole(first);
  }
}

function isWhole({ chunk }: XmlElement): boolean {
  return chunk.kind === 'body';
}
