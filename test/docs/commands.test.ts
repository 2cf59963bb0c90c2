import assert from 'node:assert/strict';
import manifest from '../../package.json';
import { commands } from '../../server/src/cli/commands';
import { ruleIds } from '../../server/src/cli/session/rule-settings';
import { commandFaults } from './command-faults';
import { document, documents } from './documents';
import type { Markdown } from './markdown';

/** Every piece of code of a document: blocks line by line, and what stands between backticks. */
function code({ blocks, inline }: Markdown): string[] {
  return [...blocks.flatMap(({ text }) => text.split('\n')), ...inline];
}

const areas = new Set(ruleIds().map((id) => id.slice(0, id.indexOf('/'))));

/** An id, and no part of a path. */
const RULE_ID = new RegExp(`(?<![\\w/.])(?:${[...areas].join('|')})/[a-z0-9-]+(?![\\w/.-])`, 'g');

/** `check` is a task of VS Code in these words, and no command of the terminal. */
const isTask = (line: string) => line.startsWith('sip-lens: ');

describe('what the documents say of the command line', () => {
  it('names commands and options that exist', async () => {
    const lines = documents()
      .flatMap(code)
      .filter((line) => /\bsip-lens [a-z]/.test(line) && !isTask(line));
    assert.ok(lines.length > 10);
    assert.deepEqual((await Promise.all(lines.map(commandFaults))).flat(), []);
  });

  it('is told when they do not', async () => {
    assert.equal((await commandFaults('sip-lens chekc .')).length, 1);
    assert.equal((await commandFaults('sip-lens check --colour .')).length, 1);
    assert.equal((await commandFaults('sip-lens registry pulls')).length, 1);
    assert.equal((await commandFaults('sip-lens registry diff --stdout')).length, 1);
  });

  it('lists every command and every option of check in the README', async () => {
    const readme = document('README.md');
    const check = await commands.check?.();
    const rows = readme.text.split('\n').filter((line) => line.startsWith('| `'));
    for (const name of Object.keys(commands))
      assert.ok(
        rows.some((row) => row.startsWith(`| \`sip-lens ${name}`)),
        name,
      );
    for (const name of Object.keys(check?.options ?? {}))
      assert.ok(
        rows.some((row) => row.split(' | ')[0]?.includes(`\`--${name}`)),
        `--${name}`,
      );
  });

  it('names the formats that there are', async () => {
    const value = (await commands.check?.())?.options.format?.value ?? '';
    const row =
      document('README.md')
        .text.split('\n')
        .find((line) => line.startsWith('| `--format` |')) ?? '';
    const named = [...(row.split('|')[2]?.matchAll(/`(\w+)`/g) ?? [])].map(([, name]) => name);
    assert.deepEqual(named, value.split('|'));
  });
});

describe('what the documents say of rules, settings and scripts', () => {
  it('names rules that exist', () => {
    const known = new Set(ruleIds());
    const named = documents().flatMap((each) => code(each).flatMap((line) => line.match(RULE_ID) ?? []));
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
  });

  it('lists every setting with its default in the README', () => {
    const rows = document('README.md')
      .text.split('\n')
      .filter((line) => line.startsWith('| `sipLens.'));
    for (const [name, { default: value }] of Object.entries(manifest.contributes.configuration.properties)) {
      const row = rows.find((each) => each.split(' | ')[0]?.includes(`\`${name}\``));
      assert.ok(row, `${name} is not in the table`);
      const shown =
        value === '' ? 'empty' : typeof value === 'string' ? `\`${value}\`` : `\`${JSON.stringify(value)}\``;
      assert.equal(row.split(' | ')[1], shown, name);
    }
    const named = rows.flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`(sipLens[^`]+)`/g)]);
    assert.equal(named.length, Object.keys(manifest.contributes.configuration.properties).length);
  });

  it('names npm scripts that exist', () => {
    const lines = documents().flatMap(code);
    const named = lines.flatMap((line) =>
      [...line.matchAll(/\bnpm run ([a-z]+)/g)].map(([, name]) => name ?? ''),
    );
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.filter((name) => !Object.hasOwn(manifest.scripts, name)),
      [],
    );
  });
});
