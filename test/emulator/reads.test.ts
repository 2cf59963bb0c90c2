import assert from 'node:assert/strict';
import { ask, bodyOf, twilioClient } from './client';
import { Emulator } from './index';
import {
  accountSid,
  domainSid,
  labSid,
  officesSid,
  phonesSid,
  registry,
  subaccountSid,
  trunkSid,
} from './registry';

describe('emulator: reads by the twilio package', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await Emulator.start({ registry });
  });

  after(async () => {
    await emulator.stop();
    assert.deepEqual(emulator.violations, []);
  });

  it('SIP Domains: authentication follows the mappings for calls', async () => {
    const found = await twilioClient(emulator).api.v2010.account.sip.domains.list();
    assert.deepEqual(
      found.map(({ sid, domainName, sipRegistration, secure, authType }) => ({
        ...{ sid, domainName, sipRegistration, secure, authType },
      })),
      [
        {
          sid: domainSid,
          domainName: 'acme-pbx.sip.twilio.com',
          sipRegistration: true,
          secure: false,
          authType: 'IP_ACL,CREDENTIAL_LIST',
        },
        {
          sid: labSid,
          domainName: 'acme-lab.sip.twilio.com',
          sipRegistration: false,
          secure: true,
          authType: '',
        },
      ],
    );
  });

  it('the three mappings of a SIP Domain', async () => {
    const { auth } = twilioClient(emulator).api.v2010.account.sip.domains(domainSid);
    const mapped = await Promise.all([
      auth.calls.credentialListMappings.list(),
      auth.calls.ipAccessControlListMappings.list(),
      auth.registrations.credentialListMappings.list(),
    ]);
    const names = mapped.map((each) => each.map(({ sid, friendlyName }) => `${friendlyName} ${sid}`));
    assert.deepEqual(names, [[`phones ${phonesSid}`], [`offices ${officesSid}`], [`phones ${phonesSid}`]]);
  });

  it('credential lists and their users, access control lists and their addresses', async () => {
    const { sip } = twilioClient(emulator).api.v2010.account;
    const lists = await sip.credentialLists.list();
    assert.deepEqual(
      lists.map(({ friendlyName }) => friendlyName),
      ['phones', 'pbx', 'spare'],
    );
    const users = await sip.credentialLists(phonesSid).credentials.list();
    assert.deepEqual(
      users.map(({ username }) => username),
      ['alice', 'bob', 'carol'],
    );
    const addresses = await sip.ipAccessControlLists(officesSid).ipAddresses.list();
    assert.deepEqual(
      addresses.map(({ ipAddress, cidrPrefixLength }) => [ipAddress, cidrPrefixLength]),
      [
        ['203.0.113.10', 32],
        ['198.51.100.0', 24],
      ],
    );
  });

  it('trunks, with what belongs to them', async () => {
    const { trunks } = twilioClient(emulator).trunking.v1;
    const found = await trunks.list();
    assert.deepEqual(
      found.map(({ domainName, secure, authType, authTypeSet }) => [
        domainName,
        secure,
        authType,
        authTypeSet,
      ]),
      [
        ['acme.pstn.twilio.com', true, 'CREDENTIAL_LIST', ['CREDENTIAL_LIST']],
        [null, false, '', []],
      ],
    );
    const trunk = trunks(trunkSid);
    const [url] = await trunk.originationUrls.list();
    assert.deepEqual(
      [url?.sipUrl, url?.priority, url?.weight, url?.enabled],
      ['sip:192.0.2.10', 5, 20, false],
    );
    const lists = await trunk.credentialsLists.list();
    assert.deepEqual(
      lists.map(({ friendlyName }) => friendlyName),
      ['pbx'],
    );
    assert.deepEqual(await trunk.ipAccessControlLists.list(), []);
    const numbers = await trunk.phoneNumbers.list();
    assert.deepEqual(
      numbers.map(({ phoneNumber }) => phoneNumber),
      ['+15555550100'],
    );
  });

  it('numbers, with their trunk, and verified caller ids', async () => {
    const { account } = twilioClient(emulator).api.v2010;
    const numbers = await account.incomingPhoneNumbers.list();
    assert.deepEqual(
      numbers.map(({ phoneNumber, trunkSid: trunk }) => [phoneNumber, trunk]),
      [
        ['+15555550100', trunkSid],
        ['+15555550101', null],
      ],
    );
    const callerIds = await account.outgoingCallerIds.list();
    assert.deepEqual(
      callerIds.map(({ phoneNumber }) => phoneNumber),
      ['+15555550111'],
    );
  });

  it('the account, and its subaccounts in the list', async () => {
    const { accounts } = twilioClient(emulator).api.v2010;
    const own = await accounts(accountSid).fetch();
    assert.deepEqual([own.friendlyName, own.status, own.type], ['Acme production', 'active', 'Full']);
    const all = await accounts.list();
    assert.deepEqual(
      all.map(({ sid, status, ownerAccountSid }) => [sid, status, ownerAccountSid]),
      [
        [accountSid, 'active', accountSid],
        [subaccountSid, 'suspended', accountSid],
      ],
    );
  });

  it('the active region, whichever region is asked', async () => {
    for (const region of ['us1', 'ie1'] as const) {
      const { v2 } = twilioClient(emulator, emulator.key(accountSid, region)).routes;
      const voiceRegions = await Promise.all([
        v2.sipDomains('acme-pbx.sip.twilio.com').fetch(),
        v2.sipDomains('acme-lab.sip.twilio.com').fetch(),
        v2.trunks('acme.pstn.twilio.com').fetch(),
        v2.trunks('acme-eu.pstn.twilio.com').fetch(),
      ]);
      assert.deepEqual(
        voiceRegions.map(({ voiceRegion }) => voiceRegion),
        ['us1', 'ie1', 'us1', 'ie1'],
      );
    }
    await assert.rejects(twilioClient(emulator).routes.v2.sipDomains('northwind.sip.twilio.com').fetch(), {
      status: 404,
      code: 20404,
    });
  });

  it('alerts of the days that are asked for, and of the level', async () => {
    const region = emulator.state.region(accountSid);
    for (const [day, log_level] of [
      [1, 'error'],
      [2, 'warning'],
      [3, 'error'],
    ] as const) {
      const date_generated = new Date(Date.UTC(2026, 10, day, 12));
      emulator.state.addAlert(region, { error_code: `3220${day}`, log_level, date_generated });
    }
    const { alerts } = twilioClient(emulator).monitor.v1;
    const codes = async (filter: Parameters<typeof alerts.list>[0]) =>
      (await alerts.list(filter)).map(({ errorCode }) => errorCode);
    const november2 = new Date(Date.UTC(2026, 10, 2));
    assert.deepEqual(await codes({}), ['32203', '32202', '32201']);
    assert.deepEqual(await codes({ startDate: november2 }), ['32203', '32202']);
    assert.deepEqual(await codes({ startDate: november2, endDate: new Date(Date.UTC(2026, 10, 3)) }), [
      '32202',
    ]);
    assert.deepEqual(await codes({ logLevel: 'error' }), ['32203', '32201']);
    const [newest] = region.alerts;
    assert.equal((await alerts(newest?.sid ?? '').fetch()).errorCode, '32203');
  });

  it('leaves out what IE1 does not have', async () => {
    const client = twilioClient(emulator, emulator.key(accountSid, 'ie1'));
    const [trunk] = await client.trunking.v1.trunks.list();
    assert.equal(trunk?.domainName, 'acme-eu.pstn.twilio.com');
    const { phoneNumbers } = client.trunking.v1.trunks(trunk?.sid ?? '');
    await assert.rejects(phoneNumbers.list(), { status: 404 });
    await assert.rejects(client.api.v2010.account.outgoingCallerIds.list(), { status: 404 });
    const [number] = await client.api.v2010.account.incomingPhoneNumbers.list();
    assert.equal(number?.phoneNumber, '+15555550120');
  });

  it('answers a path that does not exist as Twilio does', async () => {
    const quiet = await Emulator.start({ registry, violationsFile: null });
    const answer = await ask(quiet, 'https://api.twilio.com/2010-04-01/Nothing.json');
    assert.equal(answer.status, 404);
    assert.deepEqual(bodyOf(answer), {
      code: 20404,
      message: 'The requested resource /2010-04-01/Nothing.json was not found',
      more_info: 'https://www.twilio.com/docs/errors/20404',
      status: 404,
    });
    await quiet.stop();
  });
});
