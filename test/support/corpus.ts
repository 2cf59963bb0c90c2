import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

function textsBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((path) => ending.test(path))
    .sort()
    .map((path) => readFileSync(join(root, folder, path), 'latin1'));
}

/** Every fixture and sample as text: what the fuzzers start from. */
export function corpus(): string[] {
  return [...textsBelow('test/fixtures', /\.(txt|conf)$/), ...textsBelow('samples', /\.conf$/)];
}
