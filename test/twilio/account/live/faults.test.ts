import assert from 'node:assert/strict';
import type { Finding } from '../../../../server/src/rules/finding';
import { accountRules } from '../../../../server/src/rules/twilio/account';
import type { AccountData, CollectionName, RegionData } from '../../../../server/src/twilio/account/data';
import { type Kind, kinds } from '../../../../server/src/twilio/account/live/kinds';
import { type AccountRead, readAccount } from '../../../../server/src/twilio/account/live/read-account';
import { AccountSnapshot } from '../../../../server/src/twilio/account/snapshot';
import { type FaultKind, faultKinds, type KeySeed } from '../../../emulator/index';
import { assertNoMore, Judged } from '../../../rules/twilio-account/judged';
import { ACME, Emulated } from './emulated';
import { siteRegistry, sitesFixture } from './sites';

/** What reads a kind of data: operation of Twilio's OpenAPI files, collections that depend on it, key that asks for it. */
interface Row {
  readonly operation: string;
  readonly touches: readonly CollectionName[];
  /** A path, where two products name an operation alike. */
  readonly path?: string;
  readonly key?: 'standard' | 'numberless';
  /** Kinds that this key is denied in any case. */
  readonly denied?: readonly Kind[];
  /** One resource and no list. */
  readonly isOne?: boolean;
  /** Its records are known by their SIDs alone. */
  readonly hasNoNames?: boolean;
}

const rows: Readonly<Record<Kind, Row>> = {
  accounts: { operation: 'ListAccount', touches: [], hasNoNames: true },
  account: {
    operation: 'FetchAccount',
    touches: [],
    key: 'standard',
    denied: ['accounts'],
    isOne: true,
    hasNoNames: true,
  },
  domains: { operation: 'ListSipDomain', touches: ['domains'] },
  callCredentialLists: {
    operation: 'ListSipAuthCallsCredentialListMapping',
    touches: ['domains'],
    hasNoNames: true,
  },
  callAccessLists: {
    operation: 'ListSipAuthCallsIpAccessControlListMapping',
    touches: ['domains'],
    hasNoNames: true,
  },
  registrationLists: {
    operation: 'ListSipAuthRegistrationsCredentialListMapping',
    touches: ['domains'],
    hasNoNames: true,
  },
  domainRoutes: { operation: 'FetchSipDomain', path: '/v2/SipDomains', touches: ['domains'], isOne: true },
  credentialLists: { operation: 'ListSipCredentialList', touches: ['credentialLists', 'domains', 'trunks'] },
  usernames: { operation: 'ListSipCredential', touches: ['credentialLists'] },
  ipAccessControlLists: {
    operation: 'ListSipIpAccessControlList',
    touches: ['ipAccessControlLists', 'domains', 'trunks'],
  },
  addresses: { operation: 'ListSipIpAddress', touches: ['ipAccessControlLists'] },
  trunks: { operation: 'ListTrunk', touches: ['trunks'] },
  originationUrls: { operation: 'ListOriginationUrl', touches: ['trunks'] },
  trunkCredentialLists: { operation: 'ListCredentialList', touches: ['trunks'], hasNoNames: true },
  trunkAccessLists: { operation: 'ListIpAccessControlList', touches: ['trunks'], hasNoNames: true },
  trunkNumbers: {
    operation: 'ListPhoneNumber',
    touches: ['trunks', 'numbers'],
    key: 'numberless',
    denied: ['accounts', 'account', 'domainRoutes', 'trunkRoutes', 'numbers'],
  },
  trunkRoutes: { operation: 'FetchTrunks', touches: ['trunks'], isOne: true },
  numbers: { operation: 'ListIncomingPhoneNumber', touches: ['numbers', 'trunks'] },
  callerIds: { operation: 'ListOutgoingCallerId', touches: ['callerIds'] },
  alerts: { operation: 'ListAlert', touches: [] },
};

/** The reason that each fault gives; undefined where it does no harm. */
const reasons: Readonly<Record<FaultKind, string | undefined>> = {
  '401': 'denied',
  '403': 'denied',
  '404': 'partial',
  '429': 'rate-limited',
  '500': 'offline',
  '503': 'offline',
  slow: undefined,
  hang: 'offline',
  reset: 'offline',
  'cut-off': 'partial',
  malformed: 'partial',
  html: 'partial',
  'extra-fields': undefined,
  'missing-fields': 'partial',
};

const keys: Readonly<Record<'main' | NonNullable<Row['key']>, KeySeed>> = {
  main: { accountSid: ACME },
  standard: { accountSid: ACME, kind: 'standard' },
  numberless: {
    accountSid: ACME,
    kind: 'restricted',
    permissions: ['sip.*', 'monitor.*', 'outgoing-caller-ids/*'],
  },
};

const allKinds = Object.keys(kinds).filter((name): name is Kind => name in kinds);
const collections: readonly CollectionName[] = [
  'domains',
  'trunks',
  'credentialLists',
  'ipAccessControlLists',
  'numbers',
  'callerIds',
];

