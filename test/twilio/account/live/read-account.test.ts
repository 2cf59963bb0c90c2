import assert from 'node:assert/strict';
import type { AccountData } from '../../../../server/src/twilio/account/data';
import { readAccount } from '../../../../server/src/twilio/account/live/read-account';
import { loadRegistryReader } from '../../../../server/src/twilio/account/registry-file/load';
import { writeRegistry } from '../../../../server/src/twilio/account/registry-file/write';
import type { KeyKind, RegionId } from '../../../emulator/index';
import { lineOf } from '../../../emulator/request-log';
import { readSampleRegistry } from '../../../emulator/seed-file';
import { ACME, BRANCH, registry, withEmulator } from './emulated';

/** The accounts as a registry file writes them, without the times at which they were read. */
function registryText(accounts: readonly AccountData[]): string {
  return writeRegistry(
    accounts.map((account) => ({
      ...account,
      regions: account.regions.map((region) => ({ ...region, fetchedAt: undefined })),
    })),
  );
}

/** What the seed says of one region of one account. */
async function seeded(text: string, sid: string, region: RegionId): Promise<string> {
  const read = await loadRegistryReader();
  const account = read(text, 'file:///twilio.registry.yaml').accounts.find((each) => each.sid === sid);
  assert.ok(account);
  return registryText([{ ...account, regions: account.regions.filter(({ id }) => id === region) }]);
}

describe('an account that is read', () => {
  const cases: readonly { what: string; text: string; sid: string; region: RegionId; kind?: KeyKind }[] = [
    { what: 'with a main key', text: registry, sid: ACME, region: 'us1' },
    { what: 'with its auth token', text: registry, sid: ACME, region: 'us1', kind: 'token' },
    { what: 'with a standard key', text: registry, sid: ACME, region: 'us1', kind: 'standard' },
    { what: 'in Ireland', text: registry, sid: ACME, region: 'ie1' },
    { what: 'in Ireland with a standard key', text: registry, sid: ACME, region: 'ie1', kind: 'standard' },
    { what: 'that is a subaccount', text: registry, sid: BRANCH, region: 'us1' },
    {
      what: 'of the samples',
      text: readSampleRegistry(),
      sid: 'AC0000000000000000000000000000a1b2',
      region: 'us1',
    },
  ];
  for (const { what, text, sid, region, kind = 'main' } of cases) {
    it(`is what is there: ${what}`, () =>
      withEmulator({ registry: text }, async (emulated) => {
        const key = emulated.emulator.key(sid, region, kind);
        const { account, failures } = await readAccount({ accountSid: sid, region }, key, emulated.outside());
        assert.equal(registryText([account]), await seeded(text, sid, region));
        const denied = failures.map(({ what: each, failure }) => `${each}: ${failure.reason}`);
        assert.deepEqual(denied, kind === 'standard' ? ['subaccounts: denied'] : []);
      }));
  }
});

