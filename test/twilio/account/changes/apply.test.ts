import assert from 'node:assert/strict';
import type { AccountChange } from '../../../../server/src/twilio/account/change';
import { ownerOf, sidPrefix, subjectOf } from '../../../../server/src/twilio/account/changes/resource';
import { changeTitle } from '../../../../server/src/twilio/account/changes/title';
import { type Fault, readOnly } from '../../../emulator';
import { EmulatedAccount, PASSWORD } from './emulated-account';
import { CHANGES, IE, NEW_LIST, REGISTRY, US } from './samples';

const { create, add, map } = NEW_LIST;
const newList: readonly AccountChange[] = [create, add, map];
const titles = newList.map(changeTitle);

describe('account changes that are made', () => {
  let account: EmulatedAccount;
  let was: string;

  async function start(keyOf?: Parameters<typeof EmulatedAccount.start>[1]): Promise<void> {
    account = await EmulatedAccount.start(REGISTRY, keyOf);
    was = account.text;
  }

  afterEach(() => account.stop());

  it('are made one after the other, each with what the one before has told', async () => {
    await start();
    account.emulator.requests.clear();
    const applied = await account.make(newList);
    assert.deepEqual(applied, { done: titles, notDone: [], undo: applied.undo, passwordSet: true });
    const sent = account.emulator.requests.all.filter(({ method }) => method === 'POST');
    assert.deepEqual(
      sent.map(({ path }) => path.replace(/CL[0-9a-f]{32}/, 'CL')),
      [
        '/2010-04-01/Accounts/AC00000000000000000000000000000001/SIP/CredentialLists.json',
        '/2010-04-01/Accounts/AC00000000000000000000000000000001/SIP/CredentialLists/CL/Credentials.json',
        '/v1/Trunks/TK00000000000000000000000000000001/CredentialLists',
      ],
    );
    assert.deepEqual(account.region().trunks.items[0]?.calls.credentialLists.items, [{ text: 'branch' }]);
    assert.ok(!JSON.stringify(applied).includes(PASSWORD));
  });

  it('are taken back in reverse', async () => {
    await start();
    const { undo } = await account.make(newList);
    assert.deepEqual(
      undo.map(({ kind }) => kind),
      ['unmap-list', 'remove-credential', 'delete-list'],
    );
    assert.notEqual(account.text, was);
    const back = JSON.parse(JSON.stringify(undo));
    assert.deepEqual((await account.make(back)).notDone, []);
    assert.equal(account.text, was);
  });

  it('can be taken back before the account was read again, and when part of it is gone already', async () => {
    await start();
    const { undo } = await account.make(newList);
    account.emulator.faults.add({ kind: '404', match: { method: 'GET' } });
    await account.make(undo.slice(0, 1));
    const again = await account.make(undo);
    assert.equal(again.failed, undefined);
    account.emulator.faults.clear();
    await account.live.refresh();
    assert.equal(account.text, was);
  });

  it('are made in the region that they are for', async () => {
    await start();
    account.emulator.requests.clear();
    const service = { product: 'sip-domain', name: 'branch' } as const;
    const applied = await account.make([{ ...IE, kind: 'create-service', service, registration: true }]);
    assert.equal(applied.failed, undefined);
    assert.equal(account.emulator.requests.all[0]?.host, 'api.dublin.ie1.twilio.com');
    assert.equal(account.region('ie1').domains.items[0]?.registration, true);
    assert.equal(account.region().domains.items.length, 1);
    await account.make(applied.undo);
    assert.equal(account.text, was);
  });

  it('switch back what was switched', async () => {
    await start();
    const { undo } = await account.make([CHANGES['enable-registration'], CHANGES['set-secure']]);
    assert.equal(account.region().domains.items[0]?.registration, true);
    assert.equal(account.region().trunks.items[0]?.secure, true);
    await account.make(undo);
    assert.equal(account.text, was);
  });

  it('stop at the first that fails, say what is left, and take back what was made', async () => {
    await start();
    account.emulator.faults.add({ kind: '404', match: { method: 'POST', path: '/v1/Trunks' } });
    const { done, failed, notDone, undo, passwordSet } = await account.make([
      create,
      map,
      CHANGES['set-secure'],
    ]);
    assert.deepEqual(done, [titles[0]]);
    assert.equal(failed?.title, titles[2]);
    assert.match(failed?.problem ?? '', /HTTP 404/);
    assert.equal(failed?.outcomeUnknown, undefined);
    assert.deepEqual(notDone, [changeTitle(CHANGES['set-secure'])]);
    assert.equal(passwordSet, false);
    account.emulator.faults.clear();
    await account.make(undo);
    assert.equal(account.text, was);
  });

  it('say what Twilio says where it does not take one', async () => {
    await start();
    const { failed, undo } = await account.make([
      { ...US, kind: 'create-service', service: { product: 'sip-domain', name: 'under_score' } },
    ]);
    assert.match(failed?.problem ?? '', /^Twilio refused the request \(HTTP 400, Twilio error \d+\): /);
    assert.deepEqual(undo, []);
  });

  const inDoubt: readonly (readonly [fault: Fault, isMade: boolean])[] = [
    [{ kind: 'cut-off' }, true],
    [{ kind: 'malformed' }, true],
    [{ kind: 'html' }, true],
    [{ kind: 'reset' }, false],
    [{ kind: 'hang' }, false],
    [{ kind: '500' }, false],
    [{ kind: '503', retryAfter: 1 }, false],
  ];
  for (const [fault, isMade] of inDoubt) {
    it(`are in doubt after ${fault.kind}, which is said, and are not sent again`, async () => {
      await start();
      account.emulator.requests.clear();
      account.emulator.faults.add({ ...fault, match: { method: 'POST' } });
      const { done, failed, notDone, undo } = await account.make(newList);
      assert.deepEqual([done, undo], [[], []]);
      assert.match(failed?.problem ?? '', /may or may not have been made: refresh the account and look/);
      assert.equal(failed?.outcomeUnknown, true);
      assert.deepEqual(notDone, titles.slice(1));
      assert.equal(account.emulator.requests.all.filter(({ method }) => method === 'POST').length, 1);
      const { items } = account.region().credentialLists;
      assert.equal(
        items.some(({ name }) => name === 'branch'),
        isMade,
      );
    });
  }

  it('keep a password that Twilio may have taken, and no other', async () => {
    const kept = async (...faults: Fault[]) => {
      await start();
      for (const fault of faults)
        account.emulator.faults.add({ ...fault, match: { method: 'POST', path: '/Credentials.json' } });
      const { passwordSet } = await account.make(newList);
      await account.stop();
      return passwordSet;
    };
    assert.equal(await kept({ kind: 'cut-off' }), true);
    assert.equal(await kept({ kind: '404' }), false);
    assert.equal(await kept({ kind: '403' }), false);
    await start();
  });

  it('are in no doubt where the request never went out', async () => {
    await start();
    await account.emulator.stop();
    const { done, failed } = await account.make(newList);
    assert.deepEqual(done, []);
    assert.match(failed?.problem ?? '', /\(ECONNREFUSED\)\.$/);
    assert.equal(failed?.outcomeUnknown, undefined);
  });

  it('are sent again where Twilio limits the rate, for then it did nothing', async () => {
    await start();
    account.emulator.faults.add({ kind: '429', match: { method: 'POST' }, retryAfter: 0, times: 1 });
    const { failed, done } = await account.make([create]);
    assert.equal(failed, undefined);
    assert.deepEqual(done, [titles[0]]);
  });

  /** The change with invented SIDs, so that it is never taken for done already. */
  const urged = (change: AccountChange): AccountChange => {
    const keys = [subjectOf(change), ownerOf(change)].flatMap((key) => key ?? []);
    return {
      ...change,
      sids: Object.fromEntries(keys.map((key) => [key, `${sidPrefix(key)}${'f'.repeat(32)}`])),
    };
  };
  const restricted =
    (permissions: readonly string[]): Parameters<typeof EmulatedAccount.start>[1] =>
    (emulator, accountSid, region) =>
      region === 'us1'
        ? emulator.keys.add({ accountSid, kind: 'restricted', permissions })
        : emulator.key(accountSid, region);

  it('are not made with a read-only key, which says what it lacks', async () => {
    await start(restricted(readOnly));
    for (const change of Object.values(CHANGES)) {
      const { done, failed } = await account.make([urged(change)]);
      assert.deepEqual(done, [], change.kind);
      assert.equal(failed?.denied, account.plan([urged(change)]).steps[0]?.permission);
      const { problem = '' } = failed ?? {};
      assert.match(problem, /the key lacks the permission \S+\. A read-only key can change nothing/);
      assert.equal(failed?.outcomeUnknown, undefined);
    }
    assert.equal(account.text, was);
  });

  for (const change of Object.values(CHANGES)) {
    it(`need no other permission than the one that is named: ${changeTitle(change)}`, async () => {
      await start();
      const permission = account.plan([urged(change)]).steps[0]?.permission.replace('/twilio/voice/', '');
      await account.stop();
      await start(restricted([...readOnly, permission ?? '']));
      const { failed } = await account.make([urged(change)]);
      assert.equal(failed?.denied, undefined);
    });
  }

  it('say that the key is not accepted any more', async () => {
    await start();
    account.emulator.revoke(account.emulator.key().username);
    const { failed } = await account.make([create]);
    assert.match(failed?.problem ?? '', /does not accept the key/);
    assert.deepEqual([failed?.denied, failed?.outcomeUnknown], [undefined, undefined]);
  });
});
