import assert from 'node:assert/strict';
import type { Place } from '../../../server/src/text/place';
import {
  loadRegistryReader,
  type RegistryReader,
} from '../../../server/src/twilio/account/registry-file/load';
import { type RegistryFile, snapshotOf } from '../../../server/src/twilio/account/registry-file/read';
import { itIsLinear } from '../../support/work';
import { unmark } from './marked';
import { brokenRegistries, goodRegistries, registry, wholeRegistry } from './registry-samples';

const uri = 'file:///acme/twilio.registry.yaml';
let read: RegistryReader;

before(async () => {
  read = await loadRegistryReader();
});

describe('a good registry file', () => {
  for (const [name, text] of Object.entries(goodRegistries)) {
    it(`has no problem: ${name}`, () => {
      const file = read(text, uri);
      assert.deepEqual(
        file.problems.map(({ message }) => message),
        [],
      );
      assert.ok(file.complete);
    });
  }
});

describe('a broken registry file', () => {
  for (const [name, { text: marked, problems }] of Object.entries(brokenRegistries)) {
    it(`says what is wrong where: ${name}`, () => {
      const { text, marks } = unmark(marked);
      const file = read(text, uri);
      const lines = text.split('\n');
      const found = file.problems.map(({ at }) => [
        offsetOf(lines, at.range.start),
        offsetOf(lines, at.range.end),
      ]);
      const messages = file.problems.map(({ message }) => message);
      assert.deepEqual(
        found,
        marks.map(({ start, end }) => [start, end]),
        messages.join('\n'),
      );
      assert.equal(file.problems.length, problems.length);
      for (const [index, expected] of problems.entries()) assert.match(messages[index] ?? '', expected);
      for (const { at } of file.problems) assert.equal(at.uri, uri);
    });
  }

  it('names the part by its path', () => {
    const { text } = unmark(brokenRegistries['a priority out of range']?.text ?? '');
    assert.equal(
      read(text, uri).problems[0]?.path,
      'accounts[0].regions.us1.trunks[0].originationUrls[0].priority',
    );
  });

  it('never shows what stands under an unknown key', () => {
    const { text } = unmark(brokenRegistries['an unknown key without a near one']?.text ?? '');
    assert.doesNotMatch(JSON.stringify(read(text, uri).problems), /Example-Passw0rd/);
  });
});

function offsetOf(
  lines: readonly string[],
  { line, character }: { line: number; character: number },
): number {
  return lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + character;
}

/** What is still known of a file that has a mistake: a state for each of these questions. */
const conclusions: readonly [what: string, text: string, expected: Record<string, string>][] = [
  [
    'no mistake',
    registry('domains: [{ name: acme }]\ntrunks: []\n'),
    { acme: 'loaded', other: 'absent', trunk: 'absent' },
  ],
  [
    'a domain that cannot be read',
    registry('domains: [{ name: acme }, { name: a_b }]\ntrunks: []\n'),
    { acme: 'loaded', other: 'unknown', trunk: 'absent' },
  ],
  [
    'a mistake inside a domain',
    registry('domains: [{ name: acme, secure: maybe }]\n'),
    { acme: 'loaded', other: 'absent' },
  ],
  [
    'a collection of the wrong type',
    registry('domains: acme\ntrunks: []\n'),
    { acme: 'unknown', trunk: 'absent' },
  ],
  [
    'a key given twice',
    registry('domains: []\ndomains: []\ntrunks: []\n'),
    { other: 'unknown', trunk: 'absent' },
  ],
  ['a misspelled collection', registry('domain: []\ntrunks: []\n'), { other: 'unknown', trunk: 'absent' }],
  [
    'a misspelled word in unknown',
    registry('unknown: [domain]\ndomains: []\ntrunks: []\n'),
    { other: 'unknown', trunk: 'unknown' },
  ],
  [
    'a region that does not exist',
    registry('domains: []\ntrunks: []\n', 'dublin'),
    { other: 'unknown', trunk: 'unknown' },
  ],
  [
    'an account without SID',
    `${registry('domains: [{ name: acme }]\ntrunks: []\n')}  - name: lost\n    regions: { us1: { domains: [] } }\n`,
    { acme: 'loaded', other: 'unknown', trunk: 'unknown' },
  ],
  ['another version', 'sipLensRegistry: 2\naccounts: []\n', { other: 'unknown' }],
  ['an empty file', '', { other: 'unknown' }],
  [
    'a syntax error behind the domains',
    registry('domains: [{ name: acme, registration: false }]\ntrunks: [{ name: t }\n'),
    { acme: 'loaded', registration: 'loaded', other: 'unknown', trunk: 'unknown' },
  ],
  [
    'a syntax error before the domains',
    registry('trunks: [{ name: t ]\ndomains: [{ name: acme, registration: false }]\n'),
    { other: 'unknown', trunk: 'unknown', registration: 'unknown' },
  ],
  [
    'an unclosed quote',
    registry('domains:\n  - name: "acme\n    registration: false\n'),
    { acme: 'unknown', registration: 'unknown', other: 'unknown' },
  ],
];

