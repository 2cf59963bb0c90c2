import assert from 'node:assert/strict';
import { run } from '../../server/src/cli/run';
import { registryKeys } from '../../server/src/twilio/account/registry-file/format';
import { loadRegistryReader } from '../../server/src/twilio/account/registry-file/load';
import { document, documents, ROOT } from './documents';

async function output(...args: string[]): Promise<string> {
  let text = '';
  await run(args, {
    out: (part) => {
      text += part;
    },
    error: () => undefined,
    columns: 100,
    interactive: false,
    interactiveErrors: false,
    environment: () => undefined,
    folder: ROOT,
  });
  return text;
}

/** The block of a document that has this line. */
function blockWith(path: string, line: string): string[] {
  const found = document(path).blocks.find(({ text }) => text.includes(line));
  assert.ok(found, `${path} has no block with "${line}"`);
  return found.text.trimEnd().split('\n');
}

/** Without what the width of a terminal and the layout decide. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

describe('the examples of the documents', () => {
  it('show what check prints today', async () => {
    const shown = blockWith('README.md', 'twilio/domain-not-found').slice(1).join('\n');
    const printed = await output('check', 'samples');
    assert.ok(
      squeezed(printed).includes(squeezed(shown)),
      `README.md shows\n${shown}\nbut check prints\n${printed}`,
    );
  });

  for (const line of ['asburn', 'username param is REQUIRED']) {
    it(`show the finding about "${line}" as check prints it today`, async () => {
      const shown = blockWith('README.md', line).slice(1).join('\n');
      assert.ok(squeezed(await output('check', 'samples')).includes(squeezed(shown)), shown);
    });
  }

  it('show who uses what at Twilio as inspect prints it today', async () => {
    const shown = blockWith('README.md', 'registration denver').slice(1).join('\n');
    const printed = await output('inspect', 'samples');
    assert.ok(printed.includes(shown), `README.md shows\n${shown}\nnot\n${printed}`);
  });

  for (const path of ['README.md', 'docs/fidelity.md']) {
    it(`show what inspect prints today in ${path}`, async () => {
      const shown = blockWith(path, 'endpoint 203 dropped').filter((line) => !line.startsWith('$'));
      const printed = await output('inspect', 'samples/asterisk/pjsip_wizard.conf');
      assert.ok(printed.includes(shown.join('\n')), `${path} shows\n${shown.join('\n')}\nnot\n${printed}`);
    });
  }

  it('have registry files without a mistake', async () => {
    const read = await loadRegistryReader();
    const blocks = documents().flatMap(({ path, blocks: all }) =>
      all.filter(({ text }) => text.includes('sipLensRegistry')).map(({ text }) => ({ path, text })),
    );
    assert.equal(blocks.length, 2);
    for (const { path, text } of blocks) {
      const { accounts, problems } = read(text, `file:///${path}`);
      assert.deepEqual(problems, [], path);
      assert.equal(accounts.length, 1);
    }
  });

  it('name every key of the registry', () => {
    const { text } = document('docs/registry.md');
    const missing = Object.values(registryKeys)
      .flat()
      .filter((key) => !new RegExp(`\\b${key}\\b`).test(text));
    assert.deepEqual(missing, []);
  });
});
