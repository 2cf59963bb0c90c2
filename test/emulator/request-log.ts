/** One request that arrived, as far as it got. Neither a secret nor a body is in it. */
export interface RequestRecord {
  readonly method: string;
  /** Of the Host header. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
  /** Page of a list, counted from 1. */
  readonly page: number;
  /** operationId of the OpenAPI files; undefined where there is no such path. */
  readonly operation?: string;
  /** Username that it came with. */
  readonly key?: string;
  /** Requests that were being answered when it arrived, itself included. */
  readonly inFlight: number;
  /** Status of the answer; undefined while there is none. */
  status?: number;
  /** The fault that hit it. */
  fault?: string;
}

/** Every request since the start, or since it was cleared. */
export class RequestLog {
  readonly all: RequestRecord[] = [];
  #inFlight = 0;

  begin(record: Omit<RequestRecord, 'inFlight'>): RequestRecord {
    this.#inFlight += 1;
    const begun = { ...record, inFlight: this.#inFlight };
    this.all.push(begun);
    return begun;
  }

  end(): void {
    this.#inFlight -= 1;
  }

  get maxInFlight(): number {
    return this.all.reduce((most, { inFlight }) => Math.max(most, inFlight), 0);
  }

  get length(): number {
    return this.all.length;
  }

  /** @param matching a part of `METHOD https://host/path?query`, or an expression */
  matching(matching: string | RegExp): RequestRecord[] {
    return this.all.filter((record) => {
      const text = lineOf(record);
      return typeof matching === 'string' ? text.includes(matching) : matching.test(text);
    });
  }

  count(matching: string | RegExp): number {
    return this.matching(matching).length;
  }

  clear(): void {
    this.all.length = 0;
  }
}

/** `GET https://api.twilio.com/2010-04-01/Accounts.json?PageSize=50` */
export function lineOf({ method, host, path, query }: RequestRecord): string {
  return `${method} https://${host}${path}${query === '' ? '' : `?${query}`}`;
}
