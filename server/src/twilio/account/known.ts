export type UnknownReason =
  | 'signed-out'
  | 'offline'
  | 'denied'
  | 'rate-limited'
  | 'loading'
  | 'partial'
  /** This region has no such resource. */
  | 'unsupported'
  | 'not-in-registry';

/** Only `loaded` and `absent` may accuse. `at` is when it was read, the epoch where nobody wrote that down. */
export type Known<T> =
  | { readonly state: 'loaded'; readonly value: T; readonly at: Date }
  | { readonly state: 'absent'; readonly at: Date }
  | { readonly state: 'unknown'; readonly reason: UnknownReason };

export function loaded<T>(value: T, at: Date): Known<T> {
  return { state: 'loaded', value, at };
}

export function absent<T>(at: Date): Known<T> {
  return { state: 'absent', at };
}

export function unknown<T>(reason: UnknownReason): Known<T> {
  return { state: 'unknown', reason };
}

/** Known to be exactly this. */
export function isKnownAs<T>(known: Known<T>, value: T): boolean {
  return known.state === 'loaded' && known.value === value;
}

/** An optional field of something that was read: left out means not read. */
export function knownField<T>(value: T | undefined, at: Date, reason: UnknownReason): Known<T> {
  return value === undefined ? unknown(reason) : loaded(value, at);
}

/**
 * One answer from several places of which nobody knows which one counts: theirs where they all say the same,
 * otherwise unknown.
 */
export function agreed<T>(answers: readonly Known<T>[]): Known<T> {
  const [first] = answers;
  if (!first) return unknown('partial');
  const doubtful = answers.find(({ state }) => state === 'unknown');
  if (doubtful) return doubtful;
  return answers.every((answer) => saysTheSame(answer, first)) ? first : unknown('partial');
}

function saysTheSame<T>(a: Known<T>, b: Known<T>): boolean {
  if (a.state !== 'loaded' || b.state !== 'loaded') return a.state === b.state;
  return a.value === b.value;
}
