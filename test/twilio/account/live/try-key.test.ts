import assert from 'node:assert/strict';
import type { RegionId } from '../../../../server/src/twilio/account/live/live';
import { type KeyTrial, tryKey } from '../../../../server/src/twilio/account/live/try-key';
import type { Fault, KeySeed } from '../../../emulator/index';
import { ACME, withEmulator } from './emulated';

/** Its permissions as `what: access`, of those that are not yes. */
function lacks({ permissions }: KeyTrial): string[] {
  return permissions.flatMap(({ what, read }) => (read === 'yes' ? [] : [`${what}: ${read}`]));
}

describe('a key that is tried', () => {
  const opens: readonly { seed: Partial<KeySeed>; region?: RegionId; lacks: string[] }[] = [
    { seed: { kind: 'main' }, lacks: [] },
    { seed: { kind: 'token' }, lacks: [] },
    { seed: { kind: 'standard' }, lacks: ['subaccounts: no'] },
    {
      seed: { kind: 'restricted' },
      lacks: [
        'account status: no',
        'subaccounts: no',
        'active regions of SIP Domains: no',
        'active regions of trunks: no',
      ],
    },
    {
      seed: { kind: 'main', region: 'ie1' },
      region: 'ie1',
      // nothing is there to try it on
      lacks: [
        'addresses of IP access control lists: unknown',
        'origination URLs of trunks: unknown',
        'credential lists of trunks: unknown',
        'IP access control lists of trunks: unknown',
        'active regions of trunks: unknown',
      ],
    },
  ];
  for (const { seed, region = 'us1', lacks: expected } of opens) {
    it(`opens the account: ${seed.kind} in ${region}`, () =>
      withEmulator({ keys: [{ accountSid: ACME, ...seed }] }, async (emulated) => {
        const { emulator } = emulated;
        const key = emulator.key(ACME, region, seed.kind);
        const trial = await tryKey({ accountSid: ACME, region }, key, emulated.outside());
        assert.equal(trial.ok, true);
        assert.equal(trial.problem, undefined);
        assert.deepEqual(lacks(trial), expected);
        const account =
          seed.kind === 'restricted' ? undefined : { name: 'Acme', status: 'active', type: 'Full' };
        assert.deepEqual(trial.account, account);
        const large = emulator.requests.all.filter(
          ({ query }) =>
            query.includes('PageSize') && !query.includes('PageSize=1&') && !query.endsWith('PageSize=1'),
        );
        assert.deepEqual(large, [], 'no more than one item of each');
        assert.ok(emulator.requests.length <= 20);
      }));
  }

  it('that may read one thing only opens the account for that', () =>
    withEmulator(
      { keys: [{ accountSid: ACME, kind: 'restricted', permissions: ['sip.trunks/list'] }] },
      async (emulated) => {
        const key = emulated.emulator.key(ACME, 'us1', 'restricted');
        const trial = await tryKey({ accountSid: ACME, region: 'us1' }, key, emulated.outside());
        assert.equal(trial.ok, true);
        const may = trial.permissions.filter(({ read }) => read === 'yes').map(({ what }) => what);
        assert.deepEqual(may, ['trunks']);
      },
    ));

  const fails: readonly {
    what: string;
    secret?: string;
    region?: RegionId;
    sid?: string;
    faults?: Fault[];
    problem: RegExp;
  }[] = [
    {
      what: 'its secret is wrong',
      secret: 'Example-other-secret',
      problem:
        /^Twilio does not accept the key .* \(HTTP 401, Twilio error 20003\): it may be revoked, mistyped, .* Use a key that was made there/,
    },
    { what: 'it is of another region', region: 'au1', problem: /in AU1 .* another region than Australia/ },
    {
      what: 'it is of another account',
      sid: 'AC0000000000000000000000000000000f',
      problem: /of another account/,
    },
    { what: 'nobody answers', faults: [{ kind: 'reset' }], problem: /\S.{20}/ },
    { what: 'Twilio limits the rate', faults: [{ kind: '429' }], problem: /limits the rate/ },
    { what: 'Twilio is broken', faults: [{ kind: '503' }], problem: /could not answer \(HTTP 503/ },
    { what: 'the network shows a page of its own', faults: [{ kind: 'html' }], problem: /not of the form/ },
  ];
  for (const { what, secret, region = 'us1', sid = ACME, faults, problem } of fails) {
    it(`opens nothing where ${what}, and says so`, () =>
      withEmulator({ faults }, async (emulated) => {
        const key = emulated.emulator.key(ACME);
        const tried = secret === undefined ? key : { ...key, secret };
        const trial = await tryKey({ accountSid: sid, region }, tried, emulated.outside());
        assert.equal(trial.ok, false);
        assert.match(trial.problem ?? '', problem);
        assert.ok(!JSON.stringify(trial).includes(tried.secret));
        assert.ok(emulated.emulator.requests.length <= 30, `${emulated.emulator.requests.length} requests`);
      }));
  }
});
