import assert from 'node:assert/strict';
import { findAccess, type Wanted } from '../../server/src/cli/credentials';
import { Failure } from '../../server/src/cli/failure';
import type { Terminal } from '../../server/src/cli/terminal';
import { type Files, inFolder } from './sip-lens';

const account = 'AC00000000000000000000000000000001';
const other = 'AC00000000000000000000000000000002';
const key = (number: number) => `SK${String(number).padStart(32, '0')}`;
const secret = 'Example-Secret-0001';

type Variables = Readonly<Record<string, string>>;

function terminal(variables: Variables): Terminal {
  return {
    out: () => undefined,
    error: () => undefined,
    columns: 100,
    interactive: false,
    interactiveErrors: false,
    environment: (name) => variables[name],
    folder: '/',
  };
}

function find(wanted: Partial<Wanted>, variables: Variables): string[] {
  const all = findAccess({ regions: [], profiles: [], account: undefined, ...wanted }, terminal(variables));
  return all.map(({ connection, key: { username, secret: word }, source }) =>
    [
      connection.accountSid.slice(-1),
      connection.region,
      username.slice(0, 2) + username.slice(-1),
      word,
      source,
    ].join(' '),
  );
}

const base = { TWILIO_ACCOUNT_SID: account };
const keyed = { ...base, TWILIO_API_KEY: key(1), TWILIO_API_SECRET: secret };
const ireland = { TWILIO_API_KEY_IE1: key(2), TWILIO_API_SECRET_IE1: 'Example-Secret-0002' };

