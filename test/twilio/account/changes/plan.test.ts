import assert from 'node:assert/strict';
import type { AccountChange } from '../../../../server/src/twilio/account/change';
import { type Plan, plan } from '../../../../server/src/twilio/account/changes/plan';
import { preview } from '../../../../server/src/twilio/account/changes/request';
import { ACME } from './emulated-account';
import { accountsOf, CHANGES, DOMAIN, IE, NEW_LIST, TRUNK, US } from './samples';

const API = `https://api.twilio.com/2010-04-01/Accounts/${ACME}/SIP`;
const TRUNKING = 'https://trunking.twilio.com/v1';
const SD = 'SD00000000000000000000000000000001';
const TK = 'TK00000000000000000000000000000001';
const CL = 'CL00000000000000000000000000000001';
const AL = 'AL00000000000000000000000000000001';

async function planned(...changes: AccountChange[]): Promise<Plan> {
  const made = plan(changes, await accountsOf());
  assert.ok(made.state === 'planned', made.state === 'refused' ? made.refusal : '');
  return made;
}

/** `METHOD URL?FORM`, as it is shown. */
function calls({ steps }: Plan): string[] {
  return steps.map(({ request }) => {
    const { method, url, form = {} } = preview(request);
    const fields = Object.entries(form).map(([name, value]) => `${name}=${value}`);
    return [method, url, ...fields].join(' ');
  });
}

const list = { ...US, list: 'credentialLists', name: 'phones' } as const;
const domainMapping = { ...list, service: DOMAIN, use: 'registrations' } as const;
const accessMapping = {
  ...US,
  service: DOMAIN,
  use: 'calls',
  list: 'ipAccessControlLists',
  name: 'hq',
} as const;

const requests: readonly (readonly [what: string, change: AccountChange, call: string])[] = [
  [
    'a SIP Domain',
    { ...US, kind: 'create-service', service: { product: 'sip-domain', name: 'Branch' }, registration: true },
    `POST ${API}/Domains.json DomainName=branch.sip.twilio.com FriendlyName=Branch SipRegistration=true`,
  ],
  [
    'a trunk, secure',
    { ...US, kind: 'create-service', service: { product: 'trunk', name: 'branch' }, secure: true },
    `POST ${TRUNKING}/Trunks DomainName=branch.pstn.twilio.com FriendlyName=branch Secure=true`,
  ],
  [
    'registration',
    { ...US, kind: 'enable-registration', domain: 'ACME' },
    `POST ${API}/Domains/${SD}.json SipRegistration=true`,
  ],
  [
    'secure media of a SIP Domain',
    { ...US, kind: 'set-secure', service: DOMAIN, secure: true },
    `POST ${API}/Domains/${SD}.json Secure=true`,
  ],
  [
    'secure media of a trunk',
    { ...US, kind: 'set-secure', service: TRUNK, secure: true },
    `POST ${TRUNKING}/Trunks/${TK} Secure=true`,
  ],
  ['a credential list', CHANGES['create-list'], `POST ${API}/CredentialLists.json FriendlyName=branch`],
  [
    'an access control list',
    { ...US, kind: 'create-list', list: 'ipAccessControlLists', name: 'branch' },
    `POST ${API}/IpAccessControlLists.json FriendlyName=branch`,
  ],
  [
    'a mapping for registrations',
    { ...domainMapping, kind: 'map-list' },
    `POST ${API}/Domains/${SD}/Auth/Registrations/CredentialListMappings.json CredentialListSid=${CL}`,
  ],
  [
    'a mapping of an access control list',
    { ...accessMapping, kind: 'map-list' },
    `POST ${API}/Domains/${SD}/Auth/Calls/IpAccessControlListMappings.json IpAccessControlListSid=${AL}`,
  ],
  [
    'a mapping of a trunk',
    { ...list, kind: 'map-list', service: TRUNK, use: 'calls' },
    `POST ${TRUNKING}/Trunks/${TK}/CredentialLists CredentialListSid=${CL}`,
  ],
  [
    'a user, with dots for the password',
    CHANGES['add-credential'],
    `POST ${API}/CredentialLists/${CL}/Credentials.json Username=bob Password=••••••••••••`,
  ],
  [
    'an address',
    CHANGES['add-address'],
    `POST ${API}/IpAccessControlLists/${AL.replace(/1$/, '2')}/IpAddresses.json FriendlyName=198.51.100.7 IpAddress=198.51.100.7`,
  ],
  [
    'a network',
    { ...US, kind: 'add-address', list: 'hq', network: '198.51.100.9/29' },
    `POST ${API}/IpAccessControlLists/${AL}/IpAddresses.json FriendlyName=198.51.100.9/29 IpAddress=198.51.100.8 CidrPrefixLength=29`,
  ],
  [
    'an origination URL',
    CHANGES['add-origination-url'],
    `POST ${TRUNKING}/Trunks/${TK}/OriginationUrls FriendlyName=sip:198.51.100.7 SipUrl=sip:198.51.100.7 Weight=10 Priority=10 Enabled=true`,
  ],
  [
    'something in another region',
    { ...IE, kind: 'set-secure', service: TRUNK, secure: true },
    'POST https://trunking.dublin.ie1.twilio.com/v1/Trunks/TK00000000000000000000000000000002 Secure=true',
  ],
  [
    'something of the API in another region',
    { ...IE, kind: 'create-list', list: 'credentialLists', name: 'branch' },
    `POST https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/${ACME}/SIP/CredentialLists.json FriendlyName=branch`,
  ],
];

