import assert from 'node:assert/strict';
import { checkItems, migrationDocument, summary } from '../../../client/src/migration/checklist-text';
import { homeItems, targetItems } from '../../../client/src/migration/targets';
import type { AccountTree, GroupNode } from '../../../protocol/account';
import type { MigrationCheck, MigrationPreview } from '../../../protocol/migration';

const ACME = 'AC00000000000000000000000000000001';
const NORTH = 'AC00000000000000000000000000000002';

function group(kind: GroupNode['kind'], ...names: string[]): GroupNode {
  const suffix = kind === 'trunks' ? 'pstn' : 'sip';
  const items = names.map((name) => ({
    name,
    detail: 'registration on',
    usages: [],
    ...(name === '' ? {} : { host: `${name}.${suffix}.twilio.com` }),
  }));
  return { kind, items };
}

const tree: AccountTree = {
  accounts: [
    {
      sid: ACME,
      name: 'Acme',
      source: 'live',
      regions: [
        { id: 'us1', groups: [group('domains', 'acme', 'lab'), group('trunks', 'acme', '')] },
        { id: 'ie1', groups: [group('domains', 'acme')] },
      ],
    },
    {
      sid: ACME,
      name: 'Acme as written',
      source: 'registry',
      regions: [{ id: 'us1', groups: [group('domains', 'lab', 'old')] }],
    },
    {
      sid: NORTH,
      name: 'Northwind',
      source: 'registry',
      regions: [
        { id: 'us1', groups: [] },
        { id: 'jp1', groups: [] },
      ],
    },
  ],
};

const used = { product: 'sip-domain', name: 'acme', host: 'acme.sip.twilio.com', places: 2 } as const;

describe('the targets of a migration', () => {
  it('are those of the product, each once, the live account first, its own name last', () => {
    const shown = targetItems(tree, used).map(({ label, description }) => `${label} ${description}`);
    assert.deepEqual(shown, [
      'lab.sip.twilio.com Acme · US1 · registration on',
      'old.sip.twilio.com Acme as written · US1 · registration on',
      'acme.sip.twilio.com Acme · US1 · registration on',
      'acme.sip.twilio.com Acme · IE1 · registration on',
    ]);
    assert.deepEqual(
      targetItems(tree, { ...used, product: 'trunk' }).map(({ label }) => label),
      ['acme.pstn.twilio.com'],
    );
  });

  it('may be any account and region that can be linked', () => {
    assert.deepEqual(
      homeItems(tree).map(({ label, accountSid, region }) => [label, accountSid, region]),
      [
        ['Acme · US1', ACME, 'us1'],
        ['Northwind · US1', NORTH, 'us1'],
        ['Acme · IE1', ACME, 'ie1'],
      ],
    );
  });
});

function check(
  title: string,
  state: MigrationCheck['state'],
  more: Partial<MigrationCheck> = {},
): MigrationCheck {
  return { title, state, fixes: [], ...more };
}

const preview: MigrationPreview = {
  from: 'acme.sip.twilio.com',
  to: 'lab.sip.twilio.com',
  places: [0, 20].map((character) => ({
    uri: 'file:///acme/pjsip.conf',
    range: { start: { line: 3, character }, end: { line: 3, character: character + 4 } },
    before: ' contact=sip:acme.sip.twilio.com,sip:acme.sip.twilio.com',
    after: ' contact=sip:lab.sip.twilio.com,sip:lab.sip.twilio.com',
  })),
  edit: {},
  checklist: [
    check('There is the SIP Domain lab', 'ok'),
    check('Its region is the active one', 'unknown', { detail: 'It was not read.' }),
    check('It takes registrations', 'missing', {
      detail: 'Switch it on.',
      fixes: [{ title: 'Enable', changes: [] }],
    }),
  ],
};

describe('the checklist of a migration', () => {
  it('begins with what is missing and says what can be put right', () => {
    assert.deepEqual(
      checkItems(preview).map(({ label, description, detail }) => [label, description, detail]),
      [
        ['$(error) It takes registrations', 'can be put right…', 'Switch it on.'],
        ['$(question) Its region is the active one', '', 'It was not read.'],
        ['$(pass) There is the SIP Domain lab', '', undefined],
      ],
    );
  });

  const summaries: readonly [checklist: readonly MigrationCheck[], says: string][] = [
    [preview.checklist, 'lab.sip.twilio.com: 1 thing is missing, 1 is not known'],
    [[check('a', 'missing'), check('b', 'missing')], 'lab.sip.twilio.com: 2 things are missing'],
    [[check('a', 'unknown'), check('b', 'unknown')], 'lab.sip.twilio.com: 2 are not known'],
    [[check('a', 'ok')], 'lab.sip.twilio.com has everything that the configurations need'],
    [[], 'Nothing in the workspace registers with it or calls over it'],
  ];
  for (const [checklist, says] of summaries) {
    it(`is summed up: ${says}`, () => assert.equal(summary({ ...preview, checklist }), says));
  }

  it('is a document with each line once', () => {
    const text = migrationDocument(preview, () => 'pjsip.conf');
    assert.match(text, /^# From acme\.sip\.twilio\.com to lab\.sip\.twilio\.com$/m);
    assert.match(text, /^- \*\*missing\*\*: It takes registrations\. Switch it on\.$/m);
    assert.match(text, /in the files \(1 line\)/);
    assert.equal(text.match(/\*\*pjsip\.conf:4\*\*/g)?.length, 1);
    assert.match(text, /^- contact=sip:acme.*\n\+ contact=sip:lab/m);
    assert.match(migrationDocument({ ...preview, places: [] }, String), /Nothing: the name stays\./);
  });
});
