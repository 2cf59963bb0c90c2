import assert from 'node:assert/strict';
import { type Status, statusText } from '../../client/src/status-text';

const registry = { uri: 'file:///ws/my%20team/twilio.registry.yaml', accounts: 2 };
const cases: [why: string, status: Status, text: string, detail: string][] = [
  ['no registry', { units: 1, files: 1 }, 'No registry file', '1 file, by text rules only'],
  [
    'an account without a registry',
    {
      units: 1,
      files: 2,
      connections: [
        {
          label: 'north',
          accountSid: 'AC00000000000000000000000000000001',
          region: 'us1',
          state: 'ready',
          unknown: [],
        },
      ],
    },
    'No registry file',
    '2 files, against the linked account',
  ],
  ['a registry', { units: 2, files: 12, registry }, 'twilio.registry.yaml', '2 accounts, 12 files'],
  [
    'the day on which it was fetched',
    { units: 1, files: 3, registry: { ...registry, accounts: 1, fetchedAt: '2026-11-01T09:00:00Z' } },
    'twilio.registry.yaml',
    '1 account of 2026-11-01, 3 files',
  ],
  [
    'a problem before everything else',
    { units: 1, files: 3, registry, problem: 'The registry file does not parse' },
    'The registry file does not parse',
    '3 files',
  ],
];

describe('the status item', () => {
  for (const [why, status, text, detail] of cases) {
    it(`tells ${why}`, () => {
      const isProblem = status.problem !== undefined;
      assert.deepEqual(statusText(status), { text, detail, isProblem });
    });
  }
});
