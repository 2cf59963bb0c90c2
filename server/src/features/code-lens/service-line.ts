import type { Subject } from '../../dialects/dialect';
import type { ListKind } from '../../twilio/account/authentication';
import { hasMapping } from '../../twilio/account/authentication';
import type { Known } from '../../twilio/account/known';
import { activeServices, isSecure, registrationEnabled } from '../../twilio/account/services';
import type { AccountSnapshot, ServiceHit, ServiceName } from '../../twilio/account/snapshot';
import { globalHost } from '../../twilio/hosts';
import { absenceOf } from '../absence';
import type { FeatureContext } from '../context';
import { type Risk, riskOf, strayRisk } from './risk';
import type { Connected } from './uses';

/** `Twilio: Northwind · US1 · registration on · 31203 risk: none`, and what it speaks of. */
export interface ServiceLine {
  readonly text: string;
  readonly risk: Risk;
  /** The resource at Twilio; missing where it is not known to exist. */
  readonly hit?: ServiceHit;
}

/** What is known of the SIP Domain or trunk that an object uses, and whether Twilio will take what the object sends. */
export function serviceLine(context: FeatureContext, connected: Connected): ServiceLine {
  const account = context.accountFor(connected.subject.at.uri);
  const { service } = connected;
  const found = account.find(service);
  const hits = found.state === 'loaded' ? usedOf(account, service, found.value) : [];
  const [hit] = hits;
  const risk = riskOf(context, connected);
  const words =
    found.state === 'loaded'
      ? [...homeOf(hits), ...stateOf(account, connected)]
      : [
          globalHost(service.product, service.name),
          ...(found.state === 'absent' ? absentFrom(account, service) : []),
        ];
  const text = `Twilio: ${[...words, riskText(risk)].join(' · ')}`;
  return { text, risk, ...(hit ? { hit } : {}) };
}

function absentFrom(account: AccountSnapshot, service: ServiceName): string[] {
  const absence = absenceOf(account, service);
  if (absence.state === 'unknown') return [];
  return [absence.state === 'nowhere' ? 'in no linked account' : `of ${absence.owners.join(', ')}`];
}

/** The same for a host that names no SIP Domain or trunk that the object could use. */
export function strayLine(context: FeatureContext, subject: Subject, host: string): ServiceLine {
  const risk = strayRisk(context, subject);
  return { text: `Twilio: ${[host, riskText(risk)].join(' · ')}`, risk };
}

/** Those that take the traffic of the name, as far as that is known. */
function usedOf(
  account: AccountSnapshot,
  service: ServiceName,
  all: readonly ServiceHit[],
): readonly ServiceHit[] {
  const active = activeServices(account, service);
  return active.state === 'loaded' ? active.value : all;
}

function homeOf(hits: readonly ServiceHit[]): string[] {
  const names = hits.map(({ account }) => account.name ?? account.sid);
  const regions = hits.map(({ region }) => region.id.toUpperCase());
  return [distinct(names).join(', '), distinct(regions).join(' + ')];
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}

function stateOf(account: AccountSnapshot, { service, uses }: Connected): string[] {
  const registers = uses.some(({ use }) => use === 'registrations');
  const registration = registers
    ? [`registration ${switched(registrationEnabled(account, service.name))}`]
    : [];
  const calls = uses.some(({ use }) => use === 'calls');
  if (!calls || (registers && service.product === 'sip-domain')) return registration;
  return [...registration, `secure ${switched(isSecure(account, service))}`, admission(account, service)];
}

function switched(known: Known<boolean>): string {
  return known.state === 'loaded' ? (known.value ? 'on' : 'off') : 'unknown';
}

/** What lets a call in: `credentials + access list`. */
function admission(account: AccountSnapshot, service: ServiceName): string {
  const has = (kind: ListKind) => hasMapping(account, service, 'calls', kind);
  const [lists, accessLists] = [has('credentialLists'), has('ipAccessControlLists')];
  if (lists.state !== 'loaded' || accessLists.state !== 'loaded') return 'authentication unknown';
  const words = [...(lists.value ? ['credentials'] : []), ...(accessLists.value ? ['access list'] : [])];
  return words.length === 0 ? 'no authentication' : words.join(' + ');
}

function riskText(risk: Risk): string {
  switch (risk.kind) {
    case 'none':
      return '31203 risk: none';
    case 'unknown':
      return `31203 risk: unknown (${risk.why})`;
    case 'hidden':
      return `31203 risk: not shown (${risk.rule} is switched off)`;
    case 'findings': {
      const [{ rule }, ...others] = risk.findings;
      return others.length === 0
        ? `31203 risk: 1 finding, ${rule}`
        : `31203 risk: ${others.length + 1} findings, the worst ${rule}`;
    }
  }
}
