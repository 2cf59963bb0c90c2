import assert from 'node:assert/strict';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run';

const ROOT = join(__dirname, '../..');

async function check(columns: number): Promise<{ code: number; text: string; errors: string }> {
  let text = '';
  let errors = '';
  const code = await run(['check', 'samples'], {
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
    it(`fits a screen and a half of ${columns} columns`, async () => {
      const { code, text, errors } = await check(columns);
      assert.equal(code, 1);
      assert.equal(errors, '');
      const lines = text.trimEnd().split('\n');
      assert.ok(lines.length <= 60, `${lines.length} lines`);
      assert.deepEqual(
        lines.filter((line) => line.length > columns),
        [],
      );
    });
  }

  it('ends with how many there are', async () => {
    const { text } = await check(100);
    assert.match(text.trimEnd().split('\n').at(-1) ?? '', /^7 errors, 2 warnings in 6 files\./);
  });
});
