import { editDistance } from './edit-distance';

interface Ranked {
  readonly candidate: string;
  readonly distance: number;
}

/**
 * "Did you mean": the candidates that a typo could have turned into `word`, best first, at most `limit`.
 *
 * Those that differ in case only come first, then the others by Damerau-Levenshtein distance, equals in the order
 * given. The distance may be a third of the longer word's length; the same parts in another order
 * (`frequency_qualify`) count as one edit. The word itself is no suggestion.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = word.toLowerCase();
  const wantedParts = sortedParts(wanted);
  const best: Ranked[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === word) continue;
    // With enough found, only a better one than the last of them counts: equals keep the order given.
    const worst = best.length < limit ? Number.POSITIVE_INFINITY : (best[limit - 1]?.distance ?? 0) - 1;
    const distance = distanceWithin(wanted, wantedParts, candidate.toLowerCase(), worst);
    if (distance !== undefined) insert(best, { candidate, distance }, limit);
  }
  return best.map(({ candidate }) => candidate);
}

function insert(best: Ranked[], ranked: Ranked, limit: number): void {
  const index = best.findIndex(({ distance }) => distance > ranked.distance);
  best.splice(index < 0 ? best.length : index, 0, ranked);
  if (best.length > limit) best.pop();
}

/** The largest distance at which two words may still be taken for the same one. */
function cutOff(word: string, candidate: string): number {
  const longer = Math.max(word.length, candidate.length);
  return longer < 3 ? 0 : Math.floor(longer / 3);
}

function distanceWithin(
  word: string,
  wordParts: string | undefined,
  candidate: string,
  worst: number,
): number | undefined {
  if (worst < 0) return undefined;
  if (word === candidate) return 0;
  const distance = editDistance(word, candidate, Math.min(worst, cutOff(word, candidate)));
  if (distance !== undefined) return distance;
  const reordered =
    worst > 0 &&
    wordParts !== undefined &&
    word.length === candidate.length &&
    wordParts === sortedParts(candidate);
  return reordered ? 1 : undefined;
}

function sortedParts(word: string): string | undefined {
  const parts = word.split(/[_.-]/);
  return parts.length > 1 ? parts.sort().join('_') : undefined;
}
