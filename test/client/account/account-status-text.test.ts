import assert from 'node:assert/strict';
import { accountStatusText } from '../../../client/src/account/account-status-text';
import { age } from '../../../client/src/account/age';
import { detailLines } from '../../../client/src/account/detail-lines';
import type { ConnectionStatus } from '../../../protocol/account';

const now = Date.parse('2026-11-01T12:00:00Z');
const north: ConnectionStatus = {
  label: 'north',
  accountSid: 'AC00000000000000000000000000000001',
  region: 'us1',
  state: 'ready',
  readAt: '2026-11-01T11:57:00Z',
  unknown: [],
};
const dublin: ConnectionStatus = { ...north, label: 'dublin', region: 'ie1' };
const trunksDenied = [{ what: 'trunks', reason: 'the key may not read them' }];

describe('the age of account data', () => {
  const cases: [at: string | undefined, text: string][] = [
    [undefined, 'not read yet'],
    ['no date', 'not read yet'],
    ['2026-11-01T12:00:30Z', 'read just now'],
    ['2026-11-01T11:59:10Z', 'read just now'],
    ['2026-11-01T11:59:00Z', 'read 1 min ago'],
    ['2026-11-01T11:00:30Z', 'read 59 min ago'],
    ['2026-11-01T11:00:00Z', 'read 1 h ago'],
    ['2026-10-30T13:00:00Z', 'read 47 h ago'],
    ['2026-10-30T12:00:00Z', 'read 2 days ago'],
  ];
  for (const [at, text] of cases) it(`is "${text}" for ${at}`, () => assert.equal(age(at, now), text));
});

describe('the status item of the account', () => {
  type Case = [why: string, all: ConnectionStatus[], label: string | undefined, text: string, detail: string];
  const quiet: Case[] = [
    ['that there is none', [], undefined, 'No Twilio account', 'signed out'],
    ['account, region and age', [north], undefined, 'north · US1', 'read 3 min ago'],
    [
      'how much is unknown',
      [{ ...north, unknown: trunksDenied }],
      undefined,
      'north · US1',
      'read 3 min ago, 1 unknown',
    ],
    ['of several the one of the open file', [north, dublin], 'dublin', 'dublin · IE1', 'read 3 min ago'],
    ['of several how many', [north, dublin], undefined, '2 Twilio connections', 'all read'],
    [
      'of several what is unknown',
      [north, { ...dublin, unknown: trunksDenied }],
      undefined,
      '2 Twilio connections',
      '1 with unknown parts',
    ],
  ];
  const troubled: Case[] = [
    [
      'that it is offline',
      [{ ...north, state: 'offline' }],
      undefined,
      'north · US1',
      'offline, read 3 min ago',
    ],
    [
      'that the key is refused',
      [{ ...north, state: 'denied', readAt: undefined }],
      undefined,
      'north · US1',
      'denied, not read yet',
    ],
    [
      'that a key is missing',
      [{ ...north, state: 'signed-out', readAt: undefined }],
      undefined,
      'north · US1',
      'signed out, not read yet',
    ],
    [
      'which of several are in trouble',
      [north, { ...dublin, state: 'offline' }],
      undefined,
      '2 Twilio connections',
      'dublin offline',
    ],
    [
      'that the folder is bound to none of them',
      [north],
      'south',
      'south: not signed in',
      'this folder is bound to it',
    ],
  ];
  for (const [cases, isProblem] of [
    [quiet, false],
    [troubled, true],
  ] as const) {
    for (const [why, all, label, text, detail] of cases) {
      it(`tells ${why}`, () => {
        assert.deepEqual(accountStatusText(all, label, now), { text, detail, isProblem, isBusy: false });
      });
    }
  }

  it('is busy while any account is read', () => {
    const all = [north, { ...dublin, state: 'loading' as const }];
    assert.equal(accountStatusText(all, 'north', now).isBusy, true);
  });
});

describe('the account details', () => {
  it('list each unknown part with its reason, and the next step of the server', () => {
    const problem = 'The key was revoked. Sign in with another one.';
    const lines = detailLines({ ...north, state: 'denied', unknown: trunksDenied, problem }, now);
    const text = JSON.stringify(lines);
    for (const part of ['trunks: unknown', 'the key may not read them', problem, 'read 3 min ago', 'US1']) {
      assert.ok(text.includes(part), part);
    }
  });
});
