const LONGEST = 60;

/** The value in quotes, shortened. Never for a secret. */
export function quote(value: string): string {
  return value.length > LONGEST ? `"${value.slice(0, LONGEST)}…"` : `"${value}"`;
}
