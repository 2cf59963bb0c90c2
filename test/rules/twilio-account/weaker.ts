/** Fields of the account data that a source may not have read. */
const OPTIONAL = new Set([
  'registration',
  'secure',
  'activeRegion',
  'status',
  'enabled',
  'priority',
  'weight',
]);

interface Variant {
  /** What was taken away, and where. */
  readonly what: string;
  readonly value: unknown;
}

/**
 * The same data with one thing less known, for every such thing: a collection that was not read, one that was not read
 * whole, one that was not read whole and misses an item, a field that was not read.
 */
export function* weaker(value: unknown, path = ''): Iterable<Variant> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const variant of weaker(item, `${path}[${index}]`))
        yield { ...variant, value: value.with(index, variant.value) };
  } else if (isPlain(value)) {
    if (Array.isArray(value.items)) yield* weakerCollections(value.items, path);
    for (const [key, part] of Object.entries(value)) {
      if (OPTIONAL.has(key) && part !== undefined) {
        const { [key]: _unread, ...rest } = value;
        yield { what: `${path}.${key} was not read`, value: rest };
      }
      for (const variant of weaker(part, `${path}.${key}`))
        yield { ...variant, value: { ...value, [key]: variant.value } };
    }
  }
}

function* weakerCollections(items: readonly unknown[], path: string): Iterable<Variant> {
  yield { what: `${path} was not read`, value: { items: [], missing: 'denied' } };
  yield { what: `${path} was not read whole`, value: { items, missing: 'partial' } };
  for (const index of items.keys())
    yield {
      what: `${path} lacks [${index}]`,
      value: { items: items.toSpliced(index, 1), missing: 'partial' },
    };
}

/** Dates and places are taken as they are. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
