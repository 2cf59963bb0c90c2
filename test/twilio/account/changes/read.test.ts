import assert from 'node:assert/strict';
import { readChanges } from '../../../../server/src/twilio/account/changes/read';
import { changeTitle } from '../../../../server/src/twilio/account/changes/title';
import { CHANGES, DOMAIN, US } from './samples';

const SID = 'TK00000000000000000000000000000001';

describe('changes that come back from a client', () => {
  for (const change of Object.values(CHANGES)) {
    it(`are read whole: ${changeTitle(change)}`, () => {
      const sids = { 'trunks/acme': SID };
      assert.deepEqual(readChanges([JSON.parse(JSON.stringify(change))]), [change]);
      assert.deepEqual(readChanges([{ ...change, sids }]), [{ ...change, sids }]);
    });
  }

  it('keep what a new SIP Domain begins with, and nothing that nobody knows', () => {
    const create = { ...US, kind: 'create-service', service: DOMAIN, registration: true, secure: false };
    assert.deepEqual(readChanges([{ ...create, colour: 'red' }]), [create]);
  });

  const broken: readonly (readonly [what: string, change: unknown])[] = [
    ['no object', 'enable-registration'],
    ['nothing', null],
    ['a list', [CHANGES['create-list']]],
    ['an unknown kind', { ...CHANGES['enable-registration'], kind: 'close-account' }],
    ['no kind', { ...CHANGES['enable-registration'], kind: undefined }],
    ['an account that is a path', { ...CHANGES['create-list'], account: '../Accounts/AC1' }],
    ['a region that is a host', { ...CHANGES['create-list'], region: 'us1.example' }],
    ['a name that is a path', { ...CHANGES['enable-registration'], domain: 'acme/../x' }],
    ['an unknown product', { ...CHANGES['set-secure'], service: { product: 'byoc', name: 'acme' } }],
    ['no service', { ...CHANGES['set-secure'], service: 'acme' }],
    ['secure that is no boolean', { ...CHANGES['set-secure'], secure: 'yes' }],
    ['an unknown list', { ...CHANGES['create-list'], list: 'numbers' }],
    ['a list without a name', { ...CHANGES['create-list'], name: '' }],
    ['an unknown use', { ...CHANGES['map-list'], use: 'messages' }],
    ['a username of two lines', { ...CHANGES['add-credential'], username: 'alice\nbob' }],
    ['a username that is too long', { ...CHANGES['add-credential'], username: 'a'.repeat(33) }],
    ['an address that is none', { ...CHANGES['add-address'], network: '203.0.113' }],
    ['an address of IPv6', { ...CHANGES['add-address'], network: '2001:db8::1' }],
    ['a URL of another kind', { ...CHANGES['add-origination-url'], url: 'https://pbx.example' }],
    ['SIDs that are none', { ...CHANGES['create-list'], sids: { x: '../../Accounts' } }],
    ['SIDs of something else', { ...CHANGES['create-list'], sids: { 'domains/acme': SID } }],
    ['SIDs of nothing', { ...CHANGES['create-list'], sids: { accounts: SID } }],
    ['SIDs that are no object', { ...CHANGES['create-list'], sids: [SID] }],
  ];
  for (const [what, change] of broken) {
    it(`are refused as a whole with ${what}`, () => {
      assert.equal(readChanges([CHANGES['create-list'], change]), undefined);
    });
  }
});
