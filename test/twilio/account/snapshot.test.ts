import assert from 'node:assert/strict';
import {
  findCredentialList,
  hasMapping,
  isUsernameMapped,
  lacksAuthentication,
  mappedAccessLists,
  mappedAddresses,
  mappedCredentialLists,
  mappedUsernames,
  usernameInAccount,
} from '../../../server/src/twilio/account/authentication';
import {
  hasNumbers,
  hasOrigination,
  mayShowNumber,
  numbersToShow,
  originationUrls,
  ownsNumber,
  trunkNumbers,
} from '../../../server/src/twilio/account/calls';
import type { Known } from '../../../server/src/twilio/account/known';
import {
  loadRegistryReader,
  type RegistryReader,
} from '../../../server/src/twilio/account/registry-file/load';
import { snapshotOf } from '../../../server/src/twilio/account/registry-file/read';
import {
  activeRegion,
  activeServices,
  isSecure,
  registrationEnabled,
  statusOf,
} from '../../../server/src/twilio/account/services';
import { AccountSnapshot, type ServiceName } from '../../../server/src/twilio/account/snapshot';
import { itIsConstant } from '../../support/work';
import { registry } from './registry-samples';

let read: RegistryReader;

before(async () => {
  read = await loadRegistryReader();
});

function snapshot(...texts: string[]): AccountSnapshot {
  return snapshotOf(texts.map((text, index) => read(text, `file:///${index}/twilio.registry.yaml`)));
}

/** `true`, `absent`, `unknown: partial`: an answer in short. */
function short(known: Known<unknown>): string {
  if (known.state === 'unknown') return `unknown: ${known.reason}`;
  if (known.state === 'absent') return 'absent';
  return Array.isArray(known.value) ? `${known.value.length} found` : String(known.value);
}

const domain = (name: string): ServiceName => ({ product: 'sip-domain', name });
const trunk = (name: string): ServiceName => ({ product: 'trunk', name });
const acme = domain('acme');

/** Two regions and two accounts with the bodies given; a body left out is a region that is not linked. */
function accounts(us1: string, ie1?: string, other?: string): string {
  const ireland = ie1 === undefined ? '' : registry(ie1, 'ie1').split('regions:\n')[1];
  const second =
    other === undefined
      ? ''
      : `${registry(other).split('accounts:\n')[1]}`.replace(
          'AC00000000000000000000000000000001',
          'AC00000000000000000000000000000002',
        );
  return `${registry(us1)}${ireland}${second}`;
}

type Ask = (snapshot: AccountSnapshot) => Known<unknown>;

const first = 'AC00000000000000000000000000000001';
const second = 'AC00000000000000000000000000000002';

interface Question {
  readonly ask: Ask;
  readonly answers: readonly [text: () => string, answer: string][];
}

