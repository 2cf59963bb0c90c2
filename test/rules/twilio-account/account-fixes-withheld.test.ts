import assert from 'node:assert/strict';
import { CheckedWorkspace, type CheckOptions } from '../../support/checked-workspace';

const REGISTRATION = `[acme]
type = registration
server_uri = sip:acme.sip.dublin.twilio.com
client_uri = sip:alice@acme.sip.twilio.com
outbound_auth = acme

[acme]
type = auth
username = alice
password = Example-Passw0rd
`;

function peer(host: string, options = '', transport = ''): string {
  return `[twilio]
type = aor
contact = sip:${host}

[twilio]
type = endpoint
aors = twilio
allow = ulaw
${options}
${transport}`;
}

const CALLS =
  'outbound_auth = twilio\n\n[twilio]\ntype = auth\nusername = pbx\npassword = Example-Passw0rd\n';

function account(regions: Readonly<Record<string, string>>): string {
  const texts = Object.entries(regions).map(
    ([id, text]) => `      ${id}:\n${text.replace(/^/gm, '        ')}\n`,
  );
  return `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme
    regions:
${texts.join('')}`;
}

const OFF = 'domains: [{ name: acme, registration: false, registrations: { credentialLists: [phones] } }]';
const NOTHING_MAPPED = 'trunks: [{ name: acme, credentialLists: [], ipAccessControlLists: [] }]';
const NO_URL = (urls: string) =>
  `trunks: [{ name: acme, originationUrls: [${urls}], numbers: ["+15550100"] }]\nnumbers: []`;

interface Withheld {
  readonly rule: string;
  readonly why: string;
  readonly text: string;
  readonly registry: string;
  readonly options?: CheckOptions;
}

/** Findings whose rule has account fixes, where none would help or nobody knows which. */
const cases: readonly Withheld[] = [
  {
    rule: 'twilio/registration-disabled',
    why: 'the SIP Domain is in two regions, and nobody knows which one counts',
    text: REGISTRATION,
    registry: account({ us1: OFF, ie1: OFF }),
  },
  {
    rule: 'twilio/registration-disabled',
    why: 'the region has no REST hosts that are known',
    text: REGISTRATION,
    registry: account({ jp1: OFF }),
  },
  {
    rule: 'twilio/registration-list-missing',
    why: 'the lists were not read: one of them may have the user',
    text: REGISTRATION,
    registry: account({
      us1: 'domains: [{ name: acme, registration: true, registrations: { credentialLists: [] } }]',
    }),
  },
  {
    rule: 'twilio/registration-list-missing',
    why: 'the users of a list were not read: it may have the user',
    text: REGISTRATION,
    registry: account({
      us1: 'domains: [{ name: acme, registration: true, registrations: { credentialLists: [] } }]\ncredentialLists: [{ name: phones }]',
    }),
  },
  {
    rule: 'twilio/registration-list-missing',
    why: 'the username is longer than Twilio takes',
    text: REGISTRATION.replaceAll('alice', 'a'.repeat(33)),
    registry: account({
      us1: 'domains: [{ name: acme, registration: true, registrations: { credentialLists: [] } }]\ncredentialLists: []',
    }),
  },
  {
    rule: 'twilio/calls-list-missing',
    why: 'beside an access control list both would have to pass',
    text: peer('acme.sip.dublin.twilio.com', CALLS),
    registry: account({
      us1: 'domains: [{ name: acme, calls: { credentialLists: [], ipAccessControlLists: [hq] }, registrations: { credentialLists: [phones] } }]\ncredentialLists: [{ name: phones, usernames: [pbx] }]\nipAccessControlLists: [{ name: hq, addresses: [] }]',
    }),
  },
  {
    rule: 'twilio/no-authentication',
    why: 'the peer sends no credentials, and nobody knows its address',
    text: peer('acme.pstn.dublin.twilio.com'),
    registry: account({ us1: `${NOTHING_MAPPED}\ncredentialLists: []\nipAccessControlLists: []` }),
  },
  {
    rule: 'twilio/no-authentication',
    why: 'the access control lists were not read: one of them may have the address',
    text: peer('acme.pstn.dublin.twilio.com'),
    registry: account({ us1: NOTHING_MAPPED }),
    options: { publicAddresses: ['203.0.113.10'] },
  },
  {
    rule: 'twilio/secure-refused',
    why: 'a secure trunk would refuse the peer for want of TLS',
    text: peer('acme.pstn.dublin.twilio.com', 'media_encryption = sdes'),
    registry: account({ us1: 'trunks: [{ name: acme, secure: false }]' }),
  },
  {
    rule: 'twilio/origination-missing',
    why: 'nobody knows where the PBX is',
    text: peer('acme.pstn.dublin.twilio.com'),
    registry: account({ us1: NO_URL('') }),
  },
  {
    rule: 'twilio/origination-missing',
    why: 'only a network is known',
    text: peer('acme.pstn.dublin.twilio.com'),
    registry: account({ us1: NO_URL('') }),
    options: { publicAddresses: ['203.0.113.8/29'] },
  },
  {
    rule: 'twilio/origination-missing',
    why: 'somebody has switched off the URL that leads to the PBX',
    text: peer('acme.pstn.dublin.twilio.com'),
    registry: account({
      us1: NO_URL('{ url: "sip:203.0.113.10;edge=dublin", priority: 1, weight: 1, enabled: false }'),
    }),
    options: { publicAddresses: ['203.0.113.10'] },
  },
  {
    rule: 'twilio/domain-not-found',
    why: 'Twilio takes no such name',
    text: REGISTRATION.replaceAll('acme.sip', 'acme_pbx.sip'),
    registry: account({ us1: 'domains: []' }),
  },
  {
    rule: 'twilio/domain-not-found',
    why: 'the name lies below one that is not there',
    text: REGISTRATION.replaceAll('acme.sip', 'lab.acme.sip'),
    registry: account({ us1: 'domains: []' }),
  },
];

describe('account fixes are not offered', () => {
  for (const { rule, why, text, registry, options } of cases) {
    it(`for ${rule} where ${why}`, async () => {
      const files = new Map([
        ['/pjsip.conf', text],
        ['/twilio.registry.yaml', registry],
      ]);
      const checked = await CheckedWorkspace.of(files, options);
      assert.deepEqual(
        checked.findings('/twilio.registry.yaml').map(({ message }) => message),
        [],
      );
      const found = checked.all().filter((finding) => finding.rule === rule);
      assert.ok(found.length > 0, 'the rule is silent');
      const fixes = found.flatMap((finding) => finding.fixes?.() ?? []);
      assert.deepEqual(
        fixes.filter(({ kind }) => kind === 'account').map(({ title }) => title),
        [],
      );
    });
  }
});
