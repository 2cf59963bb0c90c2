import assert from 'node:assert/strict';
import type { Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import type {
  AccountFix,
  AccountTree,
  ApplyResult,
  Preview,
  RegistryDiff,
  RegistryPull,
  TryResult,
} from '../../protocol/account';
import { createReceiver, seal } from '../../protocol/sealed';
import { Emulator, faultKinds } from '../emulator';
import { type Client, stage } from '../server/support';
import { AccountStore } from '../server/support/linked';
import { REGISTRATION, registry } from '../server/support/texts';
import { forwardTo } from '../support/forward';
import { LoopbackServers } from '../support/loopback';
import { assertNoLeak, assertNoLeakInMessages, basicAuthorization, planted } from '../support/planted';

const { accountSid } = planted;
const NORTHWIND = { label: 'northwind', accountSid, region: 'us1' } as const;
const NOT_FOUND = 'twilio/username-not-found';

/** Everything that goes between an editor and the server about a linked account, and that a verbose trace writes down. */
describe('a linked account tells no secret', function () {
  this.timeout(60_000);
  const { open } = stage();
  const servers = new LoopbackServers();
  let emulator: Emulator;
  /** What was sent to Twilio: method, path, Authorization and body. */
  let sent: string[];
  let edits: WorkspaceEdit[];
  let client: Client;
  let uri: string;
  let folder: string;

  const link = async (text = REGISTRATION, prepare: (store: AccountStore) => void = () => undefined) => {
    [sent, edits] = [[], []];
    emulator = await Emulator.start({ registry: registry('bob') });
    const recorder = forwardTo(emulator.url, (each) => sent.push(Object.values(each).join(' ')));
    const store = AccountStore.of(emulator, [NORTHWIND]);
    store.network = {
      emulator: `http://127.0.0.1:${await servers.http(recorder)}`,
      proxy: `http://user:${planted.proxyPassword}@127.0.0.1:9`,
      proxyAuthorization: basicAuthorization('user', planted.proxyPassword),
    };
    prepare(store);
    const applyEdit = ({ edit }: { edit: WorkspaceEdit }) => ({ applied: edits.push(edit) > 0 });
    const options = { trace: true, answers: { 'workspace/applyEdit': applyEdit } };
    const opened = await open({ 'pjsip.conf': text }, store.options(options));
    ({ client } = opened);
    folder = opened.site.uri();
    uri = opened.site.uri('pjsip.conf');
    client.open(uri, text);
    return store;
  };
  afterEach(async () => {
    await Promise.all([emulator.stop(), servers.close()]);
  });

  const fixOf = async (rule: string): Promise<AccountFix> => {
    await client.until(rule, async () => (await client.findings(uri)).some((each) => each.endsWith(rule)));
    const diagnostic = (await client.diagnostics(uri)).find(({ code }) => code === rule);
    assert.ok(diagnostic);
    const actions = await client.request<{ command?: { arguments?: AccountFix[] } }[]>(
      'textDocument/codeAction',
      actionsFor(uri, diagnostic),
    );
    const [fix] = actions.flatMap(({ command }) => command?.arguments ?? []);
    assert.ok(fix);
    return fix;
  };
  const apply = async (fix: AccountFix) => {
    const receiver = await createReceiver();
    await client.request<Preview>('sipLens/account/preview', fix);
    const params = { fix, publicKey: receiver.publicKey };
    return { receiver, result: await client.request<ApplyResult>('sipLens/account/apply', params) };
  };
  /** The password that went to Twilio. */
  const generated = (): string => {
    const password = sent.flatMap((each) => /Password=(\w+)/.exec(each)?.[1] ?? [])[0];
    assert.ok(password);
    return password;
  };
  const assertOnlyInEdits = (secret: string): void => {
    assertNoLeakInMessages(client.traced, 'the trace', (text) => text.includes(secret));
    assert.ok(!client.program.errors.includes(secret));
  };

  it('when it is read, looked at and written into a registry file', async () => {
    await link();
    await fixOf(NOT_FOUND);
    const tree = await client.request<AccountTree>('sipLens/account/tree');
    assert.equal(tree.accounts.length, 1);
    const pull = await client.request<RegistryPull>('sipLens/registry/pull', { folder });
    assert.match(pull.text ?? '', /acme-pbx/);
    await client.request<RegistryDiff>('sipLens/registry/diff', { folder });
    await client.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character: 24 },
    });
    await client.request('textDocument/codeLens', { textDocument: { uri } });
    const { username, secret } = emulator.key();
    assert.ok(sent.some((each) => each.includes(basicAuthorization(username, secret))));
    assert.ok(client.traced.length > 20);
    client.assertNoLeak();
  });

  it('when a password is made for a file', async () => {
    await link();
    const { result } = await apply(await fixOf(NOT_FOUND));
    assert.equal(result.failed, undefined);
    assert.ok(JSON.stringify(edits).includes(generated()));
    assertOnlyInEdits(generated());
  });

  it('when a password is made for the clipboard', async () => {
    await link(REGISTRATION.replace(planted.sipPassword, '${SIP_PASSWORD}'));
    const { result, receiver } = await apply(await fixOf(NOT_FOUND));
    assert.equal(result.failed, undefined);
    assert.ok(result.clipboard);
    assert.equal(await receiver.open(result.clipboard), generated());
    assertOnlyInEdits(generated());
  });

  it('when a change fails after the password was made', async () => {
    await link();
    const fix = await fixOf(NOT_FOUND);
    emulator.faults.add({ kind: '500', match: { method: 'POST' } });
    const { result } = await apply(fix);
    assert.ok(result.failed);
    assertOnlyInEdits(generated());
  });

  // what hangs gives no status before its time is over; errors of the network are in package-errors.test.ts
  for (const kind of faultKinds.filter((each) => each !== 'hang')) {
    it(`when Twilio fails: ${kind}`, async () => {
      await link();
      await fixOf(NOT_FOUND);
      const last = client.statuses.length;
      emulator.faults.add({ kind, times: 3 });
      await client.request('sipLens/account/refresh', {});
      await client.until('a status', () => client.statuses.length > last);
      assertNoLeak(JSON.stringify(client.statuses), 'the status');
      client.assertNoLeak();
    });
  }

  it('when a key is tried, good or bad, and when it is no key', async () => {
    await link();
    const publicKey = await client.request<string>('sipLens/account/publicKey');
    const keys: object[] = [emulator.key(), { username: planted.keySid, secret: planted.keySecret }];
    keys.push({ username: planted.keySecret, secret: `${planted.keySecret}\r\n` }, [planted.keySecret]);
    const results = await Promise.all(
      keys.map(async (key) => {
        const sealed = await seal(publicKey, JSON.stringify(key));
        const params = { accountSid, region: 'us1', key: sealed };
        return client.request<TryResult>('sipLens/account/try', params);
      }),
    );
    assert.deepEqual(
      results.map(({ ok }) => ok),
      [true, false, false, false],
    );
  });

  it('when the key is revoked, and replaced', async () => {
    const store = await link();
    await fixOf(NOT_FOUND);
    emulator.revoke(emulator.key().username);
    await client.request('sipLens/account/refresh', {});
    await client.until('denied', () => client.connectionState('northwind') === 'denied');
    emulator.keys.add({ accountSid, username: planted.keySid, secret: planted.rotatedKeySecret });
    store.keys.set('northwind', { username: planted.keySid, secret: planted.rotatedKeySecret });
    client.notify('sipLens/account/connectionsChanged', { keys: ['northwind'], network: false });
    await client.until('ready', () => client.connectionState('northwind') === 'ready');
    const authorization = basicAuthorization(planted.keySid, planted.rotatedKeySecret);
    assert.ok(sent.some((each) => each.includes(authorization)));
  });

  it('when there is no way through the proxy', async () => {
    await link(REGISTRATION, (store) => {
      const { emulator: _, ...network } = store.network;
      store.network = network;
    });
    await client.until('offline', () => client.connectionState('northwind') === 'offline');
    assert.match(JSON.stringify(client.statuses), /the proxy 127\.0\.0\.1:9/);
    assert.deepEqual(sent, []);
  });
});

function actionsFor(uri: string, diagnostic: Diagnostic): object {
  return { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
}