function regionOf({ regions }: AccountData): RegionData {
  const [region] = regions;
  assert.ok(region);
  return region;
}

/** By file: each is a PBX of its own. */
function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) files.set(finding.at.uri, [...(files.get(finding.at.uri) ?? []), finding]);
  return files;
}

/** Milliseconds for one answer. */
const SHORT = 150;
const PATIENCE = 10_000;

describe('a fault of one kind of data', () => {
  let emulated: Emulated;
  let judged: Judged;
  const full = new Map<string, { readonly read: AccountRead; readonly findings: readonly Finding[] }>();
  const made = new Map<string, { readonly username: string; readonly secret: string }>();
  let ireland: RegionData;

  before(async () => {
    emulated = await Emulated.start({ registry: siteRegistry });
    const { emulator } = emulated;
    for (const error_code of ['32201', '31203'])
      emulator.state.addAlert(emulator.state.region(ACME), { error_code });
    judged = await Judged.of(sitesFixture);
    for (const [name, seed] of Object.entries(keys)) made.set(name, emulator.keys.add(seed));
    const other = await readAccount(
      { accountSid: ACME, region: 'ie1' },
      emulator.key(ACME, 'ie1'),
      emulated.outside(),
    );
    ireland = regionOf(other.account);
    for (const name of made.keys()) {
      const read = await readWith(name, 1000, PATIENCE);
      full.set(name, { read, findings: findingsOf(read) });
    }
  });
  after(() => emulated.stop());

  function readWith(key: string, pageSize: number, timeout: number): Promise<AccountRead> {
    const used = made.get(key);
    assert.ok(used);
    return readAccount({ accountSid: ACME, region: 'us1' }, used, emulated.outside({ pageSize, timeout }));
  }

  /** Of what hangs the time is waited out; on a busy machine it may be over for others too, so it gets longer. */
  async function readUnder(fault: FaultKind, key: string, pageSize: number): Promise<AccountRead> {
    if (fault !== 'hang') return readWith(key, pageSize, PATIENCE);
    const read = await readWith(key, pageSize, SHORT);
    const offline = read.failures.filter(({ failure }) => failure.reason === 'offline');
    return offline.length > 1 ? readWith(key, pageSize, PATIENCE) : read;
  }

  /** The other region is linked too, and read well. */
  function findingsOf({ account }: AccountRead): readonly Finding[] {
    return judged.findings(new AccountSnapshot([{ ...account, regions: [...account.regions, ireland] }]));
  }

  /** Reads with the fault and holds what comes of it to what is there. */
  async function check(
    kind: Kind,
    fault: FaultKind,
    reason: string | undefined,
    page?: number,
  ): Promise<void> {
    const { operation, path, touches, key = 'main', denied = [] } = rows[kind];
    const whole = full.get(key);
    assert.ok(whole);
    const match = { operation, path, ...(page === undefined ? {} : { page }) };
    const { emulator } = emulated;
    emulator.requests.clear();
    const remove = emulator.faults.add({ kind: fault, match, milliseconds: 5 });
    const read = await readUnder(fault, key, page === undefined ? 1000 : 1).finally(remove);
    assert.ok(
      emulator.requests.all.some((request) => request.fault === fault),
      'the fault was met',
    );
    const failed = Object.fromEntries(read.failures.map(({ what, failure }) => [what, failure.reason]));
    const expected = [
      ...denied.map((each) => [kinds[each], 'denied']),
      ...(reason ? [[kinds[kind], reason]] : []),
    ];
    assert.deepEqual(failed, Object.fromEntries(expected));
    for (const name of collections.filter((each) => !touches.includes(each))) {
      assert.deepEqual(regionOf(read.account)[name], regionOf(whole.read.account)[name], name);
    }
    const [less, more] = [byFile(findingsOf(read)), byFile(whole.findings)];
    for (const [uri, findings] of less) assertNoMore(more.get(uri) ?? [], findings, `${fault} of ${kind}`);
  }

  for (const kind of allKinds) {
    describe(kinds[kind], () => {
      const { isOne, hasNoNames } = rows[kind];
      for (const fault of faultKinds) {
        const reason = fault === 'missing-fields' && hasNoNames ? undefined : reasons[fault];
        it(`${fault}: ${reason ?? 'does no harm'}`, () => check(kind, fault, reason));
        if (isOne || kind === 'accounts') continue;
        it(`${fault} on page 2: ${reason ?? 'does no harm'}`, () => check(kind, fault, reason, 2));
      }
    });
  }

  it('is told from full data, in which nearly every rule finds something', () => {
    const fired = new Set(full.get('main')?.findings.map(({ rule }) => rule));
    const silent = accountRules.map(({ id }) => id).filter((id) => !fired.has(id));
    // a suspended account cannot be read at all, and other accounts are linked for other folders
    assert.deepEqual(silent, ['twilio/domain-in-other-account', 'twilio/account-inactive']);
  });
});
