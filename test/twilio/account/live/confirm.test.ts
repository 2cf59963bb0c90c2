import assert from 'node:assert/strict';
import type { Connection } from '../../../../server/src/twilio/account/live/live';
import type { LiveAccounts } from '../../../../server/src/twilio/account/live/live-accounts';
import type { ServiceName } from '../../../../server/src/twilio/account/snapshot';
import { ACME, type Emulated, withEmulator } from './emulated';

const connections: readonly Connection[] = [
  { label: 'us', accountSid: ACME, region: 'us1' },
  { label: 'ie', accountSid: ACME, region: 'ie1' },
];
const desk: ServiceName = { product: 'sip-domain', name: 'acme-desk' };
const missing: ServiceName = { product: 'sip-domain', name: 'acme-dusk' };
const trunk: ServiceName = { product: 'trunk', name: 'acme-trunk' };
const MINUTE = 60_000;

/** Two linked regions that were read just now; `told` resolves at the next change that is told. */
async function read(emulated: Emulated) {
  const { emulator } = emulated;
  const keys = new Map(connections.map(({ label, region }) => [label, emulator.key(ACME, region)]));
  let tell: () => void = () => undefined;
  const accounts = emulated.linked(connections, keys, () => tell());
  await accounts.refresh();
  emulator.requests.clear();
  const told = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  return { accounts, told, emulator, clock: emulated.clock };
}

/** The paths that were asked for, without what is the same in all of them. */
function asked(emulated: Emulated): string[] {
  const paths = emulated.emulator.requests.all.map(({ host, path }) => {
    const region = host.includes('.ie1.') ? 'ie ' : '';
    return `${region}${path.replace(/^.*AC0*1\//, '').replaceAll(/([A-Z]{2})0+(\d)/g, '$1$2')}`;
  });
  return paths.sort();
}

/** Asks once and waits until the answer may be another. */
async function confirmed(accounts: LiveAccounts, told: () => Promise<void>, service: ServiceName) {
  const change = told();
  const before = accounts.confirm(service, 'claim');
  if (!before) await change;
  await until(() => accounts.confirm(service, 'claim'));
  return [before, true];
}

