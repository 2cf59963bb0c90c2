import assert from 'node:assert/strict';
import { CheckedWorkspace } from '../../support/checked-workspace';

const HEAD = `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme
    regions:
      us1:
`;

function domains(count: number, more: string): string {
  const items = Array.from({ length: count }, (_, index) => `          - { name: site-${index}${more} }\n`);
  return `${HEAD}        domains:\n${items.join('')}`;
}

describe('twilio/drift', () => {
  for (const [count, places, hidden] of [
    [30, 30, undefined],
    [31, 31, '1 more difference is'],
    [1000, 31, '970 more differences are'],
  ] as const) {
    it(`marks ${places} places for ${count} differences`, async () => {
      const files = new Map([['/twilio.registry.yaml', domains(count, ', secure: true')]]);
      const checked = await CheckedWorkspace.of(files, { live: domains(count, ', secure: false') });
      const found = checked.findings('/twilio.registry.yaml').filter(({ rule }) => rule === 'twilio/drift');
      assert.equal(found.length, places);
      const [first] = found;
      // the key of the region comes before what is in it
      assert.equal(first?.at.range.start.line, hidden === undefined ? 7 : 5);
      if (hidden !== undefined) assert.ok(first?.message.includes(hidden), first?.message);
    });
  }

  it('offers to pull the registry, and to write a single value', async () => {
    const files = new Map([['/twilio.registry.yaml', domains(1, ', secure: true')]]);
    const checked = await CheckedWorkspace.of(files, { live: domains(1, ', secure: false') });
    const [finding] = checked.findings('/twilio.registry.yaml');
    const fixes = finding?.fixes?.() ?? [];
    assert.deepEqual(
      fixes.map(({ title, kind, command }) => [title, kind, command?.command, ...(command?.arguments ?? [])]),
      [
        ['Write secure: false', 'unsafe', undefined],
        [
          'Update the registry from the account',
          'unsafe',
          'sipLens.registry.pull',
          'file:///workspace/twilio.registry.yaml',
        ],
      ],
    );
  });
});

describe('twilio/recent-errors', () => {
  const conf = `[twilio]
type = aor
contact = sip:acme.pstn.dublin.twilio.com

[twilio]
type = endpoint
aors = twilio
`;
  const live = `${HEAD}        domains: []\n        trunks:\n          - { name: acme }\n`;

  for (const [what, alerts, codes, statuses] of [
    ['the status of the code', ['us1 32201 2026-11-22T11:00:00Z acme.pstn.twilio.com'], [32201], [403]],
    [
      'the status in the log',
      ['us1 32011 2026-11-22T11:00:00Z acme.pstn.twilio.com SIP/2.0 486 Busy Here'],
      [32011],
      [486],
    ],
    [
      'no status that is a guess',
      ['us1 32009 2026-11-22T11:00:00Z acme.pstn.twilio.com'],
      [32009],
      undefined,
    ],
    [
      'several',
      [
        'us1 32202 2026-11-22T11:00:00Z acme.pstn.twilio.com',
        'us1 32001 2026-11-22T10:00:00Z acme.pstn.twilio.com',
        'us1 32201 2026-11-22T09:00:00Z acme.pstn.twilio.com',
      ],
      [32001, 32201, 32202],
      [503, 403],
    ],
  ] as const) {
    it(`tells codes and SIP statuses: ${what}`, async () => {
      const checked = await CheckedWorkspace.of(new Map([['/pjsip.conf', conf]]), { live, alerts });
      const [finding, ...others] = checked.all().filter(({ rule }) => rule === 'twilio/recent-errors');
      assert.deepEqual([finding?.twilioErrors, finding?.sipStatus, others.length], [codes, statuses, 0]);
    });
  }
});
