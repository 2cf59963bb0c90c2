import assert from 'node:assert/strict';
import { formatIpNetwork } from '../../../../server/src/sip/ip-network';
import { mayBeSip, toAlert } from '../../../../server/src/twilio/account/live/alert-text';
import {
  mappedKinds,
  toAddress,
  toDomain,
  toNumber,
  toTrunk,
} from '../../../../server/src/twilio/account/live/records';

describe('auth_type', () => {
  const both = (credentialLists: boolean, ipAccessControlLists: boolean) => ({
    credentialLists,
    ipAccessControlLists,
  });
  const cases: readonly [authType: unknown, expected: object][] = [
    ['', both(false, false)],
    ['CREDENTIAL_LIST', both(true, false)],
    ['IP_ACL', both(false, true)],
    ['IP_ACL,CREDENTIAL_LIST', both(true, true)],
    ['CREDENTIAL_LIST, IP_ACL', both(true, true)],
    ['credential_list', both(true, false)],
    ['IP_ACL,SOMETHING_NEW', {}],
    [null, {}],
    [undefined, {}],
    [['IP_ACL'], {}],
  ];
  for (const [authType, expected] of cases) {
    it(`${JSON.stringify(authType)} says ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(mappedKinds(authType), expected);
    });
  }
});

describe('a record', () => {
  it('of a domain is named by what comes before sip.twilio.com', () => {
    const names = [
      'acme.sip.twilio.com',
      'A.B.sip.twilio.com',
      'acme.SIP.twilio.com',
      '.sip.twilio.com',
      'acme',
      '',
    ];
    assert.deepEqual(
      names.map((domainName) => toDomain({ domainName })?.name),
      ['acme', 'A.B', 'acme', undefined, undefined, undefined],
    );
  });

  it('of a trunk may have no name, which is not the same as one that was not read', () => {
    assert.equal(toTrunk({ domainName: null })?.name, null);
    assert.equal(toTrunk({}), undefined);
  });

  it('of an address needs its length', () => {
    const network = (ipAddress: unknown, cidrPrefixLength: unknown) => {
      const address = toAddress({ ipAddress, cidrPrefixLength });
      return address && formatIpNetwork(address.network);
    };
    assert.equal(network('203.0.113.10', 32), '203.0.113.10');
    assert.equal(network('203.0.113.0', 24), '203.0.113.0/24');
    assert.equal(network('203.0.113.0', undefined), undefined);
    assert.equal(network('203.0.113', 24), undefined);
  });

  it('of a number knows whether it says what its trunk is', () => {
    assert.deepEqual(toNumber({ phoneNumber: '+15555550100', trunkSid: null }), {
      number: '+15555550100',
      trunkSid: null,
    });
    assert.deepEqual(toNumber({ phoneNumber: '+15555550100' }), { number: '+15555550100' });
  });
});

describe('an alert', () => {
  it('is kept when it is about SIP', () => {
    const kept = ['31203', '32000', '32201', '32999', '31000', '11200', '33000', undefined].map((errorCode) =>
      mayBeSip({ errorCode }),
    );
    assert.deepEqual(kept, [true, true, true, true, false, false, false, true]);
  });

  const texts: readonly [alertText: unknown, expected: string | undefined][] = [
    [
      'Authentication failure - source IP Address not in ACL',
      'Authentication failure - source IP Address not in ACL',
    ],
    ['  two\nlines ', 'two lines'],
    ['Msg=No+valid+account&sourceComponent=14100&ErrorCode=31203&LogLevel=ERROR', 'No valid account'],
    ['Msg&url=https%3A%2F%2Fuser%3Aword%40pbx.example%2Fsip%3Ftoken%3Dabc&ErrorCode=32011', undefined],
    ['Fetch https://user:word@pbx.example/voice?token=abc failed', 'Fetch https://pbx.example/… failed'],
    ['at https://pbx.example', 'at https://pbx.example'],
    [
      'INVITE sip:+15555550100@acme.pstn.twilio.com refused',
      'INVITE sip:+15555550100@acme.pstn.twilio.com refused',
    ],
    ['', undefined],
    [undefined, undefined],
    [7, undefined],
  ];
  for (const [alertText, expected] of texts) {
    it(`that says ${JSON.stringify(alertText)} is shown as ${JSON.stringify(expected)}`, () => {
      const alert = toAlert({ errorCode: '32201', dateGenerated: new Date(0), alertText });
      assert.equal(alert?.text, expected);
    });
  }

  it('is one line that is not long', () => {
    const text = toAlert({
      errorCode: '32201',
      dateCreated: new Date(0),
      alertText: 'word '.repeat(100),
    })?.text;
    assert.equal(text?.length, 160);
  });

  it('without a code or a time is none', () => {
    assert.equal(toAlert({ errorCode: 'x', dateCreated: new Date(0) }), undefined);
    assert.equal(toAlert({ errorCode: '32201', dateCreated: 'then' }), undefined);
  });

  it('hides the password of a SIP address', () => {
    const text = toAlert({
      errorCode: '32201',
      dateCreated: new Date(0),
      alertText: 'sip:alice:Example-Passw0rd@acme.sip.twilio.com',
    })?.text;
    assert.ok(!text?.includes('Example-Passw0rd'), text);
  });
});
