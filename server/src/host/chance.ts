/** A number from 0 to below 1, of the platform's own source of chance. */
export function chance(): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number / 2 ** 32;
}
