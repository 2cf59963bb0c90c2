import assert from 'node:assert/strict';
import type { ApplyWorkspaceEditParams, Diagnostic } from 'vscode-languageserver';
import type {
  AccountFix,
  AccountTree,
  ApplyResult,
  Preview,
  RegistryDiff,
  TryResult,
} from '../../protocol/account';
import { createReceiver, seal } from '../../protocol/sealed';
import { Emulator, type KeyKind } from '../emulator';
import { type Client, stage } from './support';
import { AccountStore } from './support/linked';
import { REGISTRATION, registry } from './support/texts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const NORTHWIND = { label: 'northwind', accountSid: ACCOUNT, region: 'us1' } as const;
const account = /^twilio\/(?!no-edge)/;
const NOT_FOUND = '13 twilio/username-not-found';
const OTHER_DOMAIN = '3 twilio/domain-not-found';

describe('a linked account', () => {
  const { open } = stage();
  let emulator: Emulator;
  const emulate = async (usernames: string, domain?: string): Promise<void> => {
    emulator = await Emulator.start({ registry: registry(usernames, domain) });
  };
  afterEach('the emulator was spoken to as Twilio demands', async () => {
    const { violations } = emulator;
    await emulator.stop();
    assert.deepEqual(violations, []);
  });

  const linked = async (store: AccountStore, text = REGISTRATION) => {
    const { site, client } = await open({ 'pjsip.conf': text }, store.options());
    const uri = site.uri('pjsip.conf');
    client.open(uri, text);
    return { client, uri, site };
  };
  const expect = (client: Client, uri: string, findings: readonly string[]) =>
    client.expect(uri, findings, account);

  it('is compared with the files as soon as it was read, without an edit', async () => {
    await emulate('bob');
    const { client, uri } = await linked(AccountStore.of(emulator, [NORTHWIND]));
    await expect(client, uri, [NOT_FOUND]);
  });

  it('accuses nobody while it is unknown, and nobody waits for it', async () => {
    await emulate('bob');
    emulator.faults.add({ kind: 'hang' });
    const { client, uri } = await linked(AccountStore.of(emulator, [NORTHWIND]));
    await client.until('the account is asked', () => emulator.requests.all.length > 0);
    client.change(uri, REGISTRATION.replace('alice', 'bob'));
    assert.deepEqual(await client.findings(uri, account), ['4 twilio/username-mismatch']);
  });

  it('does not count before the workspace is trusted, and at once when it is', async () => {
    await emulate('bob');
    const store = AccountStore.of(emulator, [NORTHWIND]);
    store.trusted = false;
    const { client, uri } = await linked(store);
    assert.deepEqual(await client.findings(uri, account), []);
    assert.deepEqual(emulator.requests.all, []);
    const folder = uri.replace(/\/[^/]*$/, '');
    const { problem } = await client.request<RegistryDiff>('sipLens/registry/diff', { folder });
    assert.match(problem ?? '', /^This workspace is not trusted.*Trust it first/);
    store.trusted = true;
    client.notify('sipLens/account/connectionsChanged', { keys: [], network: false });
    await expect(client, uri, [NOT_FOUND]);
  });

  it('is forgotten at sign-out and read with the new key at sign-in', async () => {
    await emulate('bob');
    const store = AccountStore.of(emulator, [NORTHWIND]);
    const { client, uri } = await linked(store);
    await expect(client, uri, [NOT_FOUND]);
    const key = store.keys.get('northwind');
    store.keys.clear();
    client.notify('sipLens/account/connectionsChanged', { keys: ['northwind'], network: false });
    await expect(client, uri, []);
    if (key) store.keys.set('northwind', key);
    client.notify('sipLens/account/connectionsChanged', { keys: ['northwind'], network: false });
    await expect(client, uri, [NOT_FOUND]);
  });

  it('that cannot be reached accuses nobody, until it can', async () => {
    await emulate('bob');
    const store = AccountStore.of(emulator, [NORTHWIND]);
    store.network = { emulator: 'http://127.0.0.1:9' };
    const { client, uri } = await linked(store);
    await client.until('the status says so', () => client.connectionState('northwind') === 'offline');
    assert.deepEqual(await client.findings(uri, account), []);
    store.network = { emulator: emulator.url };
    client.notify('sipLens/account/connectionsChanged', { keys: [], network: true });
    await expect(client, uri, [NOT_FOUND]);
  });

  it('that an emulator stood for is forgotten when the way leads elsewhere', async () => {
    await emulate('bob');
    const store = AccountStore.of(emulator, [NORTHWIND]);
    const { client, uri } = await linked(store);
    await expect(client, uri, [NOT_FOUND]);
    store.network = { emulator: 'http://127.0.0.1:9' };
    client.notify('sipLens/account/connectionsChanged', { keys: [], network: true });
    await client.until('the status says so', () => client.connectionState('northwind') === 'offline');
    await expect(client, uri, []);
    const { accounts } = await client.request<AccountTree>('sipLens/account/tree');
    const groups = accounts.flatMap(({ regions }) => regions.flatMap((region) => region.groups));
    assert.deepEqual(
      groups.flatMap(({ items }) => items.map(({ name }) => name)),
      [],
    );
  });

  it('whose key is revoked withdraws nothing that is known and says so', async () => {
    await emulate('bob');
    const store = AccountStore.of(emulator, [NORTHWIND]);
    const { client, uri } = await linked(store);
    await expect(client, uri, [NOT_FOUND]);
    emulator.revoke(store.keys.get('northwind')?.username ?? '');
    await client.request('sipLens/account/refresh', {});
    const isOut = () => ['denied', 'signed-out'].includes(client.connectionState('northwind') ?? '');
    await client.until('the status says so', isOut);
    await expect(client, uri, []);
  });

  describe('and its fixes', () => {
    it('are shown, made as shown, and the finding goes', async () => {
      await emulate('bob');
      const { client, uri } = await linked(AccountStore.of(emulator, [NORTHWIND]));
      await expect(client, uri, [NOT_FOUND]);
      const fix = await accountFix(client, uri, 'twilio/username-not-found');
      const preview = await client.request<Preview>('sipLens/account/preview', fix);
      assert.equal(preview.refusal, undefined);
      assert.deepEqual(
        preview.calls.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
        [
          `POST /2010-04-01/Accounts/${ACCOUNT}/SIP/CredentialLists/CL00000000000000000000000000000001/Credentials.json`,
        ],
      );
      assert.match(preview.calls[0]?.form.Password ?? '', /^•+$/);
      const receiver = await createReceiver();
      const request = { fix, publicKey: receiver.publicKey };
      const result = await client.request<ApplyResult>('sipLens/account/apply', request);
      assert.equal(result.failed, undefined);
      assert.equal(result.done.length, 1);
      assert.notEqual(emulator.state.region(ACCOUNT, 'us1').credentialList('phones'), undefined);
      await expect(client, uri, []);
    });

    /** A fix whose edit the editor answers like this, with what the editor was asked for. */
    const asked = async (applied: boolean) => {
      await emulate('bob');
      const edits: ApplyWorkspaceEditParams[] = [];
      const store = AccountStore.of(emulator, [NORTHWIND]);
      const answers = {
        'workspace/applyEdit': (params: ApplyWorkspaceEditParams) => {
          edits.push(params);
          return { applied };
        },
      };
      const { site, client } = await open({ 'pjsip.conf': REGISTRATION }, store.options({ answers }));
      const uri = site.uri('pjsip.conf');
      client.open(uri, REGISTRATION);
      await expect(client, uri, [NOT_FOUND]);
      client.change(uri, `${REGISTRATION}; written since\n`);
      const fix = await accountFix(client, uri, 'twilio/username-not-found');
      return { client, store, fix, edits };
    };

    it('edit the very text that they were offered for', async () => {
      const { client, fix, edits } = await asked(true);
      const { result, password } = await applied(client, fix);
      assert.equal(result.editProblem, undefined);
      assert.equal(password, undefined);
      const [change] = edits[0]?.edit.documentChanges ?? [];
      assert.ok(change && 'textDocument' in change);
      // opened, then edited once
      assert.equal(change.textDocument.version, 2);
    });

    it('hand over the password where the text is another by now', async () => {
      const { client, fix } = await asked(false);
      const { result, password } = await applied(client, fix);
      assert.match(result.editProblem ?? '', /other text by now/);
      assert.match(password ?? '', /^[A-Za-z0-9]{24}$/);
    });

    it('hand it over at once, though Twilio does not answer any more', async () => {
      const { client, fix } = await asked(false);
      await client.request<Preview>('sipLens/account/preview', fix);
      emulator.faults.add({ kind: 'hang', match: { method: 'GET' } });
      const { password } = await applied(client, fix);
      assert.ok(password);
    });

    it('are refused to a key that lacked the permission, until a person refreshes', async () => {
      const { client, store, fix } = await asked(true);
      const readOnly = emulator.key(ACCOUNT, 'us1', 'restricted');
      store.keys.set('northwind', readOnly);
      client.notify('sipLens/account/connectionsChanged', { keys: ['northwind'], network: false });
      await client.until(
        'the key is asked for',
        () => store.asked.filter((each) => each === 'key').length > 1,
      );
      await client.request('sipLens/account/refresh', {});
      const { result } = await applied(client, fix);
      assert.match(result.failed?.problem ?? '', /lacks the permission/);
      const before = await client.request<Preview>('sipLens/account/preview', fix);
      assert.match(before.refusal ?? '', /lacks the permission/);
      await client.request('sipLens/account/refresh', {});
      const after = await client.request<Preview>('sipLens/account/preview', fix);
      assert.equal(after.refusal, undefined);
    });

    it('are not made when nobody has seen the calls', async () => {
      await emulate('bob');
      const { client, uri } = await linked(AccountStore.of(emulator, [NORTHWIND]));
      await expect(client, uri, [NOT_FOUND]);
      const fix = await accountFix(client, uri, 'twilio/username-not-found');
      const { publicKey } = await createReceiver();
      emulator.requests.clear();
      const result = await client.request<ApplyResult>('sipLens/account/apply', { fix, publicKey });
      assert.match(result.failed?.problem ?? '', /Nothing was done/);
      assert.deepEqual(
        emulator.requests.all.filter(({ method }) => method !== 'GET'),
        [],
      );
    });
  });

  describe('a key before it is stored', () => {
    const trials: [what: string, kind: KeyKind | 'wrong', ok: boolean][] = [
      ['a main key', 'main', true],
      ['a restricted key', 'restricted', true],
      ['a wrong key', 'wrong', false],
    ];
    for (const [what, kind, ok] of trials) {
      it(`is tried: ${what}`, async () => {
        await emulate('bob');
        const store = new AccountStore();
        store.network = { emulator: emulator.url };
        const { client } = await linked(store);
        const publicKey = await client.request<string>('sipLens/account/publicKey');
        const { username, secret } = emulator.key(ACCOUNT, 'us1', kind === 'wrong' ? 'main' : kind);
        const key = { username, secret: kind === 'wrong' ? secret.split('').reverse().join('') : secret };
        const result = await client.request<TryResult>('sipLens/account/try', {
          accountSid: ACCOUNT,
          region: 'us1',
          key: await seal(publicKey, JSON.stringify(key)),
        });
        assert.equal(result.ok, ok, result.problem);
        if (!ok) assert.ok(result.problem);
        if (ok) assert.ok(result.permissions.length > 0);
      });
    }
  });

  it('a name of another linked account is said to be there', async () => {
    await emulate('alice', 'other');
    const { client, uri } = await linked(AccountStore.of(emulator, [NORTHWIND]));
    await expect(client, uri, [OTHER_DOMAIN]);
  });
});

/** Makes a fix that somebody has seen and said yes to. */
async function applied(client: Client, fix: AccountFix) {
  await client.request<Preview>('sipLens/account/preview', fix);
  const { publicKey, open } = await createReceiver();
  const result = await client.request<ApplyResult>('sipLens/account/apply', { fix, publicKey });
  return { result, password: result.clipboard && (await open(result.clipboard)) };
}

async function accountFix(client: Client, uri: string, rule: string): Promise<AccountFix> {
  const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  const diagnostic = items.find(({ code }) => code === rule);
  assert.ok(diagnostic, `no finding of ${rule}`);
  const actions = await client.request<{ command?: { command: string; arguments?: AccountFix[] } }[]>(
    'textDocument/codeAction',
    { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } },
  );
  const fixes = actions.flatMap(({ command }) =>
    command?.command === 'sipLens.applyAccountFix' ? (command.arguments ?? []) : [],
  );
  const [fix] = fixes;
  assert.ok(fix, `no account fix for ${rule}`);
  return fix;
}
