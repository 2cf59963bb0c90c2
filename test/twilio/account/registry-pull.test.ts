import assert from 'node:assert/strict';
import { complete, notRead, partial } from '../../../server/src/twilio/account/collection';
import type { AccountData, RegionData } from '../../../server/src/twilio/account/data';
import {
  loadRegistryReader,
  type RegistryReader,
} from '../../../server/src/twilio/account/registry-file/load';
import { notReadTexts } from '../../../server/src/twilio/account/registry-file/not-read';
import { pullInto } from '../../../server/src/twilio/account/registry-file/pull';
import { registry, wholeRegistry } from './registry-samples';

const uri = 'file:///acme/twilio.registry.yaml';
const sid = 'AC00000000000000000000000000000001';
const now = new Date('2026-11-22T10:00:00Z');
let read: RegistryReader;

before(async () => {
  read = await loadRegistryReader();
});

/** What the file says, as if it had been read from Twilio just now. */
function liveOf(text: string): readonly AccountData[] {
  return read(text, uri).accounts.map((account) => ({
    ...account,
    regions: account.regions.map((region) => ({ ...region, fetchedAt: now })),
  }));
}

function merged(text: string | undefined, accounts: readonly AccountData[]) {
  const pulled = pullInto(read, { uri, ...(text === undefined ? {} : { text }) }, accounts);
  assert.ok(pulled.state === 'merged', JSON.stringify(pulled));
  return pulled;
}

function oneRegion(region: Partial<RegionData>, id = 'us1'): readonly AccountData[] {
  const nothing = notRead<never>('denied');
  const all = {
    domains: nothing,
    trunks: nothing,
    credentialLists: nothing,
    ipAccessControlLists: nothing,
    numbers: nothing,
    callerIds: nothing,
  };
  return [{ sid, regions: [{ id, fetchedAt: now, ...all, ...region }] }];
}

const full = `
fetchedAt: 2026-11-01T09:00:00Z
unknown: []
domains:
  - name: acme
    sid: SD00000000000000000000000000000001
    registration: true
    secure: false
    activeRegion: us1
    calls:
      credentialLists: [pbx]
      ipAccessControlLists: []
    registrations:
      credentialLists: [pbx]
trunks: []
credentialLists:
  - name: pbx
    sid: CL00000000000000000000000000000001
    usernames:
      - alice
      - bob
ipAccessControlLists: []
numbers:
  - "+15550100"
callerIds: []
`;