/** A change may be told before the last answer is there. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a claim about a service', () => {
  it('needs nothing more where the data are new', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, emulator, clock } = await read(emulated);
      clock.advance(MINUTE / 2);
      assert.ok(accounts.confirm(desk, 'claim'));
      assert.ok(accounts.confirm(missing, 'claim'));
      assert.equal(emulator.requests.length, 0);
    }));

  it('waits until just what it rests on was read again, and is heard of then', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, told, clock } = await read(emulated);
      clock.advance(MINUTE);
      assert.deepEqual(await confirmed(accounts, told, desk), [false, true]);
      assert.deepEqual(asked(emulated), [
        '/2010-04-01/Accounts.json',
        '/v2/SipDomains/acme-desk.sip.twilio.com',
        'SIP/CredentialLists.json',
        'SIP/CredentialLists/CL1/Credentials.json',
        'SIP/CredentialLists/CL2/Credentials.json',
        'SIP/Domains.json',
        'SIP/Domains/SD1/Auth/Calls/CredentialListMappings.json',
        'SIP/Domains/SD1/Auth/Calls/IpAccessControlListMappings.json',
        'SIP/Domains/SD1/Auth/Registrations/CredentialListMappings.json',
        'SIP/IpAccessControlLists.json',
        'SIP/IpAccessControlLists/AL2/IpAddresses.json',
        'ie SIP/Domains.json',
      ]);
    }));

  it('that a name is nowhere asks every linked region, for both products', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, told, clock } = await read(emulated);
      clock.advance(MINUTE);
      assert.deepEqual(await confirmed(accounts, told, missing), [false, true]);
      assert.deepEqual(asked(emulated), [
        '/v1/Trunks',
        'SIP/Domains.json',
        'ie /v1/Trunks',
        'ie SIP/Domains.json',
      ]);
    }));

  it('about a trunk asks for its parts and for the numbers of all regions', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, told, clock } = await read(emulated);
      clock.advance(MINUTE);
      assert.deepEqual(await confirmed(accounts, told, trunk), [false, true]);
      const paths = asked(emulated);
      for (const path of [
        '/v1/Trunks/TK1/OriginationUrls',
        'IncomingPhoneNumbers.json',
        'OutgoingCallerIds.json',
      ]) {
        assert.ok(paths.includes(path), path);
      }
      assert.ok(paths.includes('ie IncomingPhoneNumbers.json'));
      assert.ok(!paths.some((path) => path.includes('SIP/Domains') || path.includes('TK2')), paths.join(' '));
    }));

  it('is asked for once, however many claims wait', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, told, emulator, clock } = await read(emulated);
      clock.advance(MINUTE);
      const change = told();
      for (const claim of ['one', 'two', 'three']) assert.equal(accounts.confirm(missing, claim), false);
      await change;
      await until(() => accounts.confirm(missing, 'three'));
      assert.equal(emulator.requests.length, 4);
    }));

  it('stands while it is read again, if it was confirmed and nothing has changed', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, emulator, clock } = await read(emulated);
      assert.ok(accounts.confirm(missing, 'claim'));
      clock.advance(MINUTE);
      assert.ok(accounts.confirm(missing, 'claim'));
      assert.equal(accounts.confirm(missing, 'another claim'), false);
      await accounts.refresh();
      assert.ok(emulator.requests.length > 0);
      assert.ok(accounts.confirm(missing, 'another claim'));
    }));

  it('does not stand where the data are other ones than those it was confirmed with', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, emulator, clock } = await read(emulated);
      assert.ok(accounts.confirm(desk, 'claim'));
      emulator.state.region(ACME).domains[0]?.registrations.credentialLists.pop();
      await accounts.refresh();
      clock.advance(MINUTE);
      assert.equal(accounts.confirm(desk, 'claim'), false);
    }));

  it('finds what has come into being meanwhile, before anybody is accused', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, told, emulator, clock } = await read(emulated);
      clock.advance(MINUTE);
      const [first] = emulator.state.region(ACME).domains;
      assert.ok(first);
      emulator.state.region(ACME).domains.push({
        ...first,
        sid: `SD${'9'.padStart(32, '0')}`,
        domain_name: 'acme-dusk.sip.twilio.com',
      });
      const change = told();
      assert.equal(accounts.confirm(missing, 'claim'), false);
      await change;
      const found = () =>
        accounts.accounts
          .flatMap(({ regions }) => regions.flatMap(({ domains }) => domains.items))
          .find(({ name }) => name === 'acme-dusk');
      assert.ok(found());
      // its mappings and lists were read with it
      await until(() => found()?.registrations.credentialLists.items.length !== 0);
      assert.deepEqual(
        found()?.registrations.credentialLists.items.map(({ text }) => text),
        ['phones', 'guests'],
      );
    }));

  it('is withdrawn where it cannot be asked again, and tried anew after half a minute', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, told, emulator, clock } = await read(emulated);
      assert.ok(accounts.confirm(missing, 'claim'));
      clock.advance(MINUTE);
      emulator.faults.add({ kind: '500', match: { path: '/SIP/Domains.json' } });
      const change = told();
      assert.ok(accounts.confirm(missing, 'claim'), 'it stands while it is read');
      await change;
      await until(() => !accounts.confirm(missing, 'claim'));
      emulator.faults.clear();
      emulator.requests.clear();
      assert.equal(accounts.confirm(missing, 'claim'), false);
      assert.equal(emulator.requests.length, 0, 'not asked for again at once');
      clock.advance(MINUTE / 2);
      assert.deepEqual(await confirmed(accounts, told, missing), [false, true]);
    }));

  it('rests on what is known: what is denied accuses nobody, and need not be asked for', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, told, emulator, clock } = await read(emulated);
      emulator.faults.add({ kind: '403', match: { path: '/v1/Trunks' } });
      await accounts.refresh();
      emulator.requests.clear();
      clock.advance(MINUTE);
      assert.deepEqual(await confirmed(accounts, told, missing), [false, true]);
      assert.deepEqual(asked(emulated), ['SIP/Domains.json', 'ie SIP/Domains.json']);
    }));

  it('asks for mappings that the domain itself says are not there', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, told, clock } = await read(emulated);
      clock.advance(MINUTE);
      await confirmed(accounts, told, { product: 'sip-domain', name: 'acme-door' });
      assert.ok(asked(emulated).includes('SIP/Domains/SD3/Auth/Calls/CredentialListMappings.json'));
    }));

  it('is confirmed by nothing right after a change of the account, until that was read', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, emulator } = await read(emulated);
      emulator.state.addNumber(emulator.state.region(ACME), '+15555550199');
      emulator.state.region(ACME).credentialLists[1]?.credentials.pop();
      const reading = accounts.invalidate('us', { services: [desk], lists: ['phones'] });
      assert.equal(accounts.confirm(desk, 'claim'), false);
      await reading;
      const region = accounts.accounts[0]?.regions[0];
      const phones = region?.credentialLists.items.find(({ name }) => name === 'phones');
      assert.deepEqual(
        phones?.usernames.items.map(({ text }) => text),
        ['alice', 'bob'],
      );
      assert.equal(region?.numbers.items.length, 3, 'what was not touched is not read');
      assert.ok(accounts.confirm(desk, 'claim'));
    }));

  it('takes no answer for new that was asked for before a change of the account', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, emulator } = await read(emulated);
      const remove = emulator.faults.add({
        kind: 'slow',
        milliseconds: 60,
        match: { path: '/SIP/Domains.json' },
      });
      const before = accounts.refresh();
      await until(
        () =>
          emulator.requests.count(
            'api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000001/SIP/Domains.json',
          ) > 0,
      );
      remove();
      emulator.state.region(ACME).domains.shift();
      await accounts.invalidate('us', { services: [desk] });
      const names = accounts.accounts[0]?.regions[0]?.domains.items.map(({ name }) => name);
      assert.deepEqual(names, ['acme-empty', 'acme-door']);
      await before;
    }));
});
