import { chooseNames } from '../../dialects/candidates';
import type { Candidate, Completions } from '../../dialects/language';
import { type Position, rangeOf } from '../../text/range';
import type { AccountSnapshot } from '../../twilio/account/snapshot';
import { regionAbove } from './entities';
import { type KeySpec, SCHEMA } from './schema';
import { type KeySlot, slotAt, type ValueSlot } from './slot';

/** Keys of the format, words, and names of the region's lists. */
export function completeRegistry(
  lines: readonly string[],
  account: AccountSnapshot,
  uri: string,
  { line, character }: Position,
): Completions | undefined {
  const slot = slotAt(lines, line, character);
  if (!slot) return undefined;
  const range = rangeOf(line, slot.start, line, slot.end);
  if (slot.kind === 'key') return { range, candidates: keyCandidates(slot) };
  const typed = (lines[line] ?? '').slice(slot.start, character);
  const isEmpty = slot.start > 0 && (lines[line] ?? '')[slot.start - 1] === ':';
  return { range, ...valueCandidates(slot, account, uri, line, typed, isEmpty ? ' ' : '') };
}

function keyCandidates({ map, others, hasColon, flow }: KeySlot): Candidate[] {
  return Object.entries(SCHEMA[map])
    .filter(([key]) => !others.has(key))
    .map(([key, spec]) => ({
      label: key,
      kind: 'option',
      newText: hasColon ? key : `${key}:${flow || !isBlock(spec) ? ' ' : ''}`,
      doc: spec.doc,
    }));
}

/** Its value stands below it. */
function isBlock({ map, items }: KeySpec): boolean {
  return map !== undefined || items !== undefined;
}

function valueCandidates(
  { spec, others }: ValueSlot,
  account: AccountSnapshot,
  uri: string,
  line: number,
  typed: string,
  lead: string,
): Pick<Completions, 'candidates' | 'incomplete'> {
  const { words, names } = spec;
  if (words) {
    const free = words.filter((word) => !others.has(word));
    return { candidates: free.map((label) => ({ label, kind: 'value', newText: lead + label })) };
  }
  const region = names && regionAbove(account.accounts, uri, line);
  if (!names || !region) return { candidates: [] };
  const lists: readonly { readonly name: string }[] = region[names].items;
  const free = lists.map(({ name }) => name).filter((name) => !others.has(name));
  return chooseNames(free, typed, (label) => ({ label, kind: 'reference', newText: lead + label }));
}
