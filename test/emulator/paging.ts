import { type Call, type JsonObject, ok, type Reply } from './call';

interface Page<T> {
  readonly items: readonly T[];
  readonly start: number;
  readonly number: number;
  readonly size: number;
  /** Query of the page before and the one after, where there are some. */
  readonly previous?: string;
  readonly next?: string;
  readonly first: string;
  readonly own: string;
}

const defaultSize = 50;
const largestSize = 1000;

/** A list of the API 2010-04-01: relative addresses beside the items. */
export function list<T extends { readonly sid: string }>(
  call: Call,
  key: string,
  items: readonly T[],
  bodyOf: (item: T) => JsonObject,
): Reply {
  const page = pageOf(call.query, items);
  const uri = (query: string | undefined) => (query === undefined ? null : `${call.path}?${query}`);
  return ok({
    [key]: page.items.map(bodyOf),
    start: page.start,
    end: Math.max(page.start + page.items.length - 1, 0),
    page: page.number,
    page_size: page.size,
    first_page_uri: uri(page.first),
    next_page_uri: uri(page.next),
    previous_page_uri: uri(page.previous),
    uri: uri(page.own),
  });
}

/** A list of the newer products: `meta` with absolute addresses, which name the host that was asked. */
export function metaList<T extends { readonly sid: string }>(
  call: Call,
  key: string,
  items: readonly T[],
  bodyOf: (item: T) => JsonObject,
): Reply {
  const page = pageOf(call.query, items);
  const url = (query: string | undefined) =>
    query === undefined ? null : `https://${call.host}${call.path}?${query}`;
  return ok({
    [key]: page.items.map(bodyOf),
    meta: {
      key,
      page: page.number,
      page_size: page.size,
      first_page_url: url(page.first),
      next_page_url: url(page.next),
      previous_page_url: url(page.previous),
      url: url(page.own),
    },
  });
}

/**
 * A page token names the last item of the page before (`PA` and its SID), so that a page begins behind it
 * whatever was created or deleted meanwhile; where that item is gone, the number of the page decides.
 */
function pageOf<T extends { readonly sid: string }>(query: URLSearchParams, items: readonly T[]): Page<T> {
  const size = Math.min(Math.max(Number(query.get('PageSize') ?? defaultSize), 1), largestSize);
  const number = Math.max(Number(query.get('Page') ?? 0), 0);
  const token = query.get('PageToken');
  const before = token === null ? -1 : items.findIndex(({ sid }) => token === `PA${sid}`);
  const start = before >= 0 ? before + 1 : number * size;
  const shown = items.slice(start, start + size);
  const last = shown.at(-1);
  const at = (page: number, pageToken?: string) => {
    const changed = new URLSearchParams(query);
    changed.delete('PageToken');
    changed.set('PageSize', String(size));
    changed.set('Page', String(page));
    if (pageToken !== undefined) changed.set('PageToken', pageToken);
    return changed.toString();
  };
  const tokenBefore = items[start - size - 1];
  return {
    items: shown,
    start,
    number,
    size,
    first: at(0),
    own: at(number, token ?? undefined),
    next: last && start + size < items.length ? at(number + 1, `PA${last.sid}`) : undefined,
    previous: number > 0 ? at(number - 1, tokenBefore && `PA${tokenBefore.sid}`) : undefined,
  };
}
