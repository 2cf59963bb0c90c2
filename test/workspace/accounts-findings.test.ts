import assert from 'node:assert/strict';
import type { AccountData } from '../../server/src/twilio/account/data';
import { CheckedWorkspace, pathOf, uriOf } from '../support/checked-workspace';
import { LinkedRegistry, liveAccounts } from '../support/linked-registry';

function registration(domain: string): string {
  return `[twilio]
type = registration
server_uri = sip:${domain}.sip.dublin.twilio.com
client_uri = sip:alice@${domain}.sip.twilio.com
outbound_auth = twilio

[twilio]
type = auth
username = alice
password = Example-Passw0rd
`;
}

const PLAIN = `[alice]
type = aor
contact = sip:192.0.2.10
`;

function accounts(one: string, two: string): string {
  const account = (sid: string, name: string) =>
    `  - sid: AC0000000000000000000000000000000${sid}\n    name: ${name}\n    regions:\n      us1:\n        domains:\n          - { name: ${name} }\n        trunks: []\n`;
  return `sipLensRegistry: 1\naccounts:\n${account('1', one)}${account('2', two)}`;
}

const LIVE = accounts('one', 'two');
const files = new Map([
  ['/one/pjsip.conf', registration('one')],
  ['/two/pjsip.conf', registration('two')],
  ['/plain/pjsip.conf', PLAIN],
]);

/** `/one: twilio/domain-not-found`: what is said of accounts, by file. */
function said(checked: CheckedWorkspace): string[] {
  return checked
    .all()
    .filter(({ rule }) => /^twilio\/(?:domain|drift)|^registry/.test(rule))
    .map(({ rule, at }) => `${pathOf(at.uri).replace('/pjsip.conf', '')}: ${rule}`);
}

function woken(checked: CheckedWorkspace): string[] {
  checked.checker.noteAccountChange();
  return [...checked.checker.settle()].map(pathOf).sort();
}

describe('findings, when what is linked changes', () => {
  it('come when an account is linked and go when none is', async () => {
    const checked = await CheckedWorkspace.of(files);
    assert.deepEqual(said(checked), []);
    checked.accounts.link(await LinkedRegistry.of(accounts('one', 'other')));
    assert.ok(woken(checked).includes('/two/pjsip.conf'));
    assert.deepEqual(said(checked), ['/two: twilio/domain-not-found']);
    checked.accounts.link(undefined);
    assert.ok(woken(checked).includes('/two/pjsip.conf'));
    assert.deepEqual(said(checked), []);
  });

  it('follow the live data, which change by themselves', async () => {
    const linked = await LinkedRegistry.of(LIVE);
    const checked = await CheckedWorkspace.of(files);
    checked.accounts.link(linked);
    woken(checked);
    assert.deepEqual(said(checked), []);
    linked.accounts = await liveAccounts(accounts('one', 'other'));
    woken(checked);
    assert.deepEqual(said(checked), ['/two: twilio/domain-not-found']);
    linked.accounts = linked.accounts.map(
      (account): AccountData => ({
        ...account,
        regions: account.regions.map((region) => ({ ...region, domains: { items: [], missing: 'denied' } })),
      }),
    );
    woken(checked);
    assert.deepEqual(said(checked), []);
  });

  it('wait until what was read is confirmed', async () => {
    const linked = await LinkedRegistry.of(accounts('one', 'other'));
    linked.isFresh = false;
    const checked = await CheckedWorkspace.of(files);
    checked.accounts.link(linked);
    woken(checked);
    assert.deepEqual(said(checked), []);
    assert.deepEqual([...new Set(linked.claims)], ['sip-domain two: twilio/domain-not-found ']);
    linked.isFresh = true;
    woken(checked);
    assert.deepEqual(said(checked), ['/two: twilio/domain-not-found']);
  });

  it('follow the bindings of folders', async () => {
    const checked = await CheckedWorkspace.of(files, { live: LIVE });
    assert.deepEqual(said(checked), []);
    checked.accounts.bind({ [uriOf('')]: 'one' });
    woken(checked);
    assert.deepEqual(said(checked), ['/two: twilio/domain-in-other-account']);
    checked.accounts.bind({ [uriOf('')]: 'one', [uriOf('/two')]: 'two' });
    woken(checked);
    assert.deepEqual(said(checked), []);
    checked.accounts.bind({ [uriOf('')]: 'nobody' });
    woken(checked);
    assert.deepEqual(said(checked), []);
  });

  it('do not come in files that name nothing of Twilio', async () => {
    const checked = await CheckedWorkspace.of(files);
    const plain = checked.checker.checks;
    checked.accounts.link(await LinkedRegistry.of(accounts('one', 'other')));
    assert.ok(!woken(checked).includes('/plain/pjsip.conf'));
    // both registrations of the two sites are looked at again, and no more
    assert.ok(checked.checker.checks - plain <= 4, String(checked.checker.checks - plain));
  });

  it('tell in the registry what differs, as soon as both are there', async () => {
    const registry = new Map([...files, ['/twilio.registry.yaml', accounts('one', 'two')]]);
    const checked = await CheckedWorkspace.of(registry);
    assert.deepEqual(said(checked), []);
    checked.accounts.link(await LinkedRegistry.of(accounts('one', 'other')));
    assert.ok(woken(checked).includes('/twilio.registry.yaml'));
    const drifts = ['/twilio.registry.yaml: twilio/drift', '/twilio.registry.yaml: twilio/drift'];
    assert.deepEqual(said(checked), ['/two: twilio/domain-not-found', ...drifts]);
    checked.accounts.link(await LinkedRegistry.of(LIVE));
    woken(checked);
    assert.deepEqual(said(checked), []);
  });
});
