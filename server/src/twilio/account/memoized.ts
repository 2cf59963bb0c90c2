/** Makes a value for two objects once; it goes when either of them goes. */
export function memoizedPair<A extends object, B extends object, V>(
  make: (first: A, second: B) => V,
): (first: A, second: B) => V {
  const made = new WeakMap<A, WeakMap<B, { readonly value: V }>>();
  return (first, second) => {
    const seconds = made.get(first) ?? new WeakMap<B, { readonly value: V }>();
    made.set(first, seconds);
    const known = seconds.get(second) ?? { value: make(first, second) };
    seconds.set(second, known);
    return known.value;
  };
}
