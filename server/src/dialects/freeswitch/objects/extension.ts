import type { Sourced } from '../../../sip/sourced';
import type { XmlElement } from '../../../syntax/xml/element';
import { ancestorOf, written } from '../load/element';
import { type DialString, dialStrings } from './dial-string';

/** One application of an `<extension>` that calls somebody over mod_sofia. */
export interface Call {
  readonly element: XmlElement;
  readonly application: string;
  readonly data: Sourced<string>;
  readonly dial: DialString;
  /** The condition on what was dialled that its action stands under; undefined for an anti-action and for other fields. */
  readonly number: Sourced<string> | undefined;
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

function collect(parent: XmlElement, number: Sourced<string> | undefined, calls: Call[], depth = 0): void {
  for (const child of parent.children) {
    if (child.name === 'condition' && depth < MAX_DEPTH) {
      collect(child, dialledNumber(child) ?? number, calls, depth + 1);
    } else if (child.name === 'action' || child.name === 'anti-action') {
      calls.push(...callsOf(child, child.name === 'action' ? number : undefined));
    }
  }
}

function dialledNumber(condition: XmlElement): Sourced<string> | undefined {
  const field = condition.value('field')?.toLowerCase();
  const isNumber = field === 'destination_number' || field === '${destination_number}';
  return isNumber ? written(condition, 'expression') : undefined;
}

function callsOf(element: XmlElement, number: Sourced<string> | undefined): Call[] {
  const text = element.value('data');
  // most actions call nobody
  if (!text?.includes('sofia/')) return [];
  const data = written(element, 'data');
  if (!data) return [];
  const application = element.value('application') ?? '';
  return dialStrings(data.text).map((dial) => ({ element, application, data, dial, number }));
}
