import assert from 'node:assert/strict';
import { Checker } from '../../../server/src/diagnostics/checker';
import type { Finding } from '../../../server/src/rules/finding';
import { accountRules } from '../../../server/src/rules/twilio/account';
import type { AccountData } from '../../../server/src/twilio/account/data';
import { loadRegistryReader } from '../../../server/src/twilio/account/registry-file/load';
import { AccountSnapshot } from '../../../server/src/twilio/account/snapshot';
import { Workspace } from '../../../server/src/workspace/workspace';
import { uriOf } from '../../support/checked-workspace';
import { checkOptions } from '../../support/fixture/check';
import type { Fixture } from '../../support/fixture/fixture';
import { ruleFixtures } from '../../support/fixture/folders';
import { MemoryHost } from '../../support/memory-host';

const REGISTRY = '/twilio.registry.yaml';

/**
 * Rules that say of the same fault what is true as well, where what makes the other rule more telling is not known: that
 * the trunk is missing, though not that a SIP Domain has its name.
 */
const SAME_FAULT: Readonly<Record<string, readonly string[]>> = {
  'twilio/domain-not-found': ['twilio/wrong-product'],
  'twilio/trunk-not-found': ['twilio/wrong-product'],
  'twilio/no-authentication': ['twilio/calls-list-missing'],
  'twilio/credentials-missing': ['twilio/ip-and-credentials'],
  'twilio/ip-not-allowed': ['twilio/ip-and-credentials'],
};
/** Where these stand nothing else is said, though it may be true. */
const HIDING = new Set(['twilio/account-inactive', 'twilio/inactive-region']);

export function key(rule: string, { at }: Finding): string {
  const { start, end } = at.range;
  return `${rule} ${at.uri}:${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** The case's workspace under account data that can be exchanged. */
export class Judged {
  private snapshot: AccountSnapshot;
  private readonly checker: Checker;

  private constructor(
    private readonly fixture: Fixture,
    workspace: Workspace,
    /** Text of the registry. */
    readonly text: string,
    readonly accounts: readonly AccountData[],
  ) {
    const { publicAddresses = [] } = checkOptions(fixture);
    this.snapshot = new AccountSnapshot(accounts);
    const environment = {
      isTracked: () => undefined,
      publicAddresses,
      now: () => workspace.host.clock.now(),
      registryStaleDays: 0,
    };
    const source = { snapshotFor: () => this.snapshot };
    this.checker = new Checker(workspace, accountRules, source, environment);
    this.checker.settle();
  }

  static async of(fixture: Fixture): Promise<Judged> {
    const host = new MemoryHost();
    for (const { path, text } of fixture.files) host.files.contents.set(uriOf(path), text);
    const workspace = new Workspace(host, { folders: [uriOf('')], sizeLimit: 5_000_000 });
    await workspace.scan(uriOf(''));
    const text = fixture.files.find(({ path }) => path === REGISTRY)?.text ?? '';
    const read = await loadRegistryReader();
    return new Judged(fixture, workspace, text, read(text, uriOf(REGISTRY)).accounts);
  }

  findings(snapshot: AccountSnapshot): readonly Finding[] {
    this.snapshot = snapshot;
    this.checker.noteAccountChange();
    this.checker.settle();
    return this.fixture.files.flatMap(({ path }) => this.checker.findings(uriOf(path)));
  }
}

/** No finding that full knowledge would not give, at the same place. */
export function assertNoMore(full: readonly Finding[], less: readonly Finding[], what: string): void {
  if (full.some(({ rule }) => HIDING.has(rule))) return;
  const known = new Set(full.map((finding) => key(finding.rule, finding)));
  const rules = new Set(full.map(({ rule }) => rule));
  for (const finding of less) {
    const said =
      known.has(key(finding.rule, finding)) || SAME_FAULT[finding.rule]?.some((rule) => rules.has(rule));
    assert.ok(said, `${what}, and then: ${key(finding.rule, finding)} ${finding.message}`);
  }
}

/** Names are unique at Twilio: where two accounts claim one, knowing less makes a contradiction vanish. */
const CONTRADICTORY = new Set(['two accounts claim the name, one of them closed']);

/** The fixtures of these rules that have one registry and nothing that is linked live. */
export const judgedCases = ruleFixtures()
  .filter(({ rule }) => accountRules.some(({ id }) => id === rule))
  .flatMap(({ rule, name, cases: all }) => all.map((fixture) => ({ rule, name, fixture })))
  .filter(({ fixture }) => !CONTRADICTORY.has(fixture.title))
  .filter(({ fixture }) => fixture.live === undefined)
  .filter(({ fixture }) => fixture.files.filter(({ path }) => path.endsWith(REGISTRY)).length === 1);
