import assert from 'node:assert/strict';
import type { Finding, Fix } from '../../../../server/src/rules/finding';
import { NEW_PASSWORD } from '../../../../server/src/twilio/account/change';
import { applyChanges } from '../../../../server/src/twilio/account/changes/effect';
import { CheckedWorkspace } from '../../../support/checked-workspace';
import { checkOptions } from '../../../support/fixture/check';
import { applyFix, type Contents } from '../../../support/fixture/check-fix';
import type { Fixture } from '../../../support/fixture/fixture';
import { ruleFixtures } from '../../../support/fixture/folders';
import { EmulatedAccount, PASSWORD, textOf } from './emulated-account';

interface Case {
  readonly rule: string;
  readonly fixture: Fixture;
  readonly registry: string;
  readonly contents: Contents;
}

/** A suspended account answers no key, so Twilio itself tells nothing of what it has. */
const NOT_LIVE: ReadonlySet<string> = new Set(['a suspended account gets none']);

/** The fixtures of account fixes, each with the account that it describes. */
function cases(): Case[] {
  return ruleFixtures()
    .filter(({ name }) => name === 'fires-account')
    .flatMap(({ rule, cases: fixtures }) =>
      fixtures
        .filter(({ title }) => !NOT_LIVE.has(title))
        .map((fixture) => {
          const isRegistry = ({ text }: { text: string }) => text.startsWith('sipLensRegistry');
          const registry = fixture.live ?? fixture.files.find(isRegistry)?.text;
          assert.ok(registry !== undefined);
          const files = fixture.files.filter((file) => !isRegistry(file));
          return { rule, fixture, registry, contents: new Map(files.map(({ path, text }) => [path, text])) };
        }),
    );
}

/** The findings of a rule while the emulated account is what is known of Twilio. */
function findings({ rule, fixture }: Case, contents: Contents, account: EmulatedAccount): Promise<Finding[]> {
  const { live: _, ...options } = checkOptions(fixture);
  return account.confirmed(async (linked) => {
    const checked = await CheckedWorkspace.of(contents, options);
    checked.accounts.link(linked);
    checked.checker.noteAccountChange();
    checked.checker.settle();
    return checked.all().filter((finding) => finding.rule === rule);
  });
}

function accountFixes(all: readonly Finding[]): Fix[] {
  const fixes = all.flatMap((finding) => finding.fixes?.() ?? []);
  return fixes.filter(({ kind }) => kind === 'account');
}

function withPassword({ edits = [], ...fix }: Fix): Fix {
  return {
    ...fix,
    edits: edits.map((edit) => ({ ...edit, newText: edit.newText.replace(NEW_PASSWORD, PASSWORD) })),
  };
}

/** Every account fix that a case offers when Twilio is asked, one after the other, each undone before the next. */
async function tryAll(each: Case): Promise<number> {
  const account = await EmulatedAccount.start(each.registry);
  try {
    const before = await findings(each, each.contents, account);
    assert.ok(before.length > 0, 'nothing is found in the live account');
    const fixes = accountFixes(before);
    for (const fix of fixes) await tryOne(each, fix, before.length, account);
    return fixes.length;
  } finally {
    await account.stop();
  }
}

async function tryOne(each: Case, fix: Fix, count: number, account: EmulatedAccount): Promise<void> {
  const was = account.text;
  const { changes = [] } = fix;
  const expected = withoutSids(textOf(applyChanges(account.accounts, changes)));
  const applied = await account.make(changes);
  assert.equal(applied.failed, undefined, fix.title);
  assert.notEqual(account.text, was);
  assert.equal(withoutSids(account.text), expected);
  const contents = applyFix(withPassword(fix), each.contents);
  const left = await findings(each, contents, account);
  assert.ok(left.length < count, `"${fix.title}" leaves ${left.map(({ message }) => message).join()}`);
  const undone = await account.make(applied.undo);
  assert.equal(undone.failed, undefined, `undo of ${fix.title}`);
  assert.equal(account.text, was, `undo of ${fix.title}`);
}

/** What the changes are expected to make has no SIDs yet, nor a region that takes its traffic. */
function withoutSids(text: string): string {
  return text.replaceAll(/^ *(?:sid|activeRegion): .*\n/gm, '');
}

/** The rules whose findings can be mended at Twilio. */
const MENDED = [
  ...['domain-not-found', 'trunk-not-found', 'registration-disabled', 'registration-list-missing'],
  ...['calls-list-missing', 'username-not-found', 'username-not-mapped', 'ip-not-allowed'],
  ...['no-authentication', 'secure-refused', 'origination-missing'],
].map((name) => `twilio/${name}`);

describe('every account fix, made in the emulated account', () => {
  it('is of a rule that can be mended there, and all of these have one', () => {
    assert.deepEqual([...new Set(cases().map(({ rule }) => rule))].sort(), [...MENDED].sort());
  });

  for (const each of cases()) {
    it(`${each.rule}: ${each.fixture.title}`, async () => {
      assert.ok((await tryAll(each)) > 0, 'no fix is offered');
    });
  }
});
