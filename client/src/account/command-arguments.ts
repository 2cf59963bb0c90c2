/**
 * The label that a command was called with: by that of a connection, by a row of the tree that shows a region, or by
 * itself. Menus pass other things too, such as a folder and the list of all that are selected.
 */
export function labelIn(...given: readonly unknown[]): string | undefined {
  for (const each of given) {
    const label = typeof each === 'string' ? each : labelOf(each);
    if (label !== undefined) return label;
  }
  return undefined;
}

function labelOf(given: unknown): string | undefined {
  const { label, region }: { label?: unknown; region?: unknown } = Object(given);
  if (typeof label === 'string') return label;
  const shown: { label?: unknown } = Object(region);
  return typeof shown.label === 'string' ? shown.label : undefined;
}
