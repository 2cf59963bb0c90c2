import assert from 'node:assert/strict';
import type { Twilio } from 'twilio';
import { ask, twilioClient } from './client';
import { Emulator } from './index';
import {
  accountSid,
  domainSid,
  inAccount,
  labSid,
  officesSid,
  pbxSid,
  phonesSid,
  registry,
  spareSid,
  trunkSid,
} from './registry';

describe('emulator: writes', () => {
  let emulator: Emulator;
  let client: Twilio;

  beforeEach(async () => {
    emulator = await Emulator.start({ registry });
    client = twilioClient(emulator);
  });

  afterEach(async () => {
    await emulator.stop();
    assert.deepEqual(emulator.violations, []);
  });

  const region = () => emulator.state.region(accountSid);

  it('a SIP Domain: created, changed, deleted', async () => {
    const { domains } = client.api.v2010.account.sip;
    const { sid, sipRegistration, authType } = await domains.create({ domainName: 'new-pbx.sip.twilio.com' });
    assert.deepEqual([sipRegistration, authType], [false, '']);
    await domains(sid).update({
      sipRegistration: true,
      secure: true,
      voiceUrl: 'https://voice.acme.example/answer',
    });
    const read = await domains(sid).fetch();
    assert.deepEqual(
      [read.sipRegistration, read.secure, read.voiceUrl],
      [true, true, 'https://voice.acme.example/answer'],
    );
    assert.equal(region().domain('new-pbx')?.sip_registration, true);
    const { v2 } = client.routes;
    assert.equal((await v2.sipDomains('new-pbx.sip.twilio.com').fetch()).voiceRegion, 'us1');
    await domains(sid).remove();
    await assert.rejects(domains(sid).fetch(), { status: 404, code: 20404 });
    await assert.rejects(v2.sipDomains('new-pbx.sip.twilio.com').fetch(), { status: 404 });
  });

  it('mappings of a SIP Domain: calls and registrations are two things', async () => {
    const domain = client.api.v2010.account.sip.domains(labSid);
    const { calls, registrations } = domain.auth;
    const authType = async () => (await domain.fetch()).authType;
    await calls.credentialListMappings.create({ credentialListSid: spareSid });
    assert.equal(await authType(), 'CREDENTIAL_LIST');
    await calls.ipAccessControlListMappings.create({ ipAccessControlListSid: officesSid });
    assert.equal(await authType(), 'IP_ACL,CREDENTIAL_LIST');
    await registrations.credentialListMappings.create({ credentialListSid: spareSid });
    assert.deepEqual(region().domain('acme-lab')?.registrations.credentialLists, [phonesSid, spareSid]);
    await calls.credentialListMappings(spareSid).remove();
    assert.equal(await authType(), 'IP_ACL');
    assert.equal((await registrations.credentialListMappings.list()).length, 2);
    await assert.rejects(calls.credentialListMappings(spareSid).remove(), { status: 404 });
  });

  it('credential lists and users, whose passwords nobody is shown', async () => {
    const { credentialLists } = client.api.v2010.account.sip;
    const list = await credentialLists.create({ friendlyName: 'new' });
    const { credentials } = credentialLists(list.sid);
    const made = await credentials.create({ username: 'dave', password: 'Example-Passw0rd' });
    assert.equal(region().credentialList('new')?.credentials[0]?.password, 'Example-Passw0rd');
    const url = inAccount(`SIP/CredentialLists/${list.sid}/Credentials.json`);
    assert.ok(!(await ask(emulator, url)).text.includes('Passw0rd'));
    await credentials(made.sid).update({ password: 'Example-Passw0rd-2' });
    assert.equal(region().credentialList('new')?.credentials[0]?.password, 'Example-Passw0rd-2');
    await credentials(made.sid).remove();
    assert.deepEqual(await credentials.list(), []);
    await credentialLists(list.sid).update({ friendlyName: 'newer' });
    await credentialLists(list.sid).remove();
    assert.equal(region().credentialList('newer'), undefined);
  });

  it('access control lists and addresses', async () => {
    const { ipAccessControlLists } = client.api.v2010.account.sip;
    const { sid } = await ipAccessControlLists.create({ friendlyName: 'branch' });
    const { ipAddresses } = ipAccessControlLists(sid);
    const whole = await ipAddresses.create({ friendlyName: 'pbx', ipAddress: '203.0.113.7' });
    assert.equal(whole.cidrPrefixLength, 32);
    await ipAddresses(whole.sid).update({ cidrPrefixLength: 29, ipAddress: '203.0.113.8' });
    assert.deepEqual(
      (await ipAddresses.list()).map(({ ipAddress, cidrPrefixLength }) => `${ipAddress}/${cidrPrefixLength}`),
      ['203.0.113.8/29'],
    );
    await ipAddresses(whole.sid).remove();
    assert.deepEqual(region().ipAccessControlList('branch')?.ip_addresses, []);
    await ipAccessControlLists(sid).remove();
  });

  it('trunks, their lists, origination URLs and numbers', async () => {
    const { trunks } = client.trunking.v1;
    const made = await trunks.create({ friendlyName: 'Second', domainName: 'acme-2.pstn.twilio.com' });
    const trunk = trunks(made.sid);
    await trunk.update({ secure: true });
    await trunk.credentialsLists.create({ credentialListSid: pbxSid });
    await trunk.ipAccessControlLists.create({ ipAccessControlListSid: officesSid });
    const url = { friendlyName: 'pbx', sipUrl: 'sip:203.0.113.10', priority: 1, weight: 2, enabled: true };
    const origination = await trunk.originationUrls.create(url);
    await trunk.originationUrls(origination.sid).update({ enabled: false });
    const number = region().incomingPhoneNumbers[1];
    await trunk.phoneNumbers.create({ phoneNumberSid: number?.sid ?? '' });
    const { secure, authTypeSet } = await trunk.fetch();
    assert.deepEqual([secure, authTypeSet], [true, ['IP_ACL', 'CREDENTIAL_LIST']]);
    assert.equal(number?.trunk_sid, made.sid);
    assert.equal(region().trunk('acme-2')?.originationUrls[0]?.enabled, false);
    await trunk.phoneNumbers(number?.sid ?? '').remove();
    await trunk.credentialsLists(pbxSid).remove();
    await trunk.ipAccessControlLists(officesSid).remove();
    await trunk.originationUrls(origination.sid).remove();
    assert.equal((await trunk.fetch()).authType, '');
    await trunk.remove();
    assert.equal(region().trunk('acme-2'), undefined);
  });

  it('a number goes to a trunk and off again', async () => {
    const number = region().incomingPhoneNumbers[1];
    const resource = client.api.v2010.account.incomingPhoneNumbers(number?.sid ?? '');
    assert.equal((await resource.update({ trunkSid })).trunkSid, trunkSid);
    assert.equal(number?.trunk_sid, trunkSid);
  });

  it('the active region', async () => {
    const route = client.routes.v2.sipDomains('acme-pbx.sip.twilio.com');
    await route.update({ voiceRegion: 'ie1', friendlyName: 'moved' });
    const { voiceRegion, friendlyName } = await route.fetch();
    assert.deepEqual([voiceRegion, friendlyName], ['ie1', 'moved']);
    await client.routes.v2.trunks('acme.pstn.twilio.com').update({ voiceRegion: 'au1', friendlyName: '' });
    assert.equal(emulator.state.routes.get('acme.pstn.twilio.com')?.voice_region, 'au1');
  });

  const strong = 'Example-Passw0rd';
  const users = `SIP/CredentialLists/${phonesSid}/Credentials.json`;
  const addresses = `SIP/IpAccessControlLists/${officesSid}/IpAddresses.json`;
  const calls = `SIP/Domains/${domainSid}/Auth/Calls`;
  const trunksUrl = 'https://trunking.twilio.com/v1/Trunks';
  const trunkUrl = `${trunksUrl}/${trunkSid}`;
  const origination = {
    FriendlyName: 'pbx',
    SipUrl: 'sip:pbx.acme.example',
    Priority: '1',
    Weight: '1',
    Enabled: 'true',
  };

  /** What Twilio refuses: URL, form, status and code. */
  const refused: readonly [string, string, Record<string, string>, number, number][] = [
    [
      'a domain name that is taken',
      inAccount('SIP/Domains.json'),
      { DomainName: 'northwind.sip.twilio.com' },
      400,
      21232,
    ],
    [
      'one that it has itself',
      inAccount('SIP/Domains.json'),
      { DomainName: 'ACME-pbx.sip.twilio.com' },
      400,
      21232,
    ],
    [
      'a trunk name as a domain',
      inAccount('SIP/Domains.json'),
      { DomainName: 'acme.pstn.twilio.com' },
      400,
      21232,
    ],
    ['an underscore', inAccount('SIP/Domains.json'), { DomainName: 'my_pbx.sip.twilio.com' }, 400, 21232],
    [
      'a sub-domain of another account',
      inAccount('SIP/Domains.json'),
      { DomainName: 'a.northwind.sip.twilio.com' },
      400,
      21232,
    ],
    [
      'a taken domain name for an old one',
      inAccount(`SIP/Domains/${domainSid}.json`),
      { DomainName: 'acme-lab.sip.twilio.com' },
      400,
      21232,
    ],
    ['a trunk name of the wrong product', trunksUrl, { DomainName: 'new.sip.twilio.com' }, 400, 21245],
    ['a trunk name that is taken', trunksUrl, { DomainName: 'acme.pstn.twilio.com' }, 400, 21248],
    [
      'a list mapped twice',
      inAccount(`${calls}/CredentialListMappings.json`),
      { CredentialListSid: phonesSid },
      400,
      21231,
    ],
    [
      'an access list mapped twice',
      inAccount(`${calls}/IpAccessControlListMappings.json`),
      { IpAccessControlListSid: officesSid },
      400,
      21231,
    ],
    [
      'a list that is not there',
      inAccount(`${calls}/CredentialListMappings.json`),
      { CredentialListSid: `CL${'f'.repeat(32)}` },
      404,
      20404,
    ],
    [
      'a list mapped twice to a trunk',
      `${trunkUrl}/CredentialLists`,
      { CredentialListSid: pbxSid },
      400,
      21245,
    ],
    [
      'a list name that is taken',
      inAccount('SIP/CredentialLists.json'),
      { FriendlyName: 'phones' },
      400,
      21240,
    ],
    [
      'an access list name that is taken',
      inAccount('SIP/IpAccessControlLists.json'),
      { FriendlyName: 'offices' },
      400,
      21235,
    ],
    ['a username that is taken', inAccount(users), { Username: 'alice', Password: strong }, 400, 21240],
    ['a long username', inAccount(users), { Username: 'u'.repeat(33), Password: strong }, 400, 21240],
    ['a short password', inAccount(users), { Username: 'dave', Password: 'Passw0rd' }, 400, 21240],
    [
      'a password without a digit',
      inAccount(users),
      { Username: 'dave', Password: 'Example-Password' },
      400,
      21240,
    ],
    [
      'a password in lower case',
      inAccount(users),
      { Username: 'dave', Password: 'example-passw0rd' },
      400,
      21240,
    ],
    [
      'an address of IPv6',
      inAccount(addresses),
      { FriendlyName: 'v6', IpAddress: '2001:db8::1' },
      400,
      21235,
    ],
    [
      'an address that is there',
      inAccount(addresses),
      { FriendlyName: 'again', IpAddress: '203.0.113.10' },
      400,
      21235,
    ],
    [
      'a prefix of 33 bits',
      inAccount(addresses),
      { FriendlyName: 'far', IpAddress: '192.0.2.1', CidrPrefixLength: '33' },
      400,
      21235,
    ],
    [
      'an origination URL that is none',
      `${trunkUrl}/OriginationUrls`,
      { ...origination, SipUrl: 'tel:+15555550100' },
      400,
      21245,
    ],
    [
      'a region that is none',
      'https://routes.twilio.com/v2/Trunks/acme.pstn.twilio.com',
      { VoiceRegion: 'eu1' },
      400,
      21252,
    ],
  ];
  for (const [what, url, form, status, code] of refused) {
    it(`refuses ${what}`, async () => {
      const before = JSON.stringify(region());
      const answer = await ask(emulator, url, { form });
      assert.deepEqual([answer.status, JSON.parse(answer.text).code], [status, code]);
      assert.equal(JSON.stringify(region()), before);
    });
  }

  it('refuses to delete what is still mapped, and the parent of a sub-domain', async () => {
    const { sip } = client.api.v2010.account;
    await assert.rejects(sip.credentialLists(phonesSid).remove(), { code: 21241 });
    await assert.rejects(sip.credentialLists(pbxSid).remove(), { code: 21241 });
    await assert.rejects(sip.ipAccessControlLists(officesSid).remove(), { code: 21236 });
    const { sid } = await sip.domains.create({ domainName: 'desk.acme-pbx.sip.twilio.com' });
    await assert.rejects(sip.domains(domainSid).remove(), { code: 21233 });
    await sip.domains(sid).remove();
    await sip.domains(domainSid).remove();
    assert.equal(region().domain('acme-pbx'), undefined);
  });

  it('takes a name of its own in a second region, which does not move its traffic', async () => {
    const europe = twilioClient(emulator, emulator.key(accountSid, 'ie1'));
    await europe.api.v2010.account.sip.domains.create({ domainName: 'acme-pbx.sip.twilio.com' });
    assert.ok(emulator.state.region(accountSid, 'ie1').domain('acme-pbx'));
    assert.equal((await europe.routes.v2.sipDomains('acme-pbx.sip.twilio.com').fetch()).voiceRegion, 'us1');
  });

  it('holds 100 domains at most', async () => {
    const { domains } = client.api.v2010.account.sip;
    for (let number = region().domains.length; number < 100; number++)
      await domains.create({ domainName: `d${number}.sip.twilio.com` });
    await assert.rejects(domains.create({ domainName: 'more.sip.twilio.com' }), { code: 21230 });
  });
});
