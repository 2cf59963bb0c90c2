import type { Candidate } from './language';

/** More than anybody scrolls through; the rest comes when more is typed. */
export const MAX_CANDIDATES = 200;

export interface Chosen {
  readonly candidates: readonly Candidate[];
  readonly incomplete: boolean;
}

/**
 * The names that go with what is typed, those that begin with it first, at most `MAX_CANDIDATES`. `describe` is only
 * called for the ones that are shown.
 */
export function chooseNames(
  names: Iterable<string>,
  typed: string,
  describe: (name: string) => Candidate,
): Chosen {
  const wanted = typed.toLowerCase();
  const first: string[] = [];
  const others: string[] = [];
  let incomplete = false;
  for (const name of names) {
    const at = wanted === '' ? 0 : name.toLowerCase().indexOf(wanted);
    const list = at === 0 ? first : others;
    if (at >= 0 && list.length < MAX_CANDIDATES) list.push(name);
    else incomplete ||= at >= 0;
  }
  const shown = [...first, ...others].slice(0, MAX_CANDIDATES);
  return {
    candidates: shown.map(describe),
    incomplete: incomplete || first.length + others.length > shown.length,
  };
}