describe('the requests of a reading', () => {
  const base = `/2010-04-01/Accounts/${ACME}`;
  const [desk, empty, door] = ['1', '2', '3'].map(
    (end) => `${base}/SIP/Domains/SD${end.padStart(32, '0')}/Auth`,
  );
  const [trunk, nameless, spare] = ['1', '2', '3'].map((end) => `/v1/Trunks/TK${end.padStart(32, '0')}`);
  const lists = ['1', '2', '3'].map((end) => `${base}/SIP/CredentialLists/CL${end.padStart(32, '0')}`);
  const accessLists = ['1', '2'].map((end) => `${base}/SIP/IpAccessControlLists/AL${end.padStart(32, '0')}`);
  /** All that has to be asked to know the account, and nothing that could be told from another answer. */
  const needed = [
    '/2010-04-01/Accounts.json',
    `${base}/IncomingPhoneNumbers.json`,
    `${base}/OutgoingCallerIds.json`,
    '/v1/Alerts',
    '/v1/Trunks',
    `${base}/SIP/Domains.json`,
    `${base}/SIP/CredentialLists.json`,
    `${base}/SIP/IpAccessControlLists.json`,
    ...lists.map((list) => `${list}/Credentials.json`),
    ...accessLists.map((list) => `${list}/IpAddresses.json`),
    // auth_type says which kinds are mapped for calls; nothing says what is mapped for registrations
    `${desk}/Calls/CredentialListMappings.json`,
    `${desk}/Calls/IpAccessControlListMappings.json`,
    `${desk}/Registrations/CredentialListMappings.json`,
    `${empty}/Registrations/CredentialListMappings.json`,
    `${door}/Calls/IpAccessControlListMappings.json`,
    `${door}/Registrations/CredentialListMappings.json`,
    `${trunk}/OriginationUrls`,
    `${trunk}/CredentialLists`,
    `${trunk}/IpAccessControlLists`,
    `${nameless}/OriginationUrls`,
    `${spare}/OriginationUrls`,
    ...['acme-desk', 'acme-empty', 'acme-door'].map((name) => `/v2/SipDomains/${name}.sip.twilio.com`),
    ...['acme-trunk', 'acme-spare'].map((name) => `/v2/Trunks/${name}.pstn.twilio.com`),
  ];

  it('are the fewest there can be, each once', () =>
    withEmulator({}, async (emulated) => {
      const { emulator } = emulated;
      await readAccount({ accountSid: ACME, region: 'us1' }, emulator.key(ACME), emulated.outside());
      const paths = emulator.requests.all.map(({ path }) => path);
      assert.deepEqual([...paths].sort(), [...needed].sort());
      const sizes = emulator.requests.all.filter(
        ({ query }) => query !== '' && !query.includes('PageSize=1000'),
      );
      assert.deepEqual(sizes.map(lineOf), []);
    }));

  it('are at most four at a time, however slow the answers', () =>
    withEmulator({ faults: [{ kind: 'slow', milliseconds: 20 }] }, async (emulated) => {
      const { emulator } = emulated;
      await readAccount({ accountSid: ACME, region: 'us1' }, emulator.key(ACME), emulated.outside());
      assert.equal(emulator.requests.maxInFlight, 4);
    }));

  it('follow every list to its end, on the hosts of the region', () =>
    withEmulator({}, async (emulated) => {
      const { emulator } = emulated;
      for (const region of ['us1', 'ie1'] as const) {
        emulator.requests.clear();
        const outside = emulated.outside({ pageSize: 1 });
        const { account, failures } = await readAccount(
          { accountSid: ACME, region },
          emulator.key(ACME, region),
          outside,
        );
        assert.equal(registryText([account]), await seeded(registry, ACME, region));
        assert.deepEqual(failures, []);
        const hosts = new Set(emulator.requests.all.map(({ host }) => host.replace(/^\w+/, '')));
        assert.deepEqual([...hosts], [region === 'us1' ? '.twilio.com' : '.dublin.ie1.twilio.com']);
      }
    }));

  it('take the numbers of trunks from the trunks where those of the account are denied', () => {
    const permissions = ['sip.*', 'monitor.*', 'outgoing-caller-ids/*'];
    const keys = [{ accountSid: ACME, kind: 'restricted' as const, permissions }];
    return withEmulator({ keys }, async (emulated) => {
      const { emulator } = emulated;
      const key = emulator.key(ACME, 'us1', 'restricted');
      const { account } = await readAccount({ accountSid: ACME, region: 'us1' }, key, emulated.outside());
      const [region] = account.regions;
      assert.deepEqual(region?.numbers, { items: [], missing: 'denied' });
      const numbers = region.trunks.items.map((each) => each.numbers);
      assert.deepEqual(numbers, [
        { items: [{ number: '+15555550100' }, { number: '+15555550101' }] },
        { items: [] },
        { items: [] },
      ]);
    });
  });
});