const questions: Readonly<Record<string, Question>> = {
  'is there a SIP Domain of this name (domain-not-found)': {
    ask: (data) => data.findDomain('Acme'),
    answers: [
      [() => registry('domains: [{ name: acme }]\n'), '1 found'],
      [() => registry('domains: [{ name: ACME }]\n'), '1 found'],
      [() => registry('domains: [{ name: other }]\n'), 'absent'],
      [() => registry('domains: []\n'), 'absent'],
      [() => registry('trunks: [{ name: acme }]\n'), 'unknown: not-in-registry'],
      [() => registry('unknown: [domains]\ndomains: [{ name: acme }]\n'), '1 found'],
      [() => registry('unknown: [domains]\ndomains: [{ name: other }]\n'), 'unknown: partial'],
      [() => accounts('domains: []\n', 'domains: [{ name: acme }]\n'), '1 found'],
      [() => accounts('domains: []\n', 'domains: []\n'), 'absent'],
      [() => accounts('domains: []\n', 'trunks: []\n'), 'unknown: not-in-registry'],
      [() => accounts('domains: []\n', undefined, 'domains: [{ name: acme }]\n'), '1 found'],
      [() => accounts('domains: []\n', undefined, 'trunks: []\n'), 'unknown: not-in-registry'],
      [() => accounts('domains: [{ name: acme }]\n', 'domains: [{ name: acme }]\n'), '2 found'],
      [() => 'sipLensRegistry: 1\naccounts: []\n', 'unknown: not-in-registry'],
    ],
  },
  'is there a domain named like an account (reserved by Twilio)': {
    ask: (data) => data.findDomain(first),
    answers: [[() => registry('domains: []\n'), 'unknown: not-in-registry']],
  },
  'is it in this account (domain-in-other-account)': {
    ask: (data) => data.find(acme, second),
    answers: [
      [() => accounts('domains: [{ name: acme }]\n', undefined, 'domains: []\n'), 'absent'],
      [() => accounts('domains: []\n', undefined, 'domains: [{ name: acme }]\n'), '1 found'],
      [() => accounts('domains: []\n', undefined, '{}\n'), 'unknown: not-in-registry'],
      [() => registry('domains: []\n'), 'unknown: not-in-registry'],
    ],
  },
  'is there a trunk of this name (trunk-not-found, wrong-product)': {
    ask: (data) => data.findTrunk('acme'),
    answers: [
      [() => registry('trunks: [{ name: acme }]\n'), '1 found'],
      [() => registry('trunks: [{ name: null }]\n'), 'absent'],
      [() => registry('domains: [{ name: acme }]\ntrunks: []\n'), 'absent'],
      [() => registry('domains: [{ name: acme }]\n'), 'unknown: not-in-registry'],
    ],
  },
  'which region takes the traffic (inactive-region)': {
    ask: (data) => activeRegion(data, acme),
    answers: [
      [() => registry('domains: [{ name: acme, activeRegion: ie1 }]\n'), 'ie1'],
      [() => registry('domains: [{ name: acme }]\n'), 'unknown: not-in-registry'],
      [() => registry('domains: []\n'), 'absent'],
      [
        () =>
          accounts(
            'domains: [{ name: acme, activeRegion: ie1 }]\n',
            'domains: [{ name: acme, activeRegion: ie1 }]\n',
          ),
        'ie1',
      ],
      [
        () =>
          accounts(
            'domains: [{ name: acme, activeRegion: us1 }]\n',
            'domains: [{ name: acme, activeRegion: ie1 }]\n',
          ),
        'unknown: partial',
      ],
    ],
  },
  'which of the domains may take it': {
    ask: (data) => activeServices(data, acme),
    answers: [
      [() => registry('domains: [{ name: acme }]\n'), '1 found'],
      [() => registry('domains: [{ name: acme, activeRegion: ie1 }]\n'), 'unknown: not-in-registry'],
      [() => accounts('domains: [{ name: acme }]\n', 'domains: [{ name: acme }]\n'), '2 found'],
      [
        () => accounts('domains: [{ name: acme, activeRegion: ie1 }]\n', 'domains: [{ name: acme }]\n'),
        '1 found',
      ],
    ],
  },
  'is the account active (account-inactive)': {
    ask: (data) => statusOf(data, acme),
    answers: [
      [() => registry('domains: [{ name: acme }]\n'), 'active'],
      [() => registry('domains: [{ name: acme }]\n').replace('active', 'suspended'), 'suspended'],
      [() => registry('domains: [{ name: acme }]\n').replace(/ +status.*\n/, ''), 'unknown: not-in-registry'],
      [() => registry('domains: []\n').replace('active', 'closed'), 'absent'],
    ],
  },
  'does the domain take registrations (registration-disabled)': {
    ask: (data) => registrationEnabled(data, 'acme'),
    answers: [
      [() => registry('domains: [{ name: acme, registration: true }]\n'), 'true'],
      [() => registry('domains: [{ name: acme, registration: false }]\n'), 'false'],
      [() => registry('domains: [{ name: acme }]\n'), 'unknown: not-in-registry'],
      [() => registry('domains: []\n'), 'absent'],
      [
        () =>
          accounts(
            'domains: [{ name: acme, registration: false }]\n',
            'domains: [{ name: acme, registration: false }]\n',
          ),
        'false',
      ],
      [
        () =>
          accounts(
            'domains: [{ name: acme, registration: false }]\n',
            'domains: [{ name: acme, registration: true }]\n',
          ),
        'unknown: partial',
      ],
      [
        () =>
          accounts(
            'domains: [{ name: acme, registration: false, activeRegion: ie1 }]\n',
            'domains: [{ name: acme, registration: true }]\n',
          ),
        'true',
      ],
      [
        () => registry('domains: [{ name: acme, registration: false, activeRegion: ie1 }]\n'),
        'unknown: not-in-registry',
      ],
    ],
  },
  'is a list mapped for registrations (registration-list-missing)': {
    ask: (data) => hasMapping(data, acme, 'registrations', 'credentialLists'),
    answers: [
      [() => registry('domains: [{ name: acme, registrations: { credentialLists: [a] } }]\n'), 'true'],
      [() => registry('domains: [{ name: acme, registrations: { credentialLists: [] } }]\n'), 'false'],
      [() => registry('domains: [{ name: acme, registrations: {} }]\n'), 'unknown: not-in-registry'],
      [
        () => registry('domains: [{ name: acme, calls: { credentialLists: [a] } }]\n'),
        'unknown: not-in-registry',
      ],
    ],
  },
  'is a list mapped for calls (calls-list-missing, credentials-missing)': {
    ask: (data) => hasMapping(data, acme, 'calls', 'credentialLists'),
    answers: [
      [() => registry('domains: [{ name: acme, calls: { credentialLists: [] } }]\n'), 'false'],
      [() => registry('domains: [{ name: acme, calls: { credentialLists: [a] } }]\n'), 'true'],
      [
        () =>
          registry('domains: [{ name: acme, calls: { credentialLists: [lost] } }]\ncredentialLists: []\n'),
        'true',
      ],
    ],
  },
  'is an access control list mapped to the trunk (ip-and-credentials)': {
    ask: (data) => hasMapping(data, trunk('acme'), 'calls', 'ipAccessControlLists'),
    answers: [
      [() => registry('trunks: [{ name: acme, ipAccessControlLists: [hq] }]\n'), 'true'],
      [() => registry('trunks: [{ name: acme, ipAccessControlLists: [] }]\n'), 'false'],
      [() => registry('trunks: [{ name: acme }]\n'), 'unknown: not-in-registry'],
    ],
  },
  'does nothing let calls in (no-authentication)': {
    ask: (data) => lacksAuthentication(data, acme),
    answers: [
      [
        () =>
          registry('domains: [{ name: acme, calls: { credentialLists: [], ipAccessControlLists: [] } }]\n'),
        'true',
      ],
      [
        () =>
          registry('domains: [{ name: acme, calls: { credentialLists: [a], ipAccessControlLists: [] } }]\n'),
        'false',
      ],
      [() => registry('domains: [{ name: acme, calls: { ipAccessControlLists: [a] } }]\n'), 'false'],
      [
        () => registry('domains: [{ name: acme, calls: { ipAccessControlLists: [] } }]\n'),
        'unknown: not-in-registry',
      ],
      [() => registry('domains: []\n'), 'absent'],
    ],
  },
  'is the user name mapped (username-not-mapped)': {
    ask: (data) => isUsernameMapped(data, acme, 'registrations', 'alice'),
    answers: [
      [() => mapped('a', 'credentialLists: [{ name: a, usernames: [alice] }]'), 'true'],
      [
        () =>
          mapped('a', 'credentialLists: [{ name: a, usernames: [bob] }, { name: b, usernames: [alice] }]'),
        'false',
      ],
      [() => mapped('a', 'credentialLists: [{ name: a, usernames: [Alice] }]'), 'false'],
      [() => mapped('a', 'credentialLists: [{ name: a, usernames: [] }]'), 'false'],
      [() => mapped('a', 'credentialLists: [{ name: a }]'), 'unknown: not-in-registry'],
      [() => mapped('a', 'credentialLists: []'), 'unknown: partial'],
      [() => mapped('a', 'numbers: []'), 'unknown: not-in-registry'],
      [
        () => mapped('a', 'unknown: [credentialLists]\ncredentialLists: [{ name: b, usernames: [alice] }]'),
        'unknown: partial',
      ],
      [() => mapped('a, lost', 'credentialLists: [{ name: a, usernames: [alice] }]'), 'true'],
      [() => mapped('a, lost', 'credentialLists: [{ name: a, usernames: [bob] }]'), 'unknown: partial'],
      [() => mapped('', 'credentialLists: []'), 'false'],
      [
        () =>
          mapped(
            'CL00000000000000000000000000000001',
            'credentialLists: [{ name: a, sid: CL00000000000000000000000000000001, usernames: [alice] }]',
          ),
        'true',
      ],
    ],
  },
  'is the user name in the account (username-not-found)': {
    ask: (data) => usernameInAccount(data, acme, 'alice'),
    answers: [
      [
        () => mapped('a', 'credentialLists: [{ name: b, usernames: [alice] }, { name: a, usernames: [] }]'),
        '1 found',
      ],
      [() => mapped('a', 'credentialLists: [{ name: a, usernames: [bob] }]'), 'absent'],
      [() => mapped('a', 'credentialLists: [{ name: a }]'), 'unknown: not-in-registry'],
      [() => mapped('a', 'numbers: []'), 'unknown: not-in-registry'],
      [() => registry('domains: []\ncredentialLists: []\n'), 'absent'],
      [
        () =>
          accounts(
            'domains: [{ name: acme }]\ncredentialLists: []\n',
            undefined,
            'credentialLists: [{ name: a, usernames: [alice] }]\n',
          ),
        'absent',
      ],
      [
        () => accounts('domains: [{ name: acme }]\ncredentialLists: []\n', 'numbers: []\n'),
        'unknown: not-in-registry',
      ],
    ],
  },

  'is it secure (secure-required, secure-refused)': {
    ask: (data) => isSecure(data, trunk('acme')),
    answers: [
      [() => registry('trunks: [{ name: acme, secure: true }]\n'), 'true'],
      [() => registry('trunks: [{ name: acme, secure: false }]\n'), 'false'],
      [() => registry('trunks: [{ name: acme }]\n'), 'unknown: not-in-registry'],
    ],
  },
  'may it show the number (caller-id-not-owned)': {
    ask: (data) => mayShowNumber(data, trunk('acme'), '+15550100'),
    answers: [
      [() => registry('trunks: [{ name: acme }]\nnumbers: ["+15550100"]\n'), 'true'],
      [() => registry('trunks: [{ name: acme }]\ncallerIds: ["+15550100"]\n'), 'true'],
      [() => registry('trunks: [{ name: acme, numbers: ["+15550100"] }]\n'), 'true'],
      [() => registry('trunks: [{ name: acme }]\nnumbers: []\ncallerIds: []\n'), 'false'],
      [() => registry('trunks: [{ name: acme }]\nnumbers: []\n'), 'unknown: not-in-registry'],
      [() => registry('trunks: [{ name: acme }]\ncallerIds: []\n'), 'unknown: not-in-registry'],
      [
        () => registry('trunks: [{ name: acme }]\nunknown: [numbers]\nnumbers: []\ncallerIds: []\n'),
        'unknown: partial',
      ],
      [() => registry('trunks: [{ name: acme }]\nnumbers: []\n', 'ie1'), 'unknown: unsupported'],
      [
        () => accounts('trunks: [{ name: acme }]\nnumbers: []\ncallerIds: []\n', 'trunks: []\nnumbers: []\n'),
        'false',
      ],
      // another region may have the trunk, and be the one that counts
      [
        () => accounts('trunks: [{ name: acme }]\nnumbers: []\ncallerIds: []\n', 'numbers: []\n'),
        'unknown: not-in-registry',
      ],
      [
        () =>
          accounts(
            'trunks: [{ name: acme }]\nnumbers: []\ncallerIds: []\n',
            undefined,
            'numbers: ["+15550100"]\n',
          ),
        'unknown: partial',
      ],
    ],
  },
  'does it have an origination URL (origination-missing)': {
    ask: (data) => hasOrigination(data, 'acme'),
    answers: [
      [() => origination('[{ url: "sip:pbx.acme.example", enabled: true }]'), 'true'],
      [() => origination('[{ url: "sip:pbx.acme.example", enabled: false }]'), 'false'],
      [() => origination('[{ url: "sip:pbx.acme.example" }]'), 'unknown: not-in-registry'],
      [() => origination('[]'), 'false'],
      [() => registry('trunks: [{ name: acme }]\n'), 'unknown: not-in-registry'],
      [() => registry('trunks: []\n'), 'absent'],
    ],
  },
  'where do its calls go (origination-mismatch, origination-failover)': {
    ask: (data) => originationUrls(data, 'acme'),
    answers: [
      [() => origination('[{ url: "sip:a.example" }, { url: "sip:b.example" }]'), '2 found'],
      [() => origination('[{ url: "sip:a.example" }, { url: nonsense }]'), 'unknown: partial'],
    ],
  },
  'does it have numbers (origination-missing, identify-missing)': {
    ask: (data) => hasNumbers(data, 'acme'),
    answers: [
      [() => registry('trunks: [{ name: acme, numbers: ["+15550100"] }]\n'), 'true'],
      [() => registry('trunks: [{ name: acme, numbers: [] }]\n'), 'false'],
      [() => registry('trunks: [{ name: acme }]\n'), 'unknown: not-in-registry'],
      [() => registry('trunks: [{ name: acme }]\n', 'ie1'), 'unknown: unsupported'],
    ],
  },
  'which numbers it has': {
    ask: (data) => trunkNumbers(data, 'acme'),
    answers: [[() => registry('trunks: [{ name: acme, numbers: ["+15550100", "+15550101"] }]\n'), '2 found']],
  },
};

