import type { Subject } from '../../dialects/dialect';
import type { UnitNames } from '../../dialects/language';
import type { Finding } from '../../rules/finding';
import { SEVERITIES } from '../../rules/finding';
import type { RuleContext } from '../../rules/rule';
import type { Fault, FaultRule } from '../../rules/twilio/account/fault';
import { faultsFor, faultsOf } from '../../rules/twilio/account/verdict';
import { type FeatureContext, namesOf } from '../context';
import { UNKNOWN_WORDS } from '../unknown-words';
import { type Doubt, doubtIn } from './doubt';
import { type Connected, connectionsOf, type Use } from './uses';

/** Whether Twilio will take what an object sends. `none` is only said where everything that decides it is known. */
export type Risk =
  | { readonly kind: 'none' }
  /** The worst one first. */
  | { readonly kind: 'findings'; readonly findings: readonly [Finding, ...Finding[]] }
  | { readonly kind: 'unknown'; readonly why: string }
  /** Twilio will refuse it, and the user does not want to be told. */
  | { readonly kind: 'hidden'; readonly rule: string };

/** A hint: it says that nothing takes over, not that anything is refused. */
const NO_RISK: FaultRule = 'twilio/origination-failover';

const DOUBTS: Readonly<Record<Doubt, string>> = {
  ...UNKNOWN_WORDS,
  'signed-out': 'signed out',
  offline: 'offline',
  'active-region': 'active region not read',
  proxy: 'another proxy stands between',
  username: 'user name is filled in later',
  address: 'public address of the PBX not known',
  'from-number': 'From number is filled in later',
  transport: 'transport is filled in later',
  'unseen-files': 'some files are out of sight',
};

/** What Twilio, or the PBX itself, will refuse: errors of any kind, and warnings that speak of Twilio. */
export function isRisk({ rule, severity, twilioErrors }: Finding): boolean {
  if (severity === 'error') return true;
  return severity === 'warning' && (rule.startsWith('twilio/') || twilioErrors !== undefined);
}

/** Not switched off by a setting or a comment. */
export function isShown({ checker }: FeatureContext, { rule, at }: Finding): boolean {
  return checker.findings(at.uri).some((other) => other.rule === rule && other.at.sameAs(at));
}

export function riskOf(context: FeatureContext, connected: Connected): Risk {
  const { subject } = connected;
  const unit = context.workspace.unitOf(subject.at.uri);
  const look = unit && context.checker.checkerOf(unit)?.lookAt(subject);
  if (!unit || !look) return { kind: 'unknown', why: DOUBTS.loading };
  const foreign = faultsOfOthers(connected, connectionsOf(subject, namesOf(context, unit)), look);
  const findings = findingsOf(context, subject).filter(({ rule }) => !foreign.has(rule));
  const [worst, ...others] = findings;
  if (worst) return { kind: 'findings', findings: [worst, ...others] };
  const risks = connected.uses.map((use) => quietRisk(use, look));
  const order: readonly Risk['kind'][] = ['hidden', 'unknown'];
  return order.map((kind) => risks.find((risk) => risk.kind === kind)).find(Boolean) ?? { kind: 'none' };
}

/** The risk of an object that leads to Twilio, but to no SIP Domain or trunk that it could use. */
export function strayRisk(context: FeatureContext, subject: Subject): Risk {
  const [worst, ...others] = findingsOf(context, subject);
  if (worst) return { kind: 'findings', findings: [worst, ...others] };
  return { kind: 'unknown', why: 'the host names no SIP Domain or trunk for it' };
}

/** The rules that accuse only the other services that the object uses. */
function faultsOfOthers(
  connected: Connected,
  all: readonly Connected[],
  look: RuleContext,
): ReadonlySet<string> {
  if (all.length < 2) return new Set();
  const rulesOf = ({ uses }: Connected) => uses.flatMap((use) => faultsOf(use, look).map(({ rule }) => rule));
  const own = new Set<string>(rulesOf(connected));
  return new Set(all.flatMap(rulesOf).filter((rule) => !own.has(rule)));
}

/** The risk of a use that no finding speaks of. */
function quietRisk(use: Use, look: RuleContext): Risk {
  const why = whyUnknown(use, look);
  if (why !== undefined) return { kind: 'unknown', why };
  const fault = faultsOf(use, look).find(({ rule }) => rule !== NO_RISK);
  return fault ? { kind: 'hidden', rule: fault.rule } : { kind: 'none' };
}

function whyUnknown(use: Use, look: RuleContext): string | undefined {
  if (look.account.accounts.length === 0 && look.account.gap === 'not-in-registry')
    return 'no account is linked';
  if (hasUnconfirmedFault(use, look)) return DOUBTS.loading;
  const doubt = doubtIn(use, look);
  return doubt && DOUBTS[doubt];
}

/** What was read a while ago accuses nobody before it is read again. */
function hasUnconfirmedFault(use: Use, look: RuleContext): boolean {
  const told = (fault: Fault) => faultsFor(fault.rule, use, look).some((each) => each === fault);
  return faultsOf(use, look).some((fault) => !told(fault));
}

/** What is found wrong with the object and with those that it is made of, such as its credentials and its transport. */
function findingsOf(context: FeatureContext, subject: Subject): Finding[] {
  const unit = context.workspace.unitOf(subject.at.uri);
  const checker = unit && context.checker.checkerOf(unit);
  if (!unit || !checker) return [];
  const parts = [subject, ...partsOf(subject, namesOf(context, unit))];
  const found = new Set(parts.flatMap((part) => [...checker.findingsOf(part)]));
  const risks = [...found].filter((finding) => isRisk(finding) && isShown(context, finding));
  return risks.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** What it names, but for other objects that send requests of their own: those have a line of their own. */
function partsOf(subject: Subject, names: UnitNames): Subject[] {
  const named = new Set(subject.mentions.flatMap((key) => names.definitions(key)));
  named.delete(subject);
  const sends = ({ kind }: { readonly kind: string }) => kind === 'registration' || kind === 'peer';
  return [...named].filter((part) => !names.modelOf(part).some(sends));
}