describe('a plan of account changes', () => {
  for (const [what, change, call] of requests) {
    it(`asks for ${what} as Twilio's API has it`, async () => {
      assert.deepEqual(calls(await planned(change)), [call]);
    });
  }

  const { create, add, map } = NEW_LIST;

  it('names what has no SID yet', async () => {
    const made = await planned(create, add, map);
    assert.deepEqual(calls(made), [
      `POST ${API}/CredentialLists.json FriendlyName=branch`,
      `POST ${API}/CredentialLists/{SID of the new credential list}/Credentials.json Username=bob Password=••••••••••••`,
      `POST ${TRUNKING}/Trunks/${TK}/CredentialLists CredentialListSid={SID of the new credential list}`,
    ]);
    assert.ok(made.needsPassword);
    assert.deepEqual(
      made.steps.map(({ title, permission }) => [title, permission]),
      [
        ['Create the credential list branch', '/twilio/voice/sip.credential-lists/create'],
        [
          'Add the user bob to the credential list branch, with a new password',
          '/twilio/voice/sip.credential-lists.credentials/create',
        ],
        [
          'Map the credential list branch to the trunk acme for calls',
          '/twilio/voice/sip.trunks.auth.calls.credential-list-mappings/create',
        ],
      ],
    );
  });

  it('goes on with what is made on the way, whatever it is', async () => {
    const service = { product: 'sip-domain', name: 'branch' } as const;
    const [, mapping] = calls(
      await planned(
        { ...US, kind: 'create-service', service },
        { ...list, kind: 'map-list', service, use: 'registrations' },
      ),
    );
    const url = `${API}/Domains/{SID of the new SIP Domain}/Auth/Registrations/CredentialListMappings.json`;
    assert.equal(mapping, `POST ${url} CredentialListSid=${CL}`);
  });

  it('leaves out what is so already', async () => {
    const made = await planned(
      { ...US, kind: 'create-service', service: { product: 'trunk', name: 'Acme' } },
      { ...US, kind: 'set-secure', service: TRUNK, secure: false },
      { ...US, kind: 'create-list', list: 'credentialLists', name: 'phones' },
      { ...list, kind: 'map-list', service: DOMAIN, use: 'calls' },
      { ...US, kind: 'add-address', list: 'hq', network: '203.0.113.7' },
      { ...US, kind: 'add-origination-url', trunk: 'acme', url: 'sip:203.0.113.10' },
      { ...US, kind: 'enable-registration', domain: 'acme' },
      { ...US, kind: 'enable-registration', domain: 'acme' },
    );
    assert.deepEqual(calls(made), [`POST ${API}/Domains/${SD}.json SipRegistration=true`]);
    assert.equal(made.needsPassword, false);
  });

  const unread = (accounts: Awaited<ReturnType<typeof accountsOf>>, name: 'domains' | 'credentialLists') =>
    accounts.map((account) => ({
      ...account,
      regions: account.regions.map((region) => ({
        ...region,
        [name]: { items: [], missing: 'denied' as const },
      })),
    }));

  const refusals: readonly (readonly [
    why: string,
    changes: readonly AccountChange[],
    sentence: RegExp,
    gap?: 'domains' | 'credentialLists',
  ])[] = [
    ['nothing is to be done', [], /nothing to be changed/],
    ['all of it is so', [{ ...create, name: 'phones' }], /has all of this already/],
    [
      'the account is not linked',
      [{ ...create, account: 'AC00000000000000000000000000000009' }],
      /^The account AC0+9 is not linked, .* Sign in to AC0+9 in the region us1/,
    ],
    [
      'the region is not linked',
      [{ ...create, region: 'au1' }],
      /^Acme is not linked in au1, .* Sign in to Acme in the region au1/,
    ],
    ['there are two regions', [create, { ...create, region: 'ie1' }], /one after the other/],
    [
      'the list is not there',
      [{ ...map, name: 'nobody' }],
      /^Acme \(us1\) has not got the credential list nobody\. Refresh/,
    ],
    [
      'the lists were not read',
      [map],
      /^Nobody knows whether Acme \(us1\) has the credential list branch: .* \(denied\)/,
      'credentialLists',
    ],
    [
      'the SIP Domains were not read',
      [CHANGES['enable-registration']],
      /^Nobody knows whether Acme \(us1\) has the SIP Domain acme: .* \(denied\)/,
      'domains',
    ],
    [
      'the trunk is not there',
      [{ ...map, service: { ...TRUNK, name: 'nobody' } }],
      /has not got the trunk nobody/,
    ],
    [
      'the user is there, with a password that nobody knows',
      [{ ...add, list: 'phones', username: 'alice' }],
      /has a user alice already, whose password Twilio shows to nobody/,
    ],
    [
      'the origination URL is there, but disabled',
      [{ ...US, kind: 'add-origination-url', trunk: 'acme', url: 'sip:203.0.113.20' }],
      /it is disabled: enable it in the Twilio Console/,
    ],
    [
      'the address is of IPv6',
      [{ ...US, kind: 'add-address', list: 'hq', network: '2001:db8::1' }],
      /no IPv4 address/,
    ],
    [
      'a trunk is registered with',
      [{ ...list, kind: 'map-list', service: TRUNK, use: 'registrations' }],
      /has no such list for registrations/,
    ],
    [
      'nobody knows the SID of what is to go',
      [CHANGES['remove-credential']],
      /identifier for it is not known here. Refresh the account, or do it in the Twilio Console/,
    ],
  ];
  for (const [why, changes, sentence, gap] of refusals) {
    it(`is refused where ${why}`, async () => {
      const accounts = gap ? unread(await accountsOf(), gap) : await accountsOf();
      const made = plan(changes, accounts);
      assert.ok(made.state === 'refused');
      assert.match(made.refusal, sentence);
    });
  }

  it('is refused where the key is known to lack a permission of one of the steps', async () => {
    const lacking = '/twilio/voice/sip.credential-lists.credentials/create';
    const made = plan([create, add, map], await accountsOf(), new Set([lacking]));
    assert.ok(made.state === 'refused');
    assert.match(
      made.refusal,
      /^Add the user bob .*: the key lacks the permission .*credentials\/create\. A read-only key/,
    );
    assert.equal(plan([create], await accountsOf(), new Set([lacking])).state, 'planned');
  });

  it('takes SIDs that a change brings for newer than the data', async () => {
    const other = 'TK0000000000000000000000000000000f';
    const made = await planned({
      ...US,
      kind: 'set-secure',
      service: TRUNK,
      secure: false,
      sids: { 'trunks/acme': other },
    });
    assert.deepEqual(calls(made), [`POST ${TRUNKING}/Trunks/${other} Secure=false`]);
  });

  it('knows what takes each change back, as far as it is known how it was', async () => {
    const undo = async (change: AccountChange) => (await planned(change)).steps[0]?.undo;
    assert.deepEqual(await undo(CHANGES['set-secure']), { ...CHANGES['set-secure'], secure: false });
    for (const [make, back] of [
      ['create-service', 'delete-service'],
      ['enable-registration', 'disable-registration'],
      ['create-list', 'delete-list'],
      ['map-list', 'unmap-list'],
      ['add-credential', 'remove-credential'],
      ['add-address', 'remove-address'],
      ['add-origination-url', 'remove-origination-url'],
    ] as const)
      assert.deepEqual(await undo(CHANGES[make]), CHANGES[back]);
    const [unknown] = (await accountsOf()).map(({ regions, ...account }) => ({
      ...account,
      regions: regions.map((region) => ({
        ...region,
        domains: { items: region.domains.items.map(({ registration: _, ...domain }) => domain) },
      })),
    }));
    assert.ok(unknown);
    const made = plan([CHANGES['enable-registration']], [unknown]);
    assert.ok(made.state === 'planned');
    assert.equal(made.steps[0]?.undo, undefined);
  });
});
