import assert from 'node:assert/strict';
import type { AccountData, RegionData } from '../../../../server/src/twilio/account/data';
import type { ApiKey, Connection } from '../../../../server/src/twilio/account/live/live';
import type { LiveAccounts } from '../../../../server/src/twilio/account/live/live-accounts';
import { ACME, BRANCH, type Emulated, withEmulator } from './emulated';

const us: Connection = { label: 'acme', accountSid: ACME, region: 'us1' };
const ie: Connection = { label: 'acme in Ireland', accountSid: ACME, region: 'ie1' };

/** Requests that a whole reading of `us` takes. */
const WHOLE = 29;

/** `us` linked with a main key; `changes` counts what is told. */
async function linkedUs(emulated: Emulated, connections: readonly Connection[] = [us]) {
  const keys = new Map<string, ApiKey>();
  for (const { label, accountSid, region } of connections)
    keys.set(label, emulated.emulator.key(accountSid, region));
  const told: (readonly AccountData[])[] = [];
  const accounts = emulated.linked(connections, keys, (live) => told.push(live.accounts));
  told.length = 0;
  return { accounts, keys, told };
}

function regionOf(accounts: readonly AccountData[], id = 'us1'): RegionData {
  const region = accounts.flatMap(({ regions }) => regions).find((each) => each.id === id);
  assert.ok(region);
  return region;
}

function namesOf(region: RegionData): string[] {
  return region.domains.items.map(({ name }) => name);
}

function stateOf(accounts: LiveAccounts): string {
  return accounts
    .states()
    .map(({ state }) => state)
    .join(' ');
}

function unknownOf(accounts: LiveAccounts): string[] {
  return accounts.states().flatMap(({ unknown }) => unknown.map(({ what }) => what));
}

