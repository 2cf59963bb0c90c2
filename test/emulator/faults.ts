import type { RequestRecord } from './request-log';
import { parseWords } from './words';

/**
 * - a status: the error of Twilio with this status; nothing is executed
 * - `slow`: executed and answered after `milliseconds`
 * - `hang`: never executed, never answered
 * - `reset`: the connection is reset, nothing is executed
 * - `cut-off`: executed, but the connection ends half way through the body
 * - `malformed`: executed; the body is no JSON
 * - `html`: executed; a page of HTML with status 200, as a captive portal shows one
 * - `extra-fields`: executed; fields that nobody documented
 * - `missing-fields`: executed; `fields` are left out of what is answered, by default all but the SIDs of
 *   items
 */
export const faultKinds = [
  ...(['401', '403', '404', '429', '500', '503', 'slow', 'hang', 'reset'] as const),
  ...(['cut-off', 'malformed', 'html', 'extra-fields', 'missing-fields'] as const),
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Which requests it hits; all of them where this is left out. */
  readonly match?: FaultMatch;
  /** How many of these requests go well before the first one that it hits. */
  readonly skip?: number;
  /** How many it hits; without it, every one until it is removed. */
  readonly times?: number;
  /** Value of the Retry-After header of a 429 or 503, in seconds; without it there is no such header. */
  readonly retryAfter?: number;
  /** Of `slow`; 300 where this is left out. */
  readonly milliseconds?: number;
  /** Of `missing-fields`. */
  readonly fields?: readonly string[];
}

export interface FaultMatch {
  readonly method?: string;
  /** A part of the host, or an expression. */
  readonly host?: string | RegExp;
  /** A part of the path, or an expression. */
  readonly path?: string | RegExp;
  /** The page of a list, counted from 1. */
  readonly page?: number;
  /** Username of the key. */
  readonly key?: string;
  /** operationId of the OpenAPI files: `ListSipDomain`. */
  readonly operation?: string;
}

interface ActiveFault {
  readonly fault: Fault;
  met: number;
}

/** The faults that are switched on. */
export class Faults {
  #active: ActiveFault[] = [];

  /** @returns a function that removes it */
  add(fault: Fault): () => void {
    const active: ActiveFault = { fault, met: 0 };
    this.#active.push(active);
    return () => {
      this.#active = this.#active.filter((each) => each !== active);
    };
  }

  clear(): void {
    this.#active = [];
  }

  get all(): readonly Fault[] {
    return this.#active.map(({ fault }) => fault);
  }

  /** The fault that hits the request: its own, or the first one that was added. Counts it. */
  take(request: RequestRecord, own: Fault | undefined): Fault | undefined {
    if (own && hits(own, request)) return own;
    for (const active of this.#active) {
      const { skip = 0, times = Number.POSITIVE_INFINITY } = active.fault;
      if (!hits(active.fault, request)) continue;
      active.met += 1;
      if (active.met > skip && active.met <= skip + times) return active.fault;
    }
    return undefined;
  }
}

function hits({ match = {} }: Fault, request: RequestRecord): boolean {
  const { method, host, path, page, key, operation } = match;
  return (
    (method === undefined || method === request.method) &&
    (host === undefined || matches(host, request.host)) &&
    (path === undefined || matches(path, request.path)) &&
    (page === undefined || page === request.page) &&
    (key === undefined || key === request.key) &&
    (operation === undefined || operation === request.operation)
  );
}

function matches(pattern: string | RegExp, text: string): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}

/**
 * Reads `429; retry-after=2; path=/v1/Trunks; times=1`, the value of the header X-Emulator-Fault and of
 * --fault. `page-2` stands for `500; page=2`.
 *
 * @throws Error where it is none
 */
export function parseFault(text: string): Fault {
  const { word, values } = parseWords(text, settings);
  const kind = word === 'page-2' ? '500' : faultKinds.find((each) => each === word);
  if (kind === undefined)
    throw new Error(`"${word}" is no fault; there are ${faultKinds.join(', ')} and page-2.`);
  const number = (name: string) => (values.has(name) ? Number(values.get(name)) : undefined);
  return {
    kind,
    match: {
      method: values.get('method'),
      host: values.get('host'),
      path: values.get('path'),
      page: word === 'page-2' ? 2 : number('page'),
      key: values.get('key'),
      operation: values.get('operation'),
    },
    skip: number('skip'),
    times: number('times'),
    retryAfter: number('retry-after'),
    milliseconds: number('ms'),
    fields: values.get('fields')?.split(','),
  };
}

const settings = [
  ...['method', 'host', 'path', 'page', 'key', 'operation'],
  ...['skip', 'times', 'retry-after', 'ms', 'fields'],
];