describe('a registry file brought up to date', () => {
  it('is as it was, to the letter, where nothing changed', () => {
    for (const text of [
      wholeRegistry,
      registry(full),
      `# Ours\r\n${registry(full).replaceAll('\n', '\r\n')}`,
    ]) {
      const { text: after, changed, droppedComments } = merged(text, liveOf(text));
      assert.equal(after, text);
      assert.deepEqual([changed, droppedComments], [false, 0]);
    }
  });

  it('is written the same twice, whatever stood there', () => {
    const first = merged(undefined, liveOf(wholeRegistry)).text;
    const later = liveOf(wholeRegistry).map((account) => ({
      ...account,
      regions: account.regions.map((region) => ({ ...region, fetchedAt: new Date('2026-12-24T00:00:00Z') })),
    }));
    assert.match(first, /^# What exists in these Twilio accounts/);
    assert.equal(merged(first, later).text, first);
  });

  it('is written the same twice where two lists have one name and a user name is too long to be one', () => {
    const twins = (['AL00000000000000000000000000000001', 'AL00000000000000000000000000000002'] as const).map(
      (each) => ({ name: 'hq', sid: each, addresses: complete([]) }),
    );
    const long = { name: 'pbx', usernames: complete([{ text: 'u'.repeat(40) }]) };
    const live = oneRegion({
      domains: complete([]),
      trunks: complete([]),
      credentialLists: complete([long]),
      ipAccessControlLists: complete(twins),
      numbers: complete([]),
      callerIds: complete([]),
    });
    const first = merged(undefined, live).text;
    const later = live.map((each) => ({
      ...each,
      regions: each.regions.map((region) => ({ ...region, fetchedAt: new Date('2026-12-24T00:00:00Z') })),
    }));
    assert.equal(merged(first, later).text, first);
  });

  it('keeps other accounts and other regions', () => {
    const { text } = merged(
      wholeRegistry,
      liveOf(registry(full)).map((account) => ({ ...account, name: undefined })),
    );
    assert.match(text, /name: Acme production/);
    assert.match(text, /ie1:\n {8}fetchedAt: 2026-10-02T11:30:00Z/);
    assert.match(text, /us1:\n {8}fetchedAt: 2026-11-22T10:00:00Z/);
    assert.match(text, /sid: AC00000000000000000000000000000002/);
    assert.doesNotMatch(text, /acme-trunk/);
  });

  it('takes the regions of an account from several connections', () => {
    const live = [...liveOf(registry(full)), ...liveOf(registry('domains: []\n', 'ie1'))];
    const { text } = merged(undefined, live);
    assert.equal(text.match(/sid: AC/g)?.length, 1);
    assert.match(text, /ie1:[\s\S]*us1:/);
  });

  it('keeps the comment at its beginning and counts those that it drops', () => {
    const text = `# Reviewed by the voice team.\n\n${registry(full.replace('registration: true', 'registration: false # see "#12"'))}`;
    const after = merged(text, liveOf(registry(full)));
    assert.ok(after.text.startsWith('# Reviewed by the voice team.\n\nsipLensRegistry: 1\n'));
    assert.equal(after.droppedComments, 1);
    assert.doesNotMatch(after.text, /#12/);
  });

  it('keeps Windows line ends', () => {
    const before = registry(full.replace('registration: true', 'registration: false'));
    const { text } = merged(before.replaceAll('\n', '\r\n'), liveOf(registry(full)));
    assert.doesNotMatch(text, /[^\r]\n/);
    assert.match(text, /registration: true/);
  });

  it('begins a new file where there is only a comment', () => {
    const { text } = merged('# ours\n', liveOf(registry(full)));
    assert.match(text, /^# ours\nsipLensRegistry: 1\n/);
  });
});

/** What was read of the region, what the file then says, and what is said of it. */
const unread: readonly [
  what: string,
  live: (whole: RegionData) => Partial<RegionData>,
  expected: (text: string) => void,
  said: RegExp,
][] = [
  [
    'a collection',
    (whole) => ({ ...whole, domains: notRead('rate-limited') }),
    (text) => assert.match(text, /fetchedAt: 2026-11-01T09:00:00Z[\s\S]*- name: acme\n/),
    /us1: domains could not be read: Twilio asked to come back later; what the file says of it stays\./,
  ],
  [
    'the second half of a collection',
    (whole) => ({ ...whole, numbers: partial([{ number: '+15550199' }]) }),
    (text) =>
      assert.match(
        text,
        /fetchedAt: 2026-11-01T09:00:00Z[\s\S]*numbers:\n {10}- "\+15550100"\n {8}callerIds/,
      ),
    /numbers could not be read: it did not arrive whole/,
  ],
  [
    'the users of a list',
    (whole) => ({
      ...whole,
      credentialLists: complete(
        whole.credentialLists.items.map((list) => ({
          ...list,
          name: 'renamed',
          usernames: notRead('denied'),
        })),
      ),
    }),
    (text) => assert.match(text, /- name: renamed\n[\s\S]*- alice\n\s+- bob\n/),
    /usernames of renamed could not be read: the key has no permission for it; what the file says of it stays/,
  ],
  [
    'the lists and the region of a domain',
    (whole) => ({
      ...whole,
      domains: complete(
        whole.domains.items.map((domain) => ({
          ...domain,
          activeRegion: undefined,
          calls: { credentialLists: notRead('offline'), ipAccessControlLists: complete([]) },
        })),
      ),
    }),
    (text) => assert.match(text, /activeRegion: us1\n\s+calls:\n\s+credentialLists: \[pbx\]\n/),
    /activeRegion of acme could not be read[\s\S]*calls\.credentialLists of acme could not be read: Twilio could not be reached/,
  ],
];

describe('what could not be read', () => {
  for (const [what, live, expected, said] of unread) {
    it(`stays as the file says it: ${what}`, () => {
      const text = registry(full);
      const [whole] = liveOf(text)[0]?.regions ?? [];
      assert.ok(whole);
      const after = merged(text, oneRegion(live(whole)));
      expected(after.text);
      assert.ok(after.notRead.every(({ kept }) => kept));
      assert.match(notReadTexts(after.notRead).join('\n'), said);
    });
  }

  it('is named as unknown where the file said nothing of it', () => {
    const { text, notRead: missing } = merged(
      undefined,
      oneRegion({ domains: complete([]), trunks: partial([]) }),
    );
    assert.match(
      text,
      /unknown: \[trunks, credentialLists, ipAccessControlLists, numbers, callerIds\]\n\s+domains: \[\]\n/,
    );
    assert.equal(missing.length, 5);
    assert.match(
      notReadTexts(missing)[0] ?? '',
      /trunks could not be read: it did not arrive whole; the file does not say it\./,
    );
  });

  it('makes no region of which nothing at all was read', () => {
    const text = registry(full);
    assert.equal(merged(text, oneRegion({}, 'ie1')).text, text);
    assert.doesNotMatch(merged(undefined, oneRegion({})).text, /us1/);
  });

  it('of two halves is both', () => {
    const text = registry('unknown: [numbers]\nnumbers: ["+15550100", "+15550101"]\n');
    const after = merged(
      text,
      oneRegion({ numbers: partial([{ number: '+15550101' }, { number: '+15550102' }]) }),
    );
    assert.deepEqual(
      read(after.text, uri).accounts[0]?.regions[0]?.numbers.items.map(({ number }) => number),
      ['+15550100', '+15550101', '+15550102'],
    );
  });

  it('says alike things of many resources once', () => {
    const domains = complete(
      ['a', 'b', 'c'].map((name) => ({
        name,
        registration: true,
        secure: false,
        calls: { credentialLists: complete([]), ipAccessControlLists: complete([]) },
        registrations: { credentialLists: complete([]) },
      })),
    );
    const { notRead: missing } = merged(undefined, oneRegion({ domains }));
    assert.match(notReadTexts(missing)[0] ?? '', /activeRegion of 3 domains could not be read/);
  });
});

/** A mistake in the file, and whether it stands in what is replaced. */
const mistakes: readonly [what: string, text: string, refused: boolean][] = [
  ['in a collection that was read', registry(full.replace('secure: false', 'secure: perhaps')), false],
  ['an unknown key of the region that was read', registry(`${full}colour: red\n`), false],
  ['in another region', `${registry(full)}      ie1: { domains: [{ name: a_b }] }\n`, true],
  ['an unknown key of the account', registry(full).replace('status: active', 'stage: active'), true],
  ['YAML that is none', `${registry(full)}  }\n`, true],
  ['an account that cannot be read', `${registry(full)}  - name: lost\n`, true],
  ['an account given twice', `${registry(full)}  - sid: ${sid}\n`, true],
  ['another format', registry(full).replace('sipLensRegistry: 1', 'sipLensRegistry: 2'), true],
];

describe('a registry file with a mistake', () => {
  for (const [what, text, refused] of mistakes) {
    it(`${refused ? 'is left alone' : 'is mended'}: ${what}`, () => {
      assert.ok(read(text, uri).problems.length > 0);
      const pulled = pullInto(read, { uri, text }, liveOf(registry(full)));
      assert.equal(pulled.state, refused ? 'refused' : 'merged');
      if (pulled.state === 'merged') assert.deepEqual(read(pulled.text, uri).problems, []);
    });
  }
});