describe('what is concluded from a registry file with', () => {
  for (const [what, text, expected] of conclusions) {
    it(what, () => {
      const snapshot = snapshotOf([read(text, uri)]);
      const domain = snapshot.findDomain('acme');
      const registration = domain.state === 'loaded' ? domain.value[0]?.item.registration : undefined;
      const states: Record<string, string> = {
        acme: domain.state,
        other: snapshot.findDomain('other').state,
        trunk: snapshot.findTrunk('other').state,
        registration: registration === undefined ? 'unknown' : 'loaded',
      };
      const asked = Object.fromEntries(Object.keys(expected).map((key) => [key, states[key]]));
      assert.deepEqual(asked, expected);
    });
  }
});

describe('places in a registry file', () => {
  const textAt = (at: Place | undefined) => {
    assert.ok(at);
    const { start, end } = at.range;
    assert.equal(start.line, end.line);
    return wholeRegistry.split('\n')[start.line]?.slice(start.character, end.character);
  };
  let file: RegistryFile;
  before(() => {
    file = read(wholeRegistry, uri);
  });
  const us1 = () => file.accounts[0]?.regions.find(({ id }) => id === 'us1');

  it('are kept for every name', () => {
    assert.equal(textAt(file.accounts[0]?.at), 'AC00000000000000000000000000000001');
    assert.equal(textAt(file.accounts[0]?.statusAt), 'active');
    assert.equal(textAt(us1()?.at), 'us1');
    assert.equal(textAt(us1()?.fetchedAtPlace), '2026-11-01T09:00:00Z');
    assert.equal(textAt(us1()?.domains.items[0]?.at), 'acme-pbx');
    assert.equal(textAt(us1()?.domains.items[0]?.calls.ipAccessControlLists.items[0]?.at), 'hq');
    assert.equal(textAt(us1()?.trunks.items[0]?.at), 'acme-trunk');
    assert.equal(textAt(us1()?.trunks.items[0]?.originationUrls.items[0]?.at), '"sip:pbx.acme.example"');
    assert.equal(textAt(us1()?.trunks.items[1]?.at), 'null');
    assert.equal(textAt(us1()?.credentialLists.items[0]?.at), 'branch-phones');
    assert.equal(textAt(us1()?.credentialLists.items[0]?.usernames.items[1]?.at), 'alice');
    assert.equal(textAt(us1()?.ipAccessControlLists.items[1]?.addresses.items[1]?.at), '203.0.113.10/32');
    assert.equal(textAt(us1()?.numbers.items[0]?.at), '"+15550100"');
    assert.equal(textAt(us1()?.callerIds.items[0]?.at), '"+15550111"');
  });

  it('are kept for the fields: a value, or the key of what has more lines', () => {
    const domain = us1()?.domains.items[0];
    assert.equal(textAt(domain?.places?.registration), 'true');
    assert.equal(textAt(domain?.places?.activeRegion), 'us1');
    assert.equal(textAt(domain?.places?.calls), 'calls');
    assert.equal(textAt(us1()?.trunks.items[0]?.places?.originationUrls), 'originationUrls');
  });
});

describe('hostile text', () => {
  const openings = [
    '[',
    '{',
    '- ',
    ': ',
    '? ',
    '"',
    "'",
    '&a ',
    '*a ',
    '!a ',
    'a: {',
    '}',
    ']',
    '- - ',
    '| ',
    '\t',
    '\u0000',
    '%',
  ];
  for (const opening of openings) {
    itIsLinear(
      `of ${JSON.stringify(opening)} repeated neither crashes nor hangs the reader`,
      async (size) => {
        const reader = await loadRegistryReader();
        const text = `sipLensRegistry: 1\naccounts:\n${opening.repeat(size / opening.length)}`;
        return () => {
          const file = reader(text, uri);
          assert.ok(!file.complete && file.problems.length > 0 && file.problems.length <= 250);
        };
      },
      25_000,
    );
  }

  it('too long is refused unread', () => {
    const file = read(`sipLensRegistry: 1\naccounts: []\n${'#'.repeat(2_000_001)}`, uri);
    assert.match(file.problems[0]?.message ?? '', /longer than/);
    assert.ok(!file.complete);
  });

  it('of random pieces never throws', () => {
    const pieces = [
      'sipLensRegistry: 1\n',
      'accounts:\n',
      '  - sid: x\n',
      '    regions:\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ':',
      '"',
      '\n',
      '  ',
      '&a',
      '*a',
      '#',
      '|',
      '>',
      '?',
      'us1',
      '\uFEFF',
      '\r',
      '!',
      'é',
    ];
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let round = 0; round < 2_000; round++) {
      const text = Array.from({ length: random(40) }, () => pieces[random(pieces.length)]).join('');
      assert.ok(Array.isArray(read(text, uri).problems), text);
    }
  });
});
