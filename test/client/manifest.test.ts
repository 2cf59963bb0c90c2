import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';

const root = join(__dirname, '../..');
const { contributes } = manifest;

function sources(): string {
  const folder = join(root, 'client/src');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

describe('the manifest', () => {
  it('contributes exactly the commands that the client registers', () => {
    const registered = [...sources().matchAll(/registerCommand\(\s*'([^']+)'/g)].map(([, id]) => id);
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), registered.sort());
  });

  it('names every command in menus as it is contributed', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    for (const { command } of contributes.menus.commandPalette) assert.ok(known.has(command), command);
  });

  it('claims no file extension', () => {
    for (const language of contributes.languages) {
      assert.ok(!('extensions' in language), language.id);
      for (const pattern of language.filenamePatterns) assert.match(pattern, /pjsip|extensions/);
    }
  });

  it('activates for its own files only', () => {
    for (const event of manifest.activationEvents) {
      assert.match(
        event,
        /^(?:onLanguage:asterisk-|workspaceContains:(?:[^*]*\/|\*\*\/)?(?:pjsip|twilio)[\w.]+$)/,
      );
    }
  });

  it('ships every file that it names', () => {
    const named = [
      manifest.icon,
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map(({ path }) => path),
    ];
    for (const path of named) assert.ok(existsSync(join(root, path)), path);
  });

  for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
    it(`describes ${name}, with a scope and a default of its type`, () => {
      assert.match(name, /^sipLens\./);
      assert.ok(setting.markdownDescription.length > 30);
      assert.ok(['resource', 'window'].includes(setting.scope));
      const found = Array.isArray(setting.default) ? 'array' : typeof setting.default;
      assert.equal(found === 'number' ? 'integer' : found, setting.type);
    });
  }

  it('restricts settings that exist', () => {
    const known = Object.keys(contributes.configuration.properties);
    for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations) {
      assert.ok(known.includes(name), name);
    }
  });
});

describe('the problem matcher', () => {
  const [matcher] = contributes.problemMatchers;
  const lines: [line: string, groups: (string | undefined)[] | undefined][] = [
    [
      'site/pjsip.conf:12:5: error: no such auth: alice. Asterisk drops the object. [asterisk/undefined-reference]',
      [
        ...['site/pjsip.conf', '12', '5', 'error'],
        ...['no such auth: alice. Asterisk drops the object.', 'asterisk/undefined-reference'],
      ],
    ],
    [
      'C:\\sip\\a.conf:1:1: hint: a [bracket] in the text [twilio/no-edge]',
      ['C:\\sip\\a.conf', '1', '1', 'hint', 'a [bracket] in the text', 'twilio/no-edge'],
    ],
    ['a.conf:1:1: info: without a rule', ['a.conf', '1', '1', 'info', 'without a rule', undefined]],
    ['3 errors, 1 warning', undefined],
  ];
  for (const [line, groups] of lines) {
    it(`reads ${JSON.stringify(line)}`, () => {
      assert.ok(matcher);
      assert.deepEqual(new RegExp(matcher.pattern.regexp).exec(line)?.slice(1), groups);
    });
  }
});
