import type { Scope, Subject } from '../dialects/dialect';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import type { HostInfo } from './environment';
import type { Finding, Severity } from './finding';
import type { RuleSubjects } from './subjects';

/** What a rule may look at. Everything in it is synchronous and frozen: a rule cannot wait for anything. */
export interface RuleContext {
  /** The object that is being checked, whole. */
  readonly subject: Subject;
  /** The rest of the load unit. */
  readonly scope: Scope;
  /** What is known of the Twilio accounts. Reading it makes the check run again when the snapshot changes. */
  readonly account: AccountSnapshot;
  readonly environment: HostInfo;
  /** URI of the folder that holds the load unit: what it is bound to counts for all of it. */
  readonly folder: string;
  report(finding: Finding): void;
}

/** Which kind of data of the account a rule cannot do without; it stays silent while that is unknown. */
export type AccountNeed =
  | 'account.domains'
  | 'account.trunks'
  | 'account.credentialLists'
  | 'account.ipAccessControlLists'
  | 'account.numbers'
  | 'account.callerIds'
  | 'account.status';

/**
 * One executed example of the documentation: files by path, and the registry file or the linked account where the rule
 * needs one.
 */
export interface Example {
  readonly files: Readonly<Record<string, string>>;
  readonly registry?: string;
  /** What the linked account says, as a registry would. */
  readonly live?: string;
  /** What Twilio logged: `us1 32201 2026-11-22T11:00:00Z TK… text`. */
  readonly alerts?: readonly string[];
  /** The files that git tracks; left out, there is no repository. */
  readonly tracked?: readonly string[];
}

export interface RuleDocs {
  /** Why it matters and what to do, Markdown. */
  readonly why: string;
  /** The rule fires in each of these, and only this rule where that is possible. */
  readonly invalid: readonly Example[];
  /** It stays silent in each of these. */
  readonly valid: readonly Example[];
}

export interface Rule<K extends keyof RuleSubjects = keyof RuleSubjects> {
  readonly id: string;
  /** One sentence: what it finds. */
  readonly title: string;
  /** The usual severity; a finding may carry another where the catalogue gives two. */
  readonly severity: Severity;
  readonly needs?: readonly AccountNeed[];
  readonly twilioErrors?: readonly number[];
  readonly sipStatus?: readonly number[];
  readonly docs: RuleDocs;
  /** What it looks at; `check` is called once for each of these. */
  readonly on: K | readonly K[];
  check(subject: RuleSubjects[K], context: RuleContext): void;
}

/** A rule whose subject kind is only known at run time. */
export type AnyRule = Rule<keyof RuleSubjects>;

export function rule<K extends keyof RuleSubjects>(definition: Rule<K>): Rule<K> {
  return definition;
}
