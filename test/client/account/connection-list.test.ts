import assert from 'node:assert/strict';
import {
  connectionName,
  connectionsFrom,
  withConnection,
  without,
} from '../../../client/src/account/connection-list';
import type { Connection } from '../../../protocol/account';

const accountSid = 'AC00000000000000000000000000000001';
const north: Connection = { label: 'north', accountSid, region: 'us1' };
const dublin: Connection = { label: 'dublin', accountSid, region: 'ie1' };

describe('the connections of the settings', () => {
  const cases: [why: string, setting: unknown, expected: Connection[]][] = [
    ['are taken as they are', [north, dublin], [north, dublin]],
    [
      'have their SIDs as Twilio writes them',
      [{ ...north, accountSid: 'AC0000000000000000000000000000A1B2' }],
      [{ ...north, accountSid: 'AC0000000000000000000000000000a1b2' }],
    ],
    ['are none where there is no setting', undefined, []],
    ['are none where it is no list', { north }, []],
    ['leave out what is no connection', [null, 1, 'north', {}, north], [north]],
    ['leave out a SID that is none', [{ ...north, accountSid: 'AC1' }], []],
    ['leave out the SID of a key', [{ ...north, accountSid: accountSid.replace('AC', 'SK') }], []],
    ['leave out a region without voice data', [{ ...north, region: 'jp1' }], []],
    ['leave out a name that any object has', [{ ...north, region: 'constructor' }], []],
    ['leave out an empty label', [{ ...north, label: ' ' }], []],
    ['have a label once', [north, { ...dublin, label: 'north' }], [north]],
    ['have an account in a region once', [north, { ...north, label: 'again' }], [north]],
    ['carry nothing else', [{ ...north, secret: 'Example-Passw0rd' }], [north]],
  ];
  for (const [why, setting, expected] of cases) {
    it(why, () => assert.deepEqual(connectionsFrom(setting), expected));
  }
});

describe('the list of connections', () => {
  it('gets a new one at its end', () => {
    assert.deepEqual(withConnection([north], dublin), [north, dublin]);
  });

  it('keeps the place of one that is renewed', () => {
    const renamed = { ...north, label: 'northwind' };
    assert.deepEqual(withConnection([north, dublin], renamed), [renamed, dublin]);
  });

  it('loses one account in one region only', () => {
    assert.deepEqual(without([north, dublin], north), [dublin]);
  });

  it('is shown with the region of each', () => {
    assert.equal(connectionName(dublin), 'dublin · IE1');
  });
});