describe('live accounts', () => {
  it('are there before they are read, and know nothing', () =>
    withEmulator({}, async (emulated) => {
      const { accounts } = await linkedUs(emulated);
      assert.equal(stateOf(accounts), 'loading');
      const { domains, numbers } = regionOf(accounts.accounts);
      assert.deepEqual([domains.missing, numbers.missing], ['loading', 'loading']);
      assert.equal(accounts.accountOf('acme'), ACME);
      assert.equal(accounts.accountOf('other'), undefined);
      assert.deepEqual(accounts.labelsOf(ACME), ['acme']);
      assert.equal(emulated.emulator.requests.length, 0);
    }));

  it('show whole collections before what is in them', () =>
    withEmulator(
      { faults: [{ kind: 'slow', milliseconds: 60, match: { path: '/Credentials.json' } }] },
      async (emulated) => {
        const { accounts, told } = await linkedUs(emulated);
        await accounts.refresh();
        const early = told.find((each) => regionOf(each).credentialLists.items.length > 0);
        assert.ok(early);
        assert.equal(regionOf(early).credentialLists.missing, undefined);
        assert.equal(regionOf(early).credentialLists.items[0]?.usernames.missing, 'loading');
        assert.equal(regionOf(accounts.accounts).credentialLists.items[0]?.usernames.missing, undefined);
      },
    ));

  it('tell how far they are', () =>
    withEmulator({}, async (emulated) => {
      const { accounts } = await linkedUs(emulated, [us, ie]);
      const seen: [number, number][] = [];
      await accounts.refresh({ onProgress: (done, total) => seen.push([done, total]) });
      const [done, total] = seen.at(-1) ?? [];
      assert.equal(done, total);
      // verified caller IDs are not asked for in Ireland
      assert.equal(total, emulated.emulator.requests.length + 1);
    }));

  it('read once what several ask for at the same time', () =>
    withEmulator({}, async (emulated) => {
      const { accounts } = await linkedUs(emulated);
      await Promise.all([accounts.refresh(), accounts.refresh({ labels: ['acme'] }), accounts.refresh()]);
      assert.equal(emulated.emulator.requests.length, WHOLE);
    }));

  it('stay as they are while they are read again, and keep the objects that say the same', () =>
    withEmulator({}, async (emulated) => {
      const { accounts } = await linkedUs(emulated);
      await accounts.refresh();
      const before = regionOf(accounts.accounts);
      assert.ok(
        Object.isFrozen(before) &&
          Object.isFrozen(before.domains.items) &&
          Object.isFrozen(accounts.accounts),
      );
      const reading = accounts.refresh();
      assert.deepEqual(regionOf(accounts.accounts), before);
      emulated.emulator.state.region(ACME).domains.shift();
      await reading;
      const after = regionOf(accounts.accounts);
      assert.deepEqual(namesOf(after), ['acme-empty', 'acme-door']);
      assert.equal(namesOf(before).length, 3);
      assert.equal(after.credentialLists, before.credentialLists);
      assert.equal(after.domains.items[1]?.calls, before.domains.items[2]?.calls);
      assert.notEqual(after, before);
    }));

  it('keep what was good when a fault passes over them, and say that it is not fresh', () =>
    withEmulator({}, async (emulated) => {
      const { accounts } = await linkedUs(emulated);
      await accounts.refresh();
      emulated.emulator.faults.add({ kind: '500', match: { path: '/SIP/Domains.json' } });
      await accounts.refresh();
      assert.equal(namesOf(regionOf(accounts.accounts)).length, 3);
      assert.deepEqual(unknownOf(accounts), ['SIP Domains']);
      assert.equal(stateOf(accounts), 'ready');
      emulated.emulator.faults.clear();
      await accounts.refresh();
      assert.deepEqual(unknownOf(accounts), []);
    }));

  it('remember what a key is denied until a person asks or the key is another', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, keys } = await linkedUs(emulated);
      const { emulator } = emulated;
      keys.set('acme', emulator.key(ACME, 'us1', 'restricted'));
      await accounts.refresh();
      // the list of accounts, the account, and one route of each product
      assert.deepEqual(unknownOf(accounts), [
        'subaccounts',
        'account status',
        'active regions of SIP Domains',
        'active regions of trunks',
      ]);
      const denied = () =>
        emulator.requests.all.filter(({ status }) => status === 403 || status === 401).length;
      const first = denied();
      // those that were under way when the first one was refused
      assert.ok(first >= 4 && first <= 7, `${first} refusals`);
      await accounts.refresh();
      assert.equal(denied(), first);
      await accounts.refresh({ explicit: true });
      assert.ok(denied() > first);
      keys.set('acme', emulator.key(ACME));
      accounts.keyChanged('acme');
      await accounts.refresh();
      assert.deepEqual(unknownOf(accounts), []);
    }));

  it('forget what a key read that is revoked, ask nothing more with it, and come back with another one', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, keys } = await linkedUs(emulated);
      const { emulator } = emulated;
      await accounts.refresh();
      emulator.revoke(emulator.key(ACME).username);
      emulator.requests.clear();
      await accounts.refresh();
      assert.equal(stateOf(accounts), 'denied');
      assert.match(
        accounts.states()[0]?.problem ?? '',
        /does not accept the key.*20003.*Use a key that was made there/,
      );
      assert.deepEqual(regionOf(accounts.accounts).domains, { items: [], missing: 'denied' });
      const asked = emulator.requests.length;
      assert.ok(asked <= 9, `${asked} requests with a revoked key`);
      await accounts.refresh();
      assert.equal(emulator.requests.length, asked);
      keys.set('acme', emulator.keys.add({ accountSid: ACME }));
      accounts.keyChanged('acme');
      assert.equal(stateOf(accounts), 'loading');
      await accounts.refresh();
      assert.equal(stateOf(accounts), 'ready');
      assert.equal(namesOf(regionOf(accounts.accounts)).length, 3);
    }));

  for (const [own, other] of [
    [ACME, BRANCH],
    [BRANCH, ACME],
  ] as const) {
    it(`take nothing from a key of another account, though some of Twilio answers it: ${other}`, () =>
      withEmulator({}, async (emulated) => {
        const keys = new Map([['acme', emulated.emulator.key(other)]]);
        const accounts = emulated.linked([{ ...us, accountSid: own }], keys);
        await accounts.refresh();
        const { trunks, alerts } = regionOf(accounts.accounts);
        assert.equal(trunks.items.length, 0);
        assert.notEqual(trunks.missing, undefined);
        assert.deepEqual(alerts?.items, []);
        assert.equal(stateOf(accounts), 'denied');
        assert.match(accounts.states()[0]?.problem ?? '', /of another account/);
      }));
  }

  it('know the subaccount that they read with the token of its parent, except what is asked without its name', () =>
    withEmulator({}, async (emulated) => {
      const { emulator } = emulated;
      const keys = new Map([['acme', emulator.key(ACME, 'us1', 'token')]]);
      const accounts = emulated.linked([{ ...us, accountSid: BRANCH }], keys);
      await accounts.refresh();
      assert.deepEqual(regionOf(accounts.accounts).domains, { items: [] });
      assert.deepEqual(regionOf(accounts.accounts).trunks, { items: [], missing: 'denied' });
      emulator.state.region(ACME).trunks.splice(0);
      accounts.keyChanged('acme');
      await accounts.refresh();
      assert.deepEqual(regionOf(accounts.accounts).trunks, { items: [], missing: 'partial' });
    }));

  it('answer a storm of 429 with a handful of requests, and end it', () =>
    withEmulator({ faults: [{ kind: '429', retryAfter: 2 }] }, async (emulated) => {
      const { accounts } = await linkedUs(emulated);
      const { emulator, clock } = emulated;
      await accounts.refresh();
      assert.equal(stateOf(accounts), 'rate-limited');
      assert.ok(emulator.requests.length <= 20, `${emulator.requests.length} requests`);
      assert.ok(clock.waits.includes(2_000), 'Retry-After');
      assert.equal(regionOf(accounts.accounts).trunks.missing, 'rate-limited');
      emulator.faults.clear();
      await accounts.refresh();
      assert.equal(stateOf(accounts), 'ready');
      assert.deepEqual(unknownOf(accounts), []);
    }));

  it('get through a limit that lets some requests pass', () =>
    withEmulator({}, async (emulated) => {
      const { accounts } = await linkedUs(emulated);
      for (const skip of [3, 9, 20]) emulated.emulator.faults.add({ kind: '429', skip, times: 2 });
      await accounts.refresh();
      assert.deepEqual(unknownOf(accounts), []);
    }));

  it('are offline at the start, and there when the network is', () =>
    withEmulator({ faults: [{ kind: 'reset' }] }, async (emulated) => {
      const { accounts } = await linkedUs(emulated);
      await accounts.refresh();
      assert.equal(stateOf(accounts), 'offline');
      assert.ok(emulated.emulator.requests.length <= 12, `${emulated.emulator.requests.length} requests`);
      emulated.emulator.faults.clear();
      await accounts.refresh();
      assert.equal(stateOf(accounts), 'ready');
      assert.equal(accounts.states()[0]?.accountName, 'Acme');
    }));

  it('stop when nobody waits for them any more, and not before', () =>
    withEmulator({ faults: [{ kind: 'slow', milliseconds: 30 }] }, async (emulated) => {
      const { accounts } = await linkedUs(emulated);
      const { emulator } = emulated;
      const [first, second] = [new AbortController(), new AbortController()];
      const one = accounts.refresh({ signal: first.signal });
      const two = accounts.refresh({ signal: second.signal });
      first.abort();
      await one;
      assert.ok(emulator.requests.length < WHOLE);
      await two;
      assert.equal(emulator.requests.length, WHOLE);
      assert.equal(stateOf(accounts), 'ready');

      emulator.requests.clear();
      const third = new AbortController();
      await accounts.refresh({ signal: third.signal, onProgress: (done) => done > 0 && third.abort() });
      await new Promise((resolve) => setTimeout(resolve, 80));
      const asked = emulator.requests.length;
      assert.ok(asked <= 8, `${asked} requests`);
      // what was read before is still there
      assert.deepEqual([stateOf(accounts), unknownOf(accounts)], ['ready', []]);
    }));

  it('are known for nothing where nobody is signed in, and their other regions stand', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, keys } = await linkedUs(emulated, [us, ie]);
      keys.delete(ie.label);
      await accounts.refresh();
      assert.equal(stateOf(accounts), 'ready signed-out');
      assert.deepEqual(
        accounts.accounts.map(({ sid, regions }) => [sid, regions.map(({ id }) => id)]),
        [[ACME, ['us1', 'ie1']]],
      );
      assert.deepEqual(regionOf(accounts.accounts, 'ie1').domains, { items: [], missing: 'signed-out' });
      keys.set(ie.label, emulated.emulator.key(ACME, 'ie1'));
      accounts.keyChanged(ie.label);
      await accounts.refresh({ labels: [ie.label] });
      assert.deepEqual(namesOf(regionOf(accounts.accounts, 'ie1')), ['acme-empty']);
    }));

  it('keep what was read of the connections that stay', () =>
    withEmulator({}, async (emulated) => {
      const { accounts } = await linkedUs(emulated);
      await accounts.refresh();
      accounts.setConnections([us, ie]);
      assert.equal(namesOf(regionOf(accounts.accounts)).length, 3);
      accounts.setConnections([ie]);
      assert.deepEqual(
        accounts.accounts.flatMap(({ regions }) => regions.map(({ id }) => id)),
        ['ie1'],
      );
    }));

  it('say nothing any more once they are disposed of', () =>
    withEmulator({ faults: [{ kind: 'slow', milliseconds: 20 }] }, async (emulated) => {
      const { accounts, told } = await linkedUs(emulated);
      const reading = accounts.refresh();
      accounts.dispose();
      await reading;
      await new Promise((resolve) => setTimeout(resolve, 60));
      assert.deepEqual(told, []);
    }));
});
