import assert from 'node:assert/strict';
import { emptyDraft, keyOf } from '../../../client/src/sign-in/draft';
import { keyKinds, permissionList, readPermissions } from '../../../client/src/sign-in/key-kinds';
import { permissionLines } from '../../../client/src/sign-in/permission-lines';
import {
  accountSidProblem,
  freeLabel,
  keySidProblem,
  labelProblem,
  secretProblem,
  type Validation,
} from '../../../client/src/sign-in/validation';
import type { Connection } from '../../../protocol/account';

const accountSid = 'AC00000000000000000000000000000001';
const keySid = 'SK00000000000000000000000000000001';
const north: Connection = { label: 'north', accountSid, region: 'us1' };

describe('what is entered for a key', () => {
  const cases: [validation: Validation, text: string, problem: RegExp | undefined][] = [
    [accountSidProblem, accountSid, undefined],
    [accountSidProblem, ` ${accountSid}\n`, undefined],
    [accountSidProblem, accountSid.replace('1', 'F'), undefined],
    [accountSidProblem, '', /Enter the SID/],
    [accountSidProblem, keySid, /SID of a key/],
    [accountSidProblem, 'AC123', /32 digits.*5 characters/],
    [accountSidProblem, `${accountSid}0`, /35 characters/],
    [accountSidProblem, accountSid.replace('1', 'x'), /letters a to f/],
    [keySidProblem, keySid, undefined],
    [keySidProblem, accountSid, /SID of an account/],
    [keySidProblem, 'S', /1 character\./],
    [secretProblem, 'Example-Passw0rd', undefined],
    [secretProblem, '  Example-Passw0rd\r\n', undefined],
    [secretProblem, ' ', /Enter the secret/],
    [secretProblem, keySid, /This is a SID/],
    [secretProblem, 'Example Passw0rd', /white space/],
  ];
  for (const [validation, text, problem] of cases) {
    it(`${problem ? 'refuses' : 'takes'} ${JSON.stringify(text)}`, () => {
      const found = validation(text);
      if (problem) assert.match(found ?? '', problem);
      else assert.equal(found, undefined);
    });
  }

  it('never repeats a secret', () => {
    for (const text of ['Example Passw0rd', keySid]) {
      assert.ok(!secretProblem(text)?.includes(text.slice(4)));
    }
  });

  it('is used with the SID of the account where it is its auth token', () => {
    const draft = { ...emptyDraft({ accountSid }), keySid, secret: 'Example-Passw0rd' };
    const [restricted] = keyKinds;
    const token = keyKinds.find(({ id }) => id === 'token');
    assert.equal(keyOf({ ...draft, kind: restricted }).username, keySid);
    assert.equal(keyOf({ ...draft, kind: token }).username, accountSid);
  });
});

describe('the label of a connection', () => {
  const dublin = { accountSid, region: 'ie1' } as const;

  it('is unique', () => {
    assert.match(labelProblem('north', dublin, [north]) ?? '', /north is the name of AC.* in US1/);
    assert.equal(labelProblem('dublin', dublin, [north]), undefined);
    assert.match(labelProblem(' ', dublin, []) ?? '', /Enter a name/);
  });

  it('may stay when its key is replaced', () => {
    assert.equal(labelProblem('north', north, [north]), undefined);
  });

  const suggested: [why: string, wanted: string, others: Connection[], label: string][] = [
    ['the name of the account', 'Northwind', [], 'Northwind'],
    ['the name with the region where it is taken', 'north', [north], 'north IE1'],
    [
      'a number where that is taken too',
      'north',
      [north, { label: 'north IE1', accountSid: accountSid.replace('1', '2'), region: 'ie1' }],
      'north 2',
    ],
    ['the old label of the same account and region', 'other', [{ ...dublin, label: 'dublin' }], 'dublin'],
    ['the end of the SID where the account has no name', ' ', [], 'Account 0001'],
  ];
  for (const [why, wanted, others, label] of suggested) {
    it(`is suggested as ${why}`, () => assert.equal(freeLabel(wanted, dublin, others), label));
  }
});

describe('the kinds of keys', () => {
  it('each say how they are made and what they lack', () => {
    for (const { steps, lacks, regions } of keyKinds)
      assert.ok(steps.length * lacks.length * regions.length > 0);
  });

  it('have the permissions to tick as a list to copy, which only read', () => {
    const lines = permissionList().split('\n');
    assert.equal(lines.length, readPermissions.length);
    for (const line of lines) assert.match(line, /^[\w./-]+: list, read$/);
  });

  it('show what a key lacks before what it may', () => {
    const permissions = [
      { what: 'SIP Domains', read: 'yes' },
      { what: 'trunks', read: 'no' },
      { what: 'alerts', read: 'unknown' },
    ] as const;
    const lines = permissionLines(permissions).flatMap((group) => group.lines);
    assert.deepEqual(
      lines.map((line) => line.replace(/^\S+ /, '')),
      ['trunks', 'alerts', 'SIP Domains'],
    );
    assert.deepEqual(permissionLines([]), []);
  });
});
