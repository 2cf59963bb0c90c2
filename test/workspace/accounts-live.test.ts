import assert from 'node:assert/strict';
import type { FaultKind } from '../emulator/index';
import { CheckedWorkspace, pathOf } from '../support/checked-workspace';
import { ACME, Emulated, registry } from '../twilio/account/live/emulated';

function registration(name: string, domain: string, user: string): string {
  return `[${name}]
type = registration
server_uri = sip:${domain}.sip.dublin.twilio.com
client_uri = sip:${user}@${domain}.sip.twilio.com
outbound_auth = ${name}

[${name}]
type = auth
username = ${user}
password = Example-Passw0rd
`;
}

function trunk(name: string, domain: string): string {
  return `[${name}]
type = aor
contact = sip:${domain}.pstn.dublin.twilio.com

[${name}]
type = endpoint
aors = ${name}
outbound_auth = ${name}

[${name}]
type = auth
username = ${name}
password = Example-Passw0rd
`;
}

/** Each of these is refused for another reason, the last ones are not. */
const CONF = [
  registration('misspelled', 'acme-dusk', 'alice'),
  registration('disabled', 'acme-door', 'alice'),
  registration('unmapped', 'acme-desk', 'pbx'),
  registration('stranger', 'acme-desk', 'mallory'),
  registration('fine', 'acme-desk', 'bob'),
  trunk('spare', 'acme-spare'),
  trunk('nobody', 'acme-trunk'),
  trunk('pbx', 'acme-trunk'),
].join('\n');

const CONNECTIONS = (['us1', 'ie1'] as const).map((region) => ({ label: region, accountSid: ACME, region }));

/** What is read, by operation of Twilio's OpenAPI files. */
const OPERATIONS = [
  'ListSipDomain',
  'ListSipAuthCallsCredentialListMapping',
  'ListSipAuthCallsIpAccessControlListMapping',
  'ListSipAuthRegistrationsCredentialListMapping',
  'FetchSipDomain',
  'ListSipCredentialList',
  'ListSipCredential',
  'ListSipIpAccessControlList',
  'ListSipIpAddress',
  'ListTrunk',
  'ListOriginationUrl',
  'ListCredentialList',
  'ListIpAccessControlList',
  'ListIncomingPhoneNumber',
  'ListOutgoingCallerId',
  'ListAccount',
];
const FAULTS: readonly FaultKind[] = ['403', '500', 'cut-off'];

describe('a registry file beside a live account', () => {
  let emulated: Emulated;
  let checked: CheckedWorkspace;
  /** What the registry says alone, and the account alone. */
  let whole: readonly string[];

  before(async () => {
    emulated = await Emulated.start();
    checked = await open([['/twilio.registry.yaml', registry]]);
    whole = twilioFindings(checked);
  });
  after(() => emulated.stop());

  /** Reads the account and goes on looking at what is said, as a server does it, until that is so. */
  async function said(
    checked: CheckedWorkspace,
    isSo: (found: readonly string[]) => boolean,
  ): Promise<readonly string[]> {
    let found: readonly string[] = [];
    const look = () => {
      checked.checker.noteAccountChange();
      checked.checker.settle();
      found = twilioFindings(checked);
    };
    const keys = new Map(
      CONNECTIONS.map(({ label, region }) => [label, emulated.emulator.key(ACME, region)]),
    );
    const live = emulated.linked(CONNECTIONS, keys, look, { timeout: 5_000 });
    checked.accounts.link(live);
    await live.refresh();
    look();
    const patience = emulated.clock.now() + 8_000;
    // a claim that had to be confirmed comes later
    while (!isSo(found) && emulated.clock.now() < patience)
      await new Promise((resolve) => setTimeout(resolve, 5));
    live.dispose();
    return found;
  }

  const settings = { 'twilio/identify-missing': 'off' } as const;
  const open = (files: readonly (readonly [string, string])[]) =>
    CheckedWorkspace.of(new Map([['/pjsip.conf', CONF], ...files]), { settings });
  const isWhole = (found: readonly string[]) => found.join() === whole.join();

  it('that says the same changes nothing', async () => {
    const rules = new Set(whole.map((line) => line.split(' ')[1]?.replace('twilio/', '')));
    const expected = [
      'domain-not-found',
      'registration-disabled',
      'username-not-mapped',
      'username-not-found',
    ];
    assert.deepEqual(
      expected.filter((rule) => !rules.has(rule)),
      [],
    );
    assert.deepEqual(await said(await open([]), isWhole), whole);
    assert.deepEqual(await said(checked, isWhole), whole);
  });

  for (const operation of OPERATIONS) {
    for (const kind of FAULTS) {
      it(`says what ${operation} did not: ${kind}`, async () => {
        const remove = emulated.emulator.faults.add({ kind, match: { operation } });
        assert.deepEqual(await said(checked, isWhole).finally(remove), whole);
      });
    }
  }

  for (const kind of ['401', 'reset'] as const) {
    it(`speaks alone while nothing can be read: ${kind}`, async () => {
      const remove = emulated.emulator.faults.add({ kind });
      assert.deepEqual(await said(checked, isWhole).finally(remove), whole);
    });
  }
});

function twilioFindings(checked: CheckedWorkspace): string[] {
  const found = checked.all().filter(({ rule }) => rule.startsWith('twilio/'));
  return found.map(({ rule, at }) => `${pathOf(at.uri)}:${at.range.start.line} ${rule}`);
}
