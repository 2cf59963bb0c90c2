import assert from 'node:assert/strict';
import { ask, bodyOf, twilioClient } from './client';
import { Emulator, type Key, type KeySeed } from './index';
import { accountSid, inAccount, otherSid, registry, subaccountSid } from './registry';

const domains = 'SIP/Domains.json';
const regionalDomains = {
  us1: inAccount(domains),
  ie1: inAccount(domains).replace('api.', 'api.dublin.ie1.'),
  au1: inAccount(domains).replace('api.', 'api.sydney.au1.'),
};

describe('emulator: keys', () => {
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await Emulator.start({ registry });
  });

  afterEach(async () => {
    await emulator.stop();
    assert.deepEqual(emulator.violations, []);
  });

  async function statusOf(
    url: string,
    key: Pick<Key, 'username' | 'secret'> | null,
    form?: Record<string, string>,
  ) {
    return (await ask(emulator, url, { key, form })).status;
  }

  it('open their own region only', async () => {
    const keys = { us1: emulator.key(accountSid), ie1: emulator.key(accountSid, 'ie1') };
    for (const region of ['us1', 'ie1'] as const) {
      assert.equal(await statusOf(regionalDomains[region], keys[region]), 200);
      for (const other of ['us1', 'ie1', 'au1'] as const)
        if (other !== region) assert.equal(await statusOf(regionalDomains[other], keys[region]), 401);
    }
  });

  it('are refused with 20003 where they are wrong, missing or revoked', async () => {
    const key = emulator.key(accountSid);
    const answer = await ask(emulator, inAccount(domains), { key: { ...key, secret: 'Example-Wrong-1' } });
    assert.deepEqual([answer.status, bodyOf(answer).code], [401, 20003]);
    assert.equal(await statusOf(inAccount(domains), null), 401);
    assert.equal(await statusOf(inAccount(domains), key), 200);
    assert.ok(emulator.revoke(key.username));
    assert.equal(await statusOf(inAccount(domains), key), 401);
    assert.ok(!emulator.revoke(key.username));
  });

  it('of a subaccount do not open its parent, and main keys of the parent not the subaccount', async () => {
    emulator.state.account(subaccountSid).status = 'active';
    const below = inAccount(domains).replace(accountSid, subaccountSid);
    assert.equal(await statusOf(below, emulator.key(accountSid, 'us1', 'token')), 200);
    assert.equal(await statusOf(below, emulator.key(accountSid, 'us1', 'main')), 401);
    assert.equal(await statusOf(below, emulator.key(subaccountSid)), 200);
    assert.equal(await statusOf(inAccount(domains), emulator.key(subaccountSid, 'us1', 'token')), 401);
    assert.equal(await statusOf(inAccount(domains), emulator.key(otherSid, 'us1', 'token')), 401);
  });

  it('of a suspended account are refused', async () => {
    assert.equal(emulator.state.account(subaccountSid).status, 'suspended');
    assert.equal(
      await statusOf(inAccount(domains).replace(accountSid, subaccountSid), emulator.key(subaccountSid)),
      401,
    );
  });

  const account = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}.json`;
  const accounts = 'https://api.twilio.com/2010-04-01/Accounts.json';
  const route = 'https://routes.twilio.com/v2/SipDomains/acme-pbx.sip.twilio.com';
  const alerts = 'https://monitor.twilio.com/v1/Alerts';
  const form = { FriendlyName: 'new' };

  /**
   * Statuses of: list of domains, the account, list of accounts, route, alerts, creating a credential list.
   */
  const kinds: readonly { key: Omit<KeySeed, 'accountSid'>; expected: readonly number[] }[] = [
    { key: { kind: 'token' }, expected: [200, 200, 200, 200, 200, 201] },
    { key: { kind: 'main' }, expected: [200, 200, 200, 200, 200, 201] },
    { key: { kind: 'standard' }, expected: [200, 200, 401, 200, 200, 201] },
    { key: { kind: 'restricted' }, expected: [200, 403, 403, 403, 200, 403] },
    {
      key: { kind: 'restricted', permissions: ['sip.credential-lists/create', 'accounts/*'] },
      expected: [403, 200, 200, 403, 403, 201],
    },
    { key: { kind: 'restricted', permissions: [] }, expected: [403, 403, 403, 403, 403, 403] },
  ];
  for (const { key, expected } of kinds) {
    it(`${key.kind}${key.permissions ? ` with ${key.permissions.join(', ') || 'nothing'}` : ''}`, async () => {
      const own = emulator.keys.add({ accountSid, ...key, username: 'SK0000000000000000000000000000abcd' });
      const urls = [inAccount(domains), account, accounts, route, alerts];
      const statuses = await Promise.all(urls.map((url) => statusOf(url, own)));
      statuses.push(await statusOf(inAccount('SIP/CredentialLists.json'), own, form));
      assert.deepEqual(statuses, expected);
    });
  }

  it('restricted ones are made in US1 only', () => {
    assert.throws(() => emulator.keys.add({ accountSid, region: 'ie1', kind: 'restricted' }), /US1 only/);
  });

  it('are refused to the twilio package as it knows it', async () => {
    const key = { ...emulator.key(accountSid), secret: 'Example-Wrong-1' };
    await assert.rejects(twilioClient(emulator, key).api.v2010.account.sip.domains.list(), {
      status: 401,
      code: 20003,
      moreInfo: 'https://www.twilio.com/docs/errors/20003',
    });
  });

  it('are counted by their username', async () => {
    const key = emulator.key(accountSid);
    await statusOf(inAccount(domains), key);
    assert.deepEqual(
      emulator.requests.all.map((each) => [
        each.method,
        each.operation,
        each.key,
        each.status,
        each.inFlight,
      ]),
      [['GET', 'ListSipDomain', key.username, 200, 1]],
    );
    assert.ok(!JSON.stringify(emulator.requests.all).includes(key.secret));
  });
});
