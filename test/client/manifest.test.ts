import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyKinds } from '../../client/src/sign-in/key-kinds';
import manifest from '../../package.json';

const root = join(__dirname, '../..');
const { contributes } = manifest;
const { untrustedWorkspaces } = manifest.capabilities;

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}
const menus: [name: string, items: readonly MenuItem[]][] = Object.entries(contributes.menus);
const commandIds = contributes.commands.map(({ command }) => command);

function sources(): string {
  const folder = join(root, 'client/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

describe('the manifest', () => {
  const text = sources();

  it('contributes exactly the commands that the client registers', () => {
    const registered = [...text.matchAll(/registerCommand\(\s*'([^']+)'/g)].map(([, id]) => id);
    assert.deepEqual([...commandIds].sort(), registered.sort());
  });

  it('contributes every command that the server may name, but for that of VS Code', () => {
    const [, list = ''] = /commandsForServer = \[([^\]]+)\]/.exec(text) ?? [];
    const named = [...list.matchAll(/'([^']+)'/g)].map(([, id = '']) => id);
    assert.ok(named.length > 3);
    const known = [...commandIds, 'editor.action.triggerSuggest'];
    for (const id of named) assert.ok(known.includes(id), id);
  });

  it('names every command in menus as it is contributed', () => {
    for (const [menu, items] of menus) {
      for (const { command } of items) assert.ok(commandIds.includes(command), `${menu}: ${command}`);
    }
  });

  it('claims no file extension', () => {
    for (const language of contributes.languages) {
      assert.ok(!('extensions' in language), language.id);
      for (const pattern of language.filenamePatterns) assert.match(pattern, /pjsip|extensions/);
    }
  });

  it('activates for its own files and for those that are most likely to have SIP settings', () => {
    const own =
      /^(?:pjsip|twilio|freeswitch)[\w.]+$|^sip_profiles\/(?:\*\/)?\*\.xml$|^autoload_configs\/sofia\.conf\.xml$/;
    const likely =
      /^(?:docker-compose|compose|\*\{sip,twilio,trunk\})\*\.y\*ml$|^\*\{sip,twilio,voice\}\*\.env$/;
    const languages = ['asterisk-pjsip', 'asterisk-dialplan', 'dockercompose', 'dotenv'];
    for (const event of manifest.activationEvents) {
      const [, kind, what = ''] = /^(\w+):(.*)$/.exec(event) ?? [];
      if (kind === 'onLanguage') assert.ok(languages.includes(what), event);
      else if (what !== '.env') {
        const name = what.replace(/^(?:\*\*|[^*]*asterisk)\//, '');
        assert.ok(own.test(name) || likely.test(name), event);
      }
    }
  });

  it('ships every file that it names', () => {
    const named = [
      manifest.icon,
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.views.sipLens.map(({ icon }) => icon),
    ];
    for (const path of named) assert.ok(existsSync(join(root, path)), path);
  });

  for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
    it(`describes ${name}, with a scope and a default of its type`, () => {
      assert.match(name, /^sipLens\./);
      assert.ok(setting.markdownDescription.length > 30);
      assert.ok(['application', 'machine', 'resource', 'window'].includes(setting.scope));
      const found = Array.isArray(setting.default) ? 'array' : typeof setting.default;
      assert.equal(found === 'number' ? 'integer' : found, setting.type);
    });
  }

  it('restricts settings that exist', () => {
    const known = Object.keys(contributes.configuration.properties);
    for (const name of untrustedWorkspaces.restrictedConfigurations) assert.ok(known.includes(name), name);
  });
});

describe('what the manifest says of accounts', () => {
  const properties: Record<string, { scope: string }> = contributes.configuration.properties;
  const text = sources();

  const scopes: [setting: string, scope: string, why: string][] = [
    ['sipLens.connections', 'application', 'which accounts a user has'],
    ['sipLens.account.refreshMinutes', 'application', 'how often they are read'],
    ['sipLens.twilio.emulator', 'machine', 'where the requests go'],
    ['sipLens.twilio.caFile', 'machine', 'whom they trust'],
    ['sipLens.bindings', 'resource', 'which of the accounts a folder belongs to'],
  ];
  for (const [setting, scope, why] of scopes) {
    const who = scope === 'resource' ? 'lets' : 'does not let';
    it(`${who} a workspace decide ${why}`, () => {
      assert.equal(properties[setting]?.scope, scope);
    });
  }

  it('takes no binding from a workspace that is not trusted', () => {
    assert.ok(untrustedWorkspaces.restrictedConfigurations.includes('sipLens.bindings'));
  });

  it('keeps connections on the machine that has their keys', () => {
    assert.equal(contributes.configuration.properties['sipLens.connections'].ignoreSync, true);
  });

  it('has no setting for a secret', () => {
    // the keys of a YAML file are names
    const names = Object.keys(properties).filter((name) => name !== 'sipLens.yaml.keys');
    for (const name of names) assert.doesNotMatch(name, /secret|token|password|key/i);
    const { items } = contributes.configuration.properties['sipLens.connections'];
    assert.deepEqual(Object.keys(items.properties), ['label', 'accountSid', 'region']);
    assert.equal(items.additionalProperties, false);
  });

  it('shows commands for a resource only where there is one', () => {
    const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false');
    const taking = [...text.matchAll(/'(sipLens\.\w+)',\s*(?:onResource\(|\(wanted: )/g)].map(([, id]) => id);
    assert.ok(taking.length >= 4);
    for (const id of [...taking, 'sipLens.applyAccountFix']) {
      assert.ok(
        hidden.some(({ command }) => command === id),
        id,
      );
    }
  });

  it('changes no account and reads none where the workspace is not trusted', () => {
    for (const id of ['sipLens.registry.pull', 'sipLens.registry.diff', 'sipLens.refreshAccounts']) {
      const places = menus.flatMap(([, items]) => items.filter(({ command }) => command === id));
      assert.ok(places.length > 0, id);
      for (const { when = '' } of places) assert.match(when, /\bisWorkspaceTrusted\b/, id);
    }
  });

  it('asks in menus for words only that rows of the tree have', () => {
    const asked = contributes.menus['view/item/context'].map(({ when }) => /\\b(\w+)\\b/.exec(when)?.[1]);
    const given = readFileSync(join(root, 'client/src/account-tree/row-text.ts'), 'utf8');
    for (const word of asked) assert.ok(word && given.includes(`'${word}`), word);
  });

  it('registers the authentication provider that it contributes', () => {
    assert.deepEqual(
      contributes.authentication.map(({ id }) => id),
      [/providerId = '([^']+)'/.exec(text)?.[1]],
    );
  });

  it('welcomes in every empty state, and in no other', () => {
    const source = readFileSync(join(root, 'client/src/account-tree/view-state.ts'), 'utf8');
    const [, union = ''] = /export type EmptyReason =([^;]+);/.exec(source) ?? [];
    const states = [...union.matchAll(/'(\w+)'/g)].map(([, name]) => `sipLens.emptyAccounts == ${name}`);
    assert.ok(states.length > 5);
    assert.deepEqual(contributes.viewsWelcome.map(({ when }) => when).sort(), states.sort());
  });

  it('runs commands in its welcome texts that exist', () => {
    const linked = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)\)/g)].map(([, id = '']) => id),
    );
    const builtIn = ['vscode.openFolder', 'workbench.trust.manage'];
    for (const id of linked) assert.ok([...commandIds, ...builtIn].includes(id), id);
  });

  it('offers the key that may only read first, where it can be made', () => {
    assert.deepEqual(keyKinds[0]?.regions, ['us1']);
    assert.match(keyKinds[0]?.name ?? '', /read only/);
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
