import assert from 'node:assert/strict';
import { isKeyName, keyFrom, keyName } from '../../../client/src/account/key';
import { sessionChanges, sessionOf } from '../../../client/src/account/sessions';
import type { Connection } from '../../../protocol/account';

const north: Connection = {
  label: 'north',
  accountSid: 'AC00000000000000000000000000000001',
  region: 'us1',
};
const dublin: Connection = { ...north, label: 'dublin', region: 'ie1' };

describe('a stored key', () => {
  it('has a name of its own for each account and region, whatever its label', () => {
    const renamed: Connection = { ...north, label: 'other' };
    assert.notEqual(keyName(north), keyName(dublin));
    assert.equal(keyName(north), keyName(renamed));
    assert.ok(isKeyName(keyName(north)));
    assert.ok(!isKeyName('sipLens.other'));
  });

  const key = { username: 'SK00000000000000000000000000000001', secret: 'Example-Passw0rd' };
  const texts: [why: string, text: string | undefined, expected: unknown][] = [
    ['is read as it was written', JSON.stringify(key), key],
    ['is none where nothing is stored', undefined, undefined],
    ['is none where the text is another one', 'Example-Passw0rd', undefined],
    ['is none where a part is missing', '{"username":"SK1"}', undefined],
    ['is none where it is null', 'null', undefined],
  ];
  for (const [why, text, expected] of texts) it(why, () => assert.deepEqual(keyFrom(text), expected));
});

describe('the sessions of the Accounts menu', () => {
  const [a, b] = [sessionOf(north), sessionOf(dublin)];

  it('carry no secret, and name account and region', () => {
    assert.equal(a.accessToken, '');
    assert.equal(a.account.label, 'north · US1');
    assert.notEqual(a.id, b.id);
  });

  it('come and go', () => {
    assert.deepEqual(sessionChanges([a], [b]), { added: [b], removed: [a], changed: [] });
  });

  it('change when their key is another one', () => {
    assert.deepEqual(sessionChanges([a, b], [a, b], b.id), { added: [], removed: [], changed: [b] });
  });

  it('change when their label does', () => {
    const renamed = sessionOf({ ...north, label: 'northwind' });
    assert.deepEqual(sessionChanges([a], [renamed]), { added: [], removed: [], changed: [renamed] });
  });

  it('are the same where nothing happened', () => {
    assert.deepEqual(sessionChanges([a, b], [a, b]), { added: [], removed: [], changed: [] });
  });
});
