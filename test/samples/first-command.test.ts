import assert from 'node:assert/strict';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run';

const ROOT = join(__dirname, '../..');

/** The most lines for each site: a screen and a half of Asterisk, about a screen of the others. */
const SITES = { asterisk: 60, freeswitch: 52, compose: 38 };

async function check(
  columns: number,
  path = 'samples',
): Promise<{ code: number; text: string; errors: string }> {
  let text = '';
  let errors = '';
  const code = await run(['check', path], {
    out: (part) => {
      text += part;
    },
    error: (part) => {
      errors += part;
    },
    columns,
    interactive: false,
    interactiveErrors: false,
    environment: () => undefined,
    folder: ROOT,
  });
  return { code, text, errors };
}

describe('what npm start prints', () => {
  for (const columns of [80, 100]) {
    for (const [site, most] of Object.entries(SITES)) {
      it(`shows the site ${site} in ${most} lines of ${columns} columns`, async () => {
        const { code, text, errors } = await check(columns, `samples/${site}`);
        assert.equal(code, 1);
        assert.equal(errors, '');
        const lines = text.trimEnd().split('\n');
        assert.ok(lines.length <= most, `${lines.length} lines`);
        assert.deepEqual(
          lines.filter((line) => line.length > columns),
          [],
        );
      });
    }
  }

  it('ends with how many there are', async () => {
    const { text } = await check(100);
    assert.match(text, /\n\n14 errors, 8 warnings in 19 files\.[^\n]*(?:\n[^\n]+)*\n$/);
  });
});
