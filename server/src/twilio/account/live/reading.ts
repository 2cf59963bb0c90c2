import { attempt } from './attempt';
import { isPageLink, type Product } from './endpoints';
import { CallProblem } from './failures';
import type { CallFailure, CallResult, RegionId } from './live';
import type { TwilioPackage } from './twilio-package';

/** What was read of one list or resource. A list that stopped half way has what came before it. */
export interface ReadResult<T> {
  readonly items: readonly T[];
  /** Left out where the items are all there are. */
  readonly failure?: CallFailure;
}

/** A way to Twilio for one piece of reading. */
export interface Reading {
  readonly twilio: TwilioPackage;
  readonly region: RegionId;
  readonly accountSid: string;
  readonly pageSize: number;
  /** One item is enough: to see whether it is allowed at all. */
  readonly isTrial?: boolean;
}

interface Page<I> {
  readonly instances: readonly I[];
  readonly nextPageUrl?: string;
}

/** What the lists of the package have in common. */
export interface PagedList<I> {
  page(params: object): Promise<Page<I>>;
  getPage(url: string): Promise<Page<I>>;
}

interface PageOptions<I, T> {
  readonly product: Product;
  readonly reading: Reading;
  /** Undefined for a record without what names it: the list then counts as partial. */
  map(record: I): T | undefined;
  /** False for records that nobody wants. */
  wanted?(record: I): boolean;
  readonly filter?: object;
  readonly mostPages?: number;
}

/** Reads a list to its end. Records are mapped page by page, so that only one page of the package's objects is held. */
export async function readPages<I, T>(
  list: PagedList<I>,
  options: PageOptions<I, T>,
): Promise<ReadResult<T>> {
  const { product, reading, mostPages = Number.POSITIVE_INFINITY } = options;
  const items: T[] = [];
  const followed = new Set<string>();
  let isNameless = false;
  let url: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await readPage(list, url, options);
    if (!page.ok) return { items, failure: page.failure };
    for (const item of page.value.items) {
      if (item === undefined) isNameless = true;
      else items.push(item);
    }
    url = page.value.nextPageUrl;
    if (url === undefined || reading.isTrial) return isNameless ? { items, failure: withoutName } : { items };
    if (followed.has(url) || !isPageLink(url, product, reading.region)) return { items, failure: strayed };
    followed.add(url);
  }
  return { items, failure: tooMany };
}

/** One page of it, by its URL where it is not the first one. */
function readPage<I, T>(
  list: PagedList<I>,
  url: string | undefined,
  { reading, map, wanted = () => true, filter = {} }: PageOptions<I, T>,
): Promise<CallResult<{ items: (T | undefined)[]; nextPageUrl?: string }>> {
  return attempt(async () => {
    const pageSize = reading.isTrial ? 1 : reading.pageSize;
    const page = await (url === undefined ? list.page({ ...filter, pageSize }) : list.getPage(url));
    for (const record of page.instances) assertOwn(record, reading);
    return { items: page.instances.filter(wanted).map(map), nextPageUrl: page.nextPageUrl };
  });
}

/** Reads one resource. */
export async function readOne<I, T>(
  reading: Reading,
  fetch: () => Promise<I>,
  map: (record: I) => T | undefined,
): Promise<ReadResult<T>> {
  const result = await attempt(async () => {
    const record = await fetch();
    assertOwn(record, reading);
    return map(record);
  });
  if (!result.ok) return { items: [], failure: result.failure };
  return result.value === undefined ? { items: [], failure: withoutName } : { items: [result.value] };
}

/**
 * Most products do not say in their path whose account is asked: they answer for the account of the key.
 *
 * @throws CallProblem
 */
function assertOwn(record: unknown, { accountSid }: Reading): void {
  if (typeof record !== 'object' || record === null || !('accountSid' in record)) return;
  if (typeof record.accountSid === 'string' && record.accountSid !== accountSid)
    throw new CallProblem(otherAccount(record.accountSid));
}

function otherAccount(sid: string): CallFailure {
  const message = `The key belongs to another account, ${sid}. Sign in with a key of this account, or link that one.`;
  return { reason: 'denied', permanent: true, message };
}

const withoutName: CallFailure = {
  reason: 'partial',
  permanent: false,
  message: 'Twilio’s answer lacks a name that it should have, so it counts as incomplete.',
};

const strayed: CallFailure = {
  reason: 'partial',
  permanent: false,
  message: 'The link to the next page leads elsewhere and was not followed, so there may be more.',
};

const tooMany: CallFailure = {
  reason: 'partial',
  permanent: false,
  message: 'There are more than were read.',
};
