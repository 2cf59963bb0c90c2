import type { Sourced } from '../../../sip/sourced';
import type { XmlElement } from '../../../syntax/xml/element';
import { ancestorOf, written } from '../load/element';
import { type Assignments, assignmentsAhead, exported } from './assignments';
import { type DialString, dialStrings } from './dial-string';

/** One application of an `<extension>` that calls somebody over mod_sofia. */
export interface Call {
  readonly element: XmlElement;
  readonly data: Sourced<string>;
  readonly dial: DialString;
  /** The condition on what was dialled that its action stands under; undefined for an anti-action and for other fields. */
  readonly number: Sourced<string> | undefined;
  /** The variables that are surely set for it beside it, and those of which that cannot be told, without a value. */
  readonly assigned: Assignments;
}

/** One `<extension>` of the dialplan. */
export class Extension {
  readonly kind = 'extension';
  readonly calls: readonly Call[];

  constructor(readonly element: XmlElement) {
    const calls: Call[] = [];
    collect(element, undefined, calls);
    this.calls = calls;
  }

  get name(): string {
    return this.element.value('name') ?? '';
  }

  get context(): string | undefined {
    return ancestorOf(this.element, 'context')?.value('name');
  }
}

/** Deeper than that nobody nests conditions. */
const MAX_DEPTH = 20;

/** What the actions so far have exported. A condition that need not hold leaves it open whether they were done. */
class Exports {
  /** Made for the first one: a dialplan has thousands of conditions, and hardly any exports. */
  private values: Map<string, Sourced<string>> | undefined;

  add(action: XmlElement): void {
    const found = exported(action);
    if (found) this.set(...found);
  }

  take(inner: Exports, isSure: boolean): void {
    for (const [name, value] of inner.values ?? []) {
      const { text, at } = value;
      this.set(name, isSure ? value : { text, origin: 'placeholder', ...(at ? { at } : {}) });
    }
  }

  with(own: Assignments): Assignments {
    return this.values ? new Map([...this.values, ...own]) : own;
  }

  private set(name: string, value: Sourced<string>): void {
    this.values ??= new Map();
    this.values.set(name, value);
  }
}

function collect(
  parent: XmlElement,
  number: Sourced<string> | undefined,
  calls: Call[],
  depth = 0,
  exports = new Exports(),
): Exports {
  for (const child of parent.children) {
    if (child.name === 'condition' && depth < MAX_DEPTH) {
      const inner = new Exports();
      inner.take(exports, true);
      collect(child, dialledNumber(child) ?? number, calls, depth + 1, inner);
      exports.take(inner, mustHold(child));
    } else if (child.name === 'action') {
      calls.push(...callsOf(child, number, exports));
      exports.add(child);
    } else if (child.name === 'anti-action') {
      calls.push(...callsOf(child, undefined, new Exports()));
    }
  }
  return exports;
}

/** Whether what follows is only reached where the condition holds. */
function mustHold(condition: XmlElement): boolean {
  return (condition.value('break') ?? 'on-false').toLowerCase() === 'on-false';
}

function dialledNumber(condition: XmlElement): Sourced<string> | undefined {
  const field = condition.value('field')?.toLowerCase();
  const isNumber = field === 'destination_number' || field === '${destination_number}';
  return isNumber ? written(condition, 'expression') : undefined;
}

function callsOf(element: XmlElement, number: Sourced<string> | undefined, exports: Exports): Call[] {
  const text = element.value('data');
  // most actions call nobody
  if (!text?.includes('sofia/')) return [];
  const data = written(element, 'data');
  if (!data) return [];
  return dialStrings(data.text).map((dial) => {
    const assigned = exports.with(assignmentsAhead(data, startOf(data.text, dial)));
    return { element, data, dial, number, assigned };
  });
}

const TECHNOLOGY = 'sofia/';

/** Where `sofia/` stands. */
function startOf(text: string, dial: DialString): number {
  const [first] = dial.kind === 'gateway' ? (dial.profile ?? dial.gateway) : dial.profile;
  return text.lastIndexOf(TECHNOLOGY, first);
}
