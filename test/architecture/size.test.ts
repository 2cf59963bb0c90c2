import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const limit = 500;
const roots = ['server/src', 'client/src'];

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function tooLong(files: { path: string; text: string }[]): string[] {
  const counted = files.map(({ path, text }) => ({ path, lines: lineCount(text) }));
  return counted.filter(({ lines }) => lines > limit).map(({ path, lines }) => `${path}: ${lines} lines`);
}

function sources(root: string): { path: string; text: string }[] {
  const folder = join(__dirname, '../..', root);
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: join(root, name), text: readFileSync(join(folder, name), 'utf8') }));
}

describe('size of the source files', () => {
  for (const root of roots) {
    it(`is at most ${limit} lines in ${root}`, () => {
      const files = sources(root);
      assert.ok(files.length > 0);
      assert.deepEqual(tooLong(files), []);
    });
  }

  it('counts lines and not line ends', () => {
    const long = { path: 'long.ts', text: 'x\n'.repeat(limit + 1) };
    const fitting = { path: 'fitting.ts', text: 'x\n'.repeat(limit) };
    assert.deepEqual(tooLong([long, fitting]), ['long.ts: 501 lines']);
  });
});
