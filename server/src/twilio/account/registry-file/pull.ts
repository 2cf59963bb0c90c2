import type { AccountData } from '../data';
import { commentsBelow, headerOf } from './comments';
import type { RegistryReader } from './load';
import { lostBy } from './lost-by';
import { mergeAccounts } from './merge-accounts';
import type { NotRead } from './not-read';
import type { RegistryProblem } from './problem';
import { keepFetchedAt } from './refresh';
import { writeRegistry } from './write';

/** A registry file as it is; without a text where there is none yet. */
export interface RegistrySource {
  readonly uri: string;
  readonly text?: string;
}

export type PulledRegistry =
  | {
      readonly state: 'merged';
      /** Of the whole file; the old text, to the letter, where nothing changed. */
      readonly text: string;
      readonly changed: boolean;
      readonly notRead: readonly NotRead[];
      /** Comments that the old text has below its header and the new one has not. */
      readonly droppedComments: number;
    }
  /** The file has a mistake in a part that was not read anew: writing it would drop that part. */
  | { readonly state: 'refused'; readonly problem: RegistryProblem };

/**
 * The registry file brought up to date with what was read. Doing it again with the same accounts changes nothing,
 * whenever they were read.
 *
 * @param read accounts with the regions that were asked for; one may be there several times, for several regions
 */
export function pullInto(
  reader: RegistryReader,
  { uri, text }: RegistrySource,
  read: readonly AccountData[],
): PulledRegistry {
  const file = text === undefined || isBlank(text) ? undefined : reader(text, uri);
  const problem = file && lostBy(file, read);
  if (problem) return { state: 'refused', problem };
  const before = file?.accounts ?? [];
  const { accounts, notRead } = mergeAccounts(before, read);
  // compared as they come back from a file: that is all that the old ones are
  const settled = keepFetchedAt(before, reader(writeRegistry(accounts), uri).accounts);
  const body = writeRegistry(withTimes(accounts, settled));
  const isSame = file?.problems.length === 0 && writeRegistry(before) === body;
  if (text !== undefined && isSame)
    return { state: 'merged', text, changed: false, notRead, droppedComments: 0 };
  const whole = withLineEnds(`${headerOf(text)}${body}`, text);
  const droppedComments = text === undefined ? 0 : commentsBelow(text);
  return { state: 'merged', text: whole, changed: whole !== text, notRead, droppedComments };
}

function isBlank(text: string): boolean {
  return /^(?:\s*(?:#.*)?(?:\n|$))*$/.test(text);
}

/** The accounts with the times that the others say. */
function withTimes(accounts: readonly AccountData[], times: readonly AccountData[]): AccountData[] {
  return accounts.map((account) => {
    const said = times.find(({ sid }) => sid === account.sid)?.regions ?? [];
    const regions = account.regions.map((region) => {
      const fetchedAt = said.find(({ id }) => id === region.id)?.fetchedAt ?? region.fetchedAt;
      return { ...region, fetchedAt: fetchedAt && toSecond(fetchedAt) };
    });
    return { ...account, regions };
  });
}

function toSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

function withLineEnds(text: string, like: string | undefined): string {
  return like !== undefined && /^[^\n]*\r\n/.test(like) ? text.replaceAll('\n', '\r\n') : text;
}
