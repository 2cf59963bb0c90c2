import type { Candidate } from './language';

/** More than anybody scrolls through; the rest comes when more is typed. */
const MAX_CANDIDATES = 200;

export interface Chosen {
  readonly candidates: readonly Candidate[];
  readonly incomplete: boolean;
}

/**
 * The names that go with what is typed, those that begin with it first, at most `MAX_CANDIDATES`. `describe` is only
 * called for the ones that are shown. Names that differ in case are taken where none begins as it is typed.
 */
export function chooseNames(
  names: readonly string[] | ReadonlySet<string>,
  typed: string,
  describe: (name: string) => Candidate,
): Chosen {
  const found = matching(names, typed, false);
  // most people type names as they are written, and folding the case of ten thousand of them takes its time
  const { first, others, incomplete } = found.first.length > 0 ? found : matching(names, typed, true);
  const shown = [...first, ...others].slice(0, MAX_CANDIDATES);
  return {
    candidates: shown.map(describe),
    incomplete: incomplete || first.length + others.length > shown.length,
  };
}

function matching(names: Iterable<string>, typed: string, folded: boolean) {
  const wanted = folded ? typed.toLowerCase() : typed;
  const first: string[] = [];
  const others: string[] = [];
  let incomplete = false;
  for (const name of names) {
    const at = wanted === '' ? 0 : (folded ? name.toLowerCase() : name).indexOf(wanted);
    const list = at === 0 ? first : others;
    if (at >= 0 && list.length < MAX_CANDIDATES) list.push(name);
    else incomplete ||= at >= 0;
  }
  return { first, others, incomplete };
}