const found: readonly [what: string, wanted: Partial<Wanted>, variables: Variables, expected: string[]][] = [
  ['an API key', {}, keyed, [`1 us1 SK1 ${secret} TWILIO_API_KEY`]],
  [
    'an auth token',
    {},
    { ...base, TWILIO_AUTH_TOKEN: 'Example-Token' },
    ['1 us1 AC1 Example-Token TWILIO_AUTH_TOKEN'],
  ],
  [
    'an API key before an auth token',
    {},
    { ...keyed, TWILIO_AUTH_TOKEN: 'Example-Token' },
    [`1 us1 SK1 ${secret} TWILIO_API_KEY`],
  ],
  ['another region', {}, { ...keyed, TWILIO_REGION: 'IE1' }, [`1 ie1 SK1 ${secret} TWILIO_API_KEY`]],
  [
    'the region with its edge',
    {},
    { ...keyed, TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' },
    [`1 ie1 SK1 ${secret} TWILIO_API_KEY`],
  ],
  [
    'the region with an edge that belongs to none',
    {},
    { ...keyed, TWILIO_REGION: 'ie1', TWILIO_EDGE: 'frankfurt' },
    [`1 ie1 SK1 ${secret} TWILIO_API_KEY`],
  ],
  ['the one region that is asked for', { regions: ['au1'] }, keyed, [`1 au1 SK1 ${secret} TWILIO_API_KEY`]],
  [
    'every region that has a key',
    {},
    { ...keyed, ...ireland },
    [`1 us1 SK1 ${secret} TWILIO_API_KEY`, '1 ie1 SK2 Example-Secret-0002 TWILIO_API_KEY_IE1'],
  ],
  [
    'just one of them',
    { regions: ['ie1', 'ie1'] },
    { ...keyed, ...ireland },
    ['1 ie1 SK2 Example-Secret-0002 TWILIO_API_KEY_IE1'],
  ],
  [
    'an account of its own in a region',
    {},
    { ...ireland, TWILIO_ACCOUNT_SID_IE1: other },
    ['2 ie1 SK2 Example-Secret-0002 TWILIO_API_KEY_IE1'],
  ],
  ['the account of the command line', { account: other }, keyed, [`2 us1 SK1 ${secret} TWILIO_API_KEY`]],
  [
    'values with the line break of a secret store',
    {},
    { TWILIO_ACCOUNT_SID: `${account}\n`, TWILIO_API_KEY: `${key(1)}\n`, TWILIO_API_SECRET: `${secret}\n` },
    [`1 us1 SK1 ${secret} TWILIO_API_KEY`],
  ],
];

const refused: readonly [what: string, wanted: Partial<Wanted>, variables: Variables, says: RegExp][] = [
  [
    'nothing at all',
    {},
    {},
    /no key for Twilio\. Set TWILIO_ACCOUNT_SID, and TWILIO_API_KEY with TWILIO_API_SECRET/,
  ],
  ['empty variables', {}, { ...keyed, TWILIO_API_KEY: '', TWILIO_API_SECRET: ' ' }, /no key for Twilio/],
  ['no account', {}, { TWILIO_API_KEY: key(1), TWILIO_API_SECRET: secret }, /TWILIO_ACCOUNT_SID is not set/],
  [
    'half a key',
    {},
    { ...base, TWILIO_API_KEY: key(1) },
    /TWILIO_API_KEY is set and TWILIO_API_SECRET is not/,
  ],
  [
    'half a key of a region',
    {},
    { ...keyed, TWILIO_API_KEY_IE1: key(2) },
    /TWILIO_API_KEY_IE1 is set and TWILIO_API_SECRET_IE1 is not/,
  ],
  [
    'a region without a key',
    { regions: ['us1', 'ie1'] },
    keyed,
    /no key for ie1.*Set TWILIO_API_KEY_IE1 and TWILIO_API_SECRET_IE1\. The key that is set is for us1\./,
  ],
  [
    'another region than that of the key',
    { regions: ['ie1'] },
    { ...keyed, TWILIO_REGION: 'us1' },
    /no key for ie1/,
  ],
  [
    'a region that there is not',
    { regions: ['eu1'] },
    keyed,
    /--region names no region of Twilio: .* us1, ie1, au1/,
  ],
  [
    'a TWILIO_REGION that there is not',
    {},
    { ...keyed, TWILIO_REGION: 'eu1' },
    /TWILIO_REGION names no region/,
  ],
  [
    'the edge of another region',
    {},
    { ...keyed, TWILIO_EDGE: 'dublin' },
    /TWILIO_EDGE is dublin, the edge of ie1, and no region is named, which means us1\. Set TWILIO_REGION to ie1/,
  ],
  [
    'an edge against its region',
    {},
    { ...keyed, TWILIO_REGION: 'ie1', TWILIO_EDGE: 'sydney' },
    /the edge of au1, and the region is ie1\. .* or TWILIO_EDGE to dublin/,
  ],
  [
    'the old name of an edge of another region',
    {},
    { ...keyed, TWILIO_EDGE: 'ie1' },
    /TWILIO_EDGE is ie1, the edge of ie1, and no region is named/,
  ],
  ['an edge that there is not', {}, { ...keyed, TWILIO_EDGE: 'london' }, /names no edge of Twilio.* ashburn/],
  [
    'a token for an account',
    {},
    { ...keyed, TWILIO_ACCOUNT_SID: secret },
    /TWILIO_ACCOUNT_SID holds no account SID/,
  ],
  [
    'a key that is none',
    {},
    { ...keyed, TWILIO_API_KEY: secret },
    /TWILIO_API_KEY holds no SID of an API key/,
  ],
  ['an account that is none', { account: 'acme' }, keyed, /--account holds no account SID/],
];

describe('the keys of the environment', () => {
  for (const [what, wanted, variables, expected] of found) {
    it(`are found: ${what}`, () => assert.deepEqual(find(wanted, variables), expected));
  }

  for (const [what, wanted, variables, says] of refused) {
    it(`are refused and not shown: ${what}`, () => {
      assert.throws(
        () => find(wanted, variables),
        (error) => error instanceof Failure && says.test(error.message) && !/Example-/.test(error.message),
      );
    });
  }
});

const profiles = {
  profiles: {
    acme: { accountSid: account, apiKey: key(3), apiSecret: secret },
    dublin: { accountSid: account, apiKey: key(4), apiSecret: secret, region: 'ie1', edge: 'dublin' },
    twin: { accountSid: account, apiKey: key(5), apiSecret: secret, region: 'us1' },
    astray: { accountSid: account, apiKey: key(6), apiSecret: secret, edge: 'sydney' },
    half: { accountSid: account, apiKey: key(7) },
  },
  projects: [{ id: 'old', accountSid: account }],
  activeProject: 'acme',
};

function findProfile(names: readonly string[], config: string | undefined): string[] {
  const files: Files = config === undefined ? {} : { '.twilio-cli/config.json': config };
  return inFolder(files, (folder) => find({ profiles: names }, { HOME: folder, ...keyed }));
}

const unfit: readonly [what: string, names: readonly string[], config: string | undefined, says: RegExp][] = [
  [
    'no file',
    ['acme'],
    undefined,
    /no profiles here: ~\/\.twilio-cli\/config\.json cannot be read\. "twilio login"/,
  ],
  ['a file that is no JSON', ['acme'], `{ "${secret}`, /not the JSON/],
  ['JSON that is no configuration', ['acme'], `["${secret}"]`, /not the JSON/],
  [
    'no such profile',
    ['acmee'],
    JSON.stringify(profiles),
    /no profile acmee .* There are acme, .* Did you mean acme\?/,
  ],
  [
    'a key in the keychain',
    ['old'],
    JSON.stringify(profiles),
    /in the system's keychain.* "twilio profiles:port old"/,
  ],
  ['half a profile', ['half'], JSON.stringify(profiles), /half is not complete/],
  [
    'the edge of another region',
    ['astray'],
    JSON.stringify(profiles),
    /the edge of au1, and no region is named/,
  ],
  [
    'two for one region',
    ['acme', 'twin'],
    JSON.stringify(profiles),
    /acme and .* twin are both for AC0+1 in us1/,
  ],
];

describe('the profiles of Twilio CLI', () => {
  it('are found, one for each region', () => {
    assert.deepEqual(findProfile(['acme', 'dublin'], JSON.stringify(profiles)), [
      `1 us1 SK3 ${secret} the Twilio CLI profile acme`,
      `1 ie1 SK4 ${secret} the Twilio CLI profile dublin`,
    ]);
  });

  for (const [what, names, config, says] of unfit) {
    it(`are refused and not shown: ${what}`, () => {
      assert.throws(
        () => findProfile(names, config),
        (error) => error instanceof Failure && says.test(error.message) && !/Example-/.test(error.message),
      );
    });
  }
});
