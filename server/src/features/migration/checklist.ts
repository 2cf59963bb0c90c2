import type { AccountFix } from '../../../../protocol/account';
import type { MigrationCheck } from '../../../../protocol/migration';
import type { Finding, Fix } from '../../rules/finding';
import type { RuleContext } from '../../rules/rule';
import { faultsOf } from '../../rules/twilio/account/verdict';
import type { ServiceName } from '../../twilio/account/snapshot';
import { workspaceEdit } from '../code-actions/fixes';
import { connectionsOf, twilioSubjects, type Use } from '../code-lens/uses';
import { type FeatureContext, namesOf } from '../context';
import { UNKNOWN_WORDS } from '../unknown-words';
import { findingsOf, type Question } from './question';
import { questionsOf } from './questions';
import type { Target } from './target';

/** One check, before those of the same title are put together. */
type Check = Omit<MigrationCheck, 'detail'> & { readonly details: readonly string[] };

/** What the objects of the workspace that use the service need of it, each once; the worst answer of all of them counts. */
export function checklistOf(
  context: FeatureContext,
  service: ServiceName,
  targetFor: (uri: string) => Target,
): MigrationCheck[] {
  const checks: Check[] = [];
  for (const unit of context.workspace.units) {
    const names = namesOf(context, unit);
    for (const subject of twilioSubjects(names).keys()) {
      const look = context.checker.checkerOf(unit)?.lookAt(subject);
      if (!look) continue;
      const target = targetFor(subject.at.uri);
      const own = { ...look, account: target.moved };
      for (const each of connectionsOf(subject, names))
        if (isSame(each.service, service))
          checks.push(...each.uses.flatMap((use) => checksOf(use, own, target)));
    }
  }
  return together(checks);
}

function isSame(a: ServiceName, b: ServiceName): boolean {
  return a.product === b.product && a.name === b.name;
}

function checksOf(use: Use, look: RuleContext, target: Target): Check[] {
  const found = findingsOf(use, look);
  const faults = faultsOf(use, look);
  const isBlocked = faults.some(({ rule }) => BLOCKING.includes(rule));
  return questionsOf(use, look, target).map((question): Check => {
    const { title, rules, user, answer } = question;
    const isMeant = (rule: string) => rules.some((each) => each === rule);
    const told = found.filter(({ rule, message }) => isMeant(rule) && (!user || message.includes(user)));
    if (told.length > 0) {
      const details = told.map(({ message }) => message);
      return { title, state: 'missing', details, fixes: fixesOf(told) };
    }
    const open = faults.filter(({ rule }) => isMeant(rule));
    if (open.some((fault) => !user || ('text' in fault && fault.text === user)))
      return { ...plain(question), state: 'unknown', details: [READING] };
    // the rules say nothing else of what cannot be used at all
    if (isBlocked && answer.state === 'loaded' && isJudged(question))
      return { ...plain(question), state: 'unknown', details: [BLOCKED] };
    return plain(question);
  });
}

const BLOCKING: readonly string[] = ['twilio/account-inactive', 'twilio/inactive-region'];

/** Whether only the rules know: the answer is that there is something to compare with. */
function isJudged({ rules }: Question): boolean {
  return rules.includes('twilio/secure-required');
}

const BLOCKED = 'The account and the region have to be right first.';

const READING = 'It is read again from Twilio; ask once more in a moment.';

/** Without what a rule says. */
export function plain({ title, answer, doubt, lack }: Question): Check {
  if (answer.state === 'unknown')
    return { title, state: 'unknown', details: [doubt ?? sentence(UNKNOWN_WORDS[answer.reason])], fixes: [] };
  const isSo = answer.state === 'loaded' && answer.value;
  if (isSo) return { title, state: 'ok', details: [], fixes: [] };
  const why = lack ?? (answer.state === 'absent' ? 'It does not exist yet.' : undefined);
  return { title, state: 'missing', details: why === undefined ? [] : [why], fixes: [] };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function fixesOf(findings: readonly Finding[]): AccountFix[] {
  return findings.flatMap(({ fixes }) => (fixes?.() ?? []).flatMap(accountFixOf));
}

/** Those that change the account; what changes the configuration is the migration itself. */
function accountFixOf({ title, changes = [], edits = [] }: Fix): AccountFix[] {
  if (changes.length === 0) return [];
  return [{ title, changes, ...(edits.length > 0 ? { edits: workspaceEdit(edits, () => true) } : {}) }];
}

const worst: readonly MigrationCheck['state'][] = ['missing', 'unknown', 'ok'];

/** Each title once, in the order of their first appearance. */
export function together(checks: readonly Check[]): MigrationCheck[] {
  const byTitle = new Map<string, Check[]>();
  for (const check of checks) {
    const same = byTitle.get(check.title);
    if (same) same.push(check);
    else byTitle.set(check.title, [check]);
  }
  return [...byTitle].map(([title, same]) => {
    const state = worst.find((each) => same.some((check) => check.state === each)) ?? 'ok';
    const decisive = same.filter((check) => check.state === state);
    const details = [...new Set(decisive.flatMap((check) => check.details))];
    const fixes = fullest(decisive.flatMap((check) => check.fixes));
    const detail = details.length === 0 ? {} : { detail: details.join(' ') };
    return { title, state, ...detail, fixes };
  });
}

/** Of fixes with one title, the one that does most: a SIP Domain that is made for calls may be registered with, too. */
function fullest(fixes: readonly AccountFix[]): AccountFix[] {
  const byTitle = new Map<string, AccountFix>();
  for (const fix of fixes) {
    const other = byTitle.get(fix.title);
    if (!other || sizeOf(other) < sizeOf(fix)) byTitle.set(fix.title, fix);
  }
  return [...byTitle.values()];
}

function sizeOf({ changes }: AccountFix): number {
  return JSON.stringify(changes).length;
}
