import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entries, lazyEntries } from '../../scripts/lib/entries.mjs';

const root = join(__dirname, '../..');

describe('the table of bundles in docs/architecture.md', () => {
  it('has every bundle, and none that is not made', () => {
    const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    const named = [...text.matchAll(/^\| `(dist\/[\w./-]+\.js)` \|/gm)].map(([, path]) => path);
    const made = [...entries, ...lazyEntries].map(({ output }) => output);
    assert.deepEqual(named.sort(), made.sort());
  });
});