function mapped(lists: string, rest: string): string {
  return registry(`domains: [{ name: acme, registrations: { credentialLists: [${lists}] } }]\n${rest}\n`);
}

function allowed(lists: string, rest: string): string {
  return registry(`domains: [{ name: acme, calls: { ipAccessControlLists: [${lists}] } }]\n${rest}\n`);
}

function origination(urls: string): string {
  return registry(`trunks: [{ name: acme, originationUrls: ${urls} }]\n`);
}

describe('an account snapshot, asked', () => {
  for (const [question, { ask, answers }] of Object.entries(questions)) {
    describe(question, () => {
      for (const [index, [text, answer]] of answers.entries()) {
        it(`answers ${answer} (${index + 1})`, () => assert.equal(short(ask(snapshot(text()))), answer));
      }

      it('answers nothing where nothing is linked', () => {
        for (const reason of ['signed-out', 'offline', 'loading'] as const)
          assert.equal(short(ask(AccountSnapshot.unknown(reason))), `unknown: ${reason}`);
      });
    });
  }
});

describe('an account snapshot', () => {
  it('says how old an answer is: as old as its oldest part', () => {
    const text = accounts(
      'fetchedAt: 2026-11-01T09:00:00Z\ndomains: [{ name: acme }]\n',
      'fetchedAt: 2026-10-01T09:00:00Z\ndomains: []\n',
    );
    const found = snapshot(text).findDomain('acme');
    const missing = snapshot(text).findDomain('other');
    assert.ok(found.state === 'loaded' && missing.state === 'absent');
    assert.equal(found.at.toISOString(), '2026-11-01T09:00:00.000Z');
    assert.equal(missing.at.toISOString(), '2026-10-01T09:00:00.000Z');
  });

  it('puts several registry files together', () => {
    const both = snapshot(registry('domains: [{ name: acme }]\n'), registry('domains: [{ name: other }]\n'));
    assert.equal(short(both.findDomain('other')), '1 found');
    assert.equal(short(both.findDomain('third')), 'absent');
    const broken = snapshot(registry('domains: [{ name: acme }]\n'), 'sipLensRegistry: [\n');
    assert.equal(short(broken.findDomain('third')), 'unknown: partial');
  });

  it('suggests names of the same product', () => {
    const data = snapshot(registry('domains: [{ name: acme-pbx }]\ntrunks: [{ name: acme-trunk }]\n'));
    assert.deepEqual(data.nearestNames(domain('acme-pxb')), ['acme-pbx']);
    assert.deepEqual(data.nearestNames(trunk('acme-pxb')), []);
    assert.deepEqual([data.names('sip-domain'), data.names('trunk')], [['acme-pbx'], ['acme-trunk']]);
  });

  it('knows the account and region of what it finds', () => {
    const data = snapshot(accounts('domains: []\n', 'domains: [{ name: acme }]\n'));
    const found = data.findDomain('acme');
    assert.ok(found.state === 'loaded');
    assert.deepEqual(
      found.value.map(({ account, region, item }) => [account.sid, region.id, item.at?.range.start.line]),
      [[first, 'ie1', 9]],
    );
    assert.equal(data.account(first)?.name, 'Acme production');
    assert.equal(short(data.accountStatus(second)), 'unknown: not-in-registry');
  });

  it('lists what is mapped, and whether that is all', () => {
    const data = snapshot(mapped('a, lost', 'credentialLists: [{ name: a, usernames: [alice, bob] }]'));
    assert.deepEqual(mappedUsernames(data, acme, 'registrations'), {
      items: ['alice', 'bob'],
      missing: 'partial',
    });
    assert.deepEqual(
      mappedCredentialLists(data, acme, 'registrations').items.map(({ name }) => name),
      ['a'],
    );
    assert.equal(mappedUsernames(data, acme, 'calls').missing, 'not-in-registry');
    assert.equal(mappedCredentialLists(data, domain('other'), 'calls').missing, 'not-in-registry');
  });

  it('lists the access control lists and their addresses', () => {
    const data = snapshot(allowed('hq', 'ipAccessControlLists: [{ name: hq, addresses: [203.0.113.0/24] }]'));
    assert.deepEqual(
      mappedAccessLists(data, acme).items.map(({ name }) => name),
      ['hq'],
    );
    assert.equal(mappedAddresses(data, acme).items.length, 1);
    assert.equal(mappedAddresses(data, acme).missing, undefined);
  });

  it('finds user names and numbers wherever they are', () => {
    const data = snapshot(
      accounts(
        'credentialLists: [{ name: a, usernames: [alice] }]\nnumbers: []\ncallerIds: []\n',
        undefined,
        'numbers: ["+15550100"]\n',
      ),
    );
    const users = data.findUsername('alice');
    const numbers = data.findNumber('+15550100');
    assert.ok(users.state === 'loaded' && numbers.state === 'loaded');
    assert.deepEqual([users.value[0]?.list.name, numbers.value[0]?.kind], ['a', 'number']);
    assert.equal(short(data.findUsername('bob')), 'unknown: not-in-registry');
    assert.equal(short(ownsNumber(data, second, '+15550100')), 'true');
    assert.equal(short(ownsNumber(data, first, '+15550100')), 'unknown: partial');
  });

  it('finds the lists of a region by name and by SID', () => {
    const data = snapshot(
      registry(
        'credentialLists: [{ name: a, sid: CL00000000000000000000000000000001 }]\nipAccessControlLists: [{ name: hq }]\n',
      ),
    );
    const region = data.accounts[0]?.regions[0];
    assert.ok(region);
    assert.equal(findCredentialList(region, 'a')?.name, 'a');
    assert.equal(findCredentialList(region, 'CL00000000000000000000000000000001')?.name, 'a');
    assert.equal(findCredentialList(region, 'hq'), undefined);
  });

  it('lists what completion offers', () => {
    const data = snapshot(
      registry(
        'domains: [{ name: acme }]\ntrunks: [{ name: null }]\ncredentialLists: [{ name: a, usernames: [alice] }, { name: b, usernames: [alice] }]\n',
      ),
    );
    assert.deepEqual([data.services('sip-domain').length, data.services('trunk').length], [1, 0]);
    assert.deepEqual(data.usernames(), ['alice']);
  });

  it('offers the numbers of the account', () => {
    const data = snapshot(
      registry('trunks: [{ name: acme }]\nnumbers: ["+15550100"]\ncallerIds: ["+15550111"]\n'),
    );
    assert.deepEqual(
      numbersToShow(data, trunk('acme')).map(({ number }) => number),
      ['+15550100', '+15550111'],
    );
    assert.deepEqual(numbersToShow(data, trunk('other')), []);
  });

  it('is frozen', () => {
    const data = snapshot(registry('domains: []\n'));
    assert.ok(Object.isFrozen(data) && Object.isFrozen(data.accounts));
  });

  itIsConstant('answers with the same work whatever its size', async (size) => {
    read = await loadRegistryReader();
    const names = Array.from({ length: size }, (_, index) => `{ name: branch-${index} }`).join(', ');
    const data = snapshot(registry(`domains: [${names}]\n`));
    data.findDomain('branch-1');
    return () => {
      for (let round = 0; round < 1000; round++) data.findDomain(`branch-${round}`);
    };
  });
});
