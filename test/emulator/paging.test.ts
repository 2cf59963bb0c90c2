import assert from 'node:assert/strict';
import { ask, bodyOf, twilioClient } from './client';
import { Emulator } from './index';
import { accountSid, inAccount, phonesSid, registry, trunkSid } from './registry';
import type { Credential, OriginationUrl } from './state/resources';

describe('emulator: pages', () => {
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await Emulator.start({ registry });
  });

  afterEach(async () => {
    await emulator.stop();
    assert.deepEqual(emulator.violations, []);
  });

  /** Users of the list of phones: user0, user1, … */
  function fillUsers(count: number): Credential[] {
    const users = emulator.state.region(accountSid).credentialList('phones')?.credentials ?? [];
    users.splice(0);
    for (let number = 0; number < count; number++)
      users.push({ ...emulator.state.stamp('CR'), username: `user${number}` });
    return users;
  }

  const usersUrl = inAccount(`SIP/CredentialLists/${phonesSid}/Credentials.json`);

  it('2010-04-01 names the next page by a relative address', async () => {
    fillUsers(5);
    const first = bodyOf(await ask(emulator, `${usersUrl}?PageSize=2`));
    assert.deepEqual([first.page, first.page_size, first.start, first.end], [0, 2, 0, 1]);
    assert.match(
      String(first.next_page_uri),
      /^\/2010-04-01\/.*\?PageSize=2&Page=1&PageToken=PACR[0-9a-f]{32}$/,
    );
    const second = bodyOf(await ask(emulator, `https://api.twilio.com${first.next_page_uri}`));
    assert.deepEqual([second.page, second.start, second.end], [1, 2, 3]);
    assert.deepEqual(usernames(second), ['user2', 'user3']);
    const third = bodyOf(await ask(emulator, `https://api.twilio.com${second.next_page_uri}`));
    assert.deepEqual(usernames(third), ['user4']);
    assert.equal(third.next_page_uri, null);
    const back = bodyOf(await ask(emulator, `https://api.twilio.com${third.previous_page_uri}`));
    assert.deepEqual(usernames(back), ['user2', 'user3']);
  });

  it('the newer products name it by an absolute address on the host that was asked', async () => {
    const hosts = [
      ['us1', 'https://trunking.twilio.com'],
      ['ie1', 'https://trunking.dublin.ie1.twilio.com'],
    ] as const;
    for (const [id, host] of hosts) {
      const trunk = emulator.state.region(accountSid, id).trunk(id === 'us1' ? 'acme' : 'acme-eu');
      fillUrls(trunk?.originationUrls ?? [], 3);
      const key = emulator.key(accountSid, id);
      const url = `${host}/v1/Trunks/${trunk?.sid}/OriginationUrls?PageSize=2`;
      const { meta } = JSON.parse((await ask(emulator, url, { key })).text);
      assert.ok(
        meta.next_page_url.startsWith(`${host}/v1/Trunks/${trunk?.sid}/OriginationUrls?PageSize=2&Page=1&`),
      );
      const last = JSON.parse((await ask(emulator, meta.next_page_url, { key })).text);
      assert.equal(last.meta.key, 'origination_urls');
      assert.equal(last.meta.next_page_url, null);
      assert.equal(last.origination_urls.length, 1);
    }
  });

  function fillUrls(urls: OriginationUrl[], count: number): void {
    urls.splice(0);
    for (let number = 0; number < count; number++) {
      const sip_url = `sip:192.0.2.${number}`;
      const fields = { friendly_name: sip_url, sip_url, priority: 10, weight: 10, enabled: true };
      urls.push({ ...emulator.state.stamp('OU'), ...fields });
    }
  }

  it('the twilio package reads both to the end', async () => {
    fillUsers(23);
    const client = twilioClient(emulator);
    const users = await client.api.v2010.account.sip
      .credentialLists(phonesSid)
      .credentials.list({ pageSize: 5 });
    assert.equal(users.length, 23);
    fillUrls(emulator.state.region(accountSid).trunk('acme')?.originationUrls ?? [], 9);
    const urls = await client.trunking.v1.trunks(trunkSid).originationUrls.list({ pageSize: 2 });
    assert.equal(new Set(urls.map(({ sipUrl }) => sipUrl)).size, 9);
    assert.equal(emulator.requests.count('/Credentials.json'), 5);
    assert.equal(emulator.requests.count('/OriginationUrls'), 5);
  });

  it('a page has 50 items where nobody asks for another number, and never over 1000', async () => {
    fillUsers(1001);
    assert.equal(usernames(bodyOf(await ask(emulator, usersUrl))).length, 50);
    assert.equal(usernames(bodyOf(await ask(emulator, `${usersUrl}?PageSize=1000`))).length, 1000);
  });

  it('a page goes on behind the one before, whatever was deleted meanwhile', async () => {
    const users = fillUsers(4);
    const first = bodyOf(await ask(emulator, `${usersUrl}?PageSize=2`));
    users.splice(0, 1);
    const second = bodyOf(await ask(emulator, `https://api.twilio.com${first.next_page_uri}`));
    assert.deepEqual(usernames(second), ['user2', 'user3']);
  });
});

function usernames({ credentials }: Record<string, unknown>): unknown[] {
  assert.ok(Array.isArray(credentials));
  return credentials.map(({ username }: { username: unknown }) => username);
}
