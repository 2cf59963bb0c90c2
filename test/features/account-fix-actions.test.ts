import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import { fixAll } from '../../server/src/diagnostics/fix-all';
import { codeActions } from '../../server/src/features';
import { APPLY_ACCOUNT_FIX, editOf } from '../../server/src/features/code-actions/fixes';
import { allRules } from '../../server/src/rules';
import { NEW_PASSWORD } from '../../server/src/twilio/account/change';
import { REGISTRY, Scene } from './support';

const CONFIGURATION = `//- /pjsip.conf
[acme]
type = registration
server_uri = sip:acme-$0lab.sip.dublin.twilio.com
client_uri = sip:carol@acme-lab.sip.twilio.com
outbound_auth = acme

[acme]
type = auth
username = carol
password = Example-Passw0rd
`;

const REGISTRATION = CONFIGURATION + REGISTRY;

const UNKNOWN_USER = CONFIGURATION.replaceAll('carol', 'mallory')
  .replace('acme-$0lab', 'acme-pbx')
  .replace('@acme-lab', '@acme-pbx')
  .replace('username = mall', 'username = mall$$0')
  .concat(REGISTRY);

const COMMANDS = new Set([APPLY_ACCOUNT_FIX]);

async function actionsOf(text: string, commands?: ReadonlySet<string>, only?: readonly string[]) {
  const scene = await Scene.of(text, allRules);
  const { context, uri, position } = scene;
  const actions = codeActions(context, uri, { start: position, end: position }, only, commands);
  return { scene, actions, account: actions.filter(({ command }) => command !== undefined) };
}

function titled(actions: readonly CodeAction[]): string[] {
  return actions.map(({ title, isPreferred }) => `${isPreferred ? '* ' : ''}${title}`);
}

describe('account fixes as code actions', () => {
  const enable =
    'Enable registration for acme-lab and map the credential list lab for registrations in Twilio…';

  it('are a command of the client with the changes, and no edit', async () => {
    const { account } = await actionsOf(REGISTRATION, COMMANDS);
    assert.deepEqual(titled(account), [`* ${enable}`]);
    const target = { account: 'AC00000000000000000000000000000001', region: 'us1' };
    const service = { product: 'sip-domain', name: 'acme-lab' };
    const use = 'registrations';
    const changes = [
      { ...target, kind: 'enable-registration', domain: 'acme-lab' },
      { ...target, kind: 'map-list', service, use, list: 'credentialLists', name: 'lab' },
    ];
    assert.deepEqual(account[0]?.command, {
      title: enable,
      command: APPLY_ACCOUNT_FIX,
      arguments: [{ title: enable, changes }],
    });
    assert.equal(account[0]?.edit, undefined);
    assert.equal(account[0]?.kind, 'quickfix');
    assert.deepEqual(
      account[0]?.diagnostics?.map(({ code }) => code),
      ['twilio/registration-disabled'],
    );
  });

  it('survive the way to the client and back', async () => {
    const { account } = await actionsOf(UNKNOWN_USER, COMMANDS);
    const [fix] = account[0]?.command?.arguments ?? [];
    assert.deepEqual(JSON.parse(JSON.stringify(fix)), fix);
  });

  it('hold a word where the new password goes, for the editor to be told later', async () => {
    const { scene, actions, account } = await actionsOf(UNKNOWN_USER, COMMANDS);
    const [add] = account;
    assert.ok(add);
    assert.equal(add.title, 'Add mallory to the credential list branch-phones in Twilio…');
    const [change] = editOf(add)?.documentChanges ?? [];
    assert.ok(change && 'textDocument' in change);
    assert.equal(change.textDocument.uri, scene.uri);
    const edits = change.edits.flatMap((edit) => ('newText' in edit ? [edit] : []));
    assert.match(scene.applied(edits), new RegExp(`^password = ${NEW_PASSWORD}$`, 'm'));
    assert.equal(actions.filter(({ isPreferred }) => isPreferred).length, 1);
  });

  for (const commands of [undefined, new Set<string>(), new Set(['sipLens.bindFolder'])]) {
    it(`are not offered to a client that has ${commands ? [...commands].join() || 'no command' : 'said nothing'}`, async () => {
      for (const text of [REGISTRATION, UNKNOWN_USER]) {
        const { actions, account } = await actionsOf(text, commands);
        assert.deepEqual(account, []);
        assert.ok(!JSON.stringify(actions).includes(NEW_PASSWORD));
        assert.ok(actions.length > 0);
      }
    });
  }

  it('are in no fix of a whole file, whoever accepts them', async () => {
    for (const text of [REGISTRATION, UNKNOWN_USER]) {
      const { scene, actions } = await actionsOf(text, COMMANDS, ['source.fixAll']);
      assert.deepEqual(actions, []);
      const { applied } = fixAll(scene.checked.checker, [scene.uri], (_, { kind }) => kind === 'account');
      assert.deepEqual(applied, []);
    }
  });
});
