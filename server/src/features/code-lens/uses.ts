import type { Subject } from '../../dialects/dialect';
import type { UnitNames } from '../../dialects/language';
import { FACT_PREFIXES } from '../../rules/facts';
import { type CallsUse, type RegistrationUse, serviceUses } from '../../rules/twilio/account/service-use';
import { compareRanges } from '../../text/range';
import type { ServiceName } from '../../twilio/account/snapshot';
import { type FeatureContext, namesOf } from '../context';

/** A registration with a SIP Domain, or a peer that sends calls to one or to a trunk. */
export type Use = RegistrationUse | CallsUse;

/** What one object does with one SIP Domain or trunk; a wizard both registers and calls. */
export interface Connected {
  readonly subject: Subject;
  readonly service: ServiceName;
  readonly uses: readonly [Use, ...Use[]];
}

/** The objects of a load unit that register with Twilio or send it calls. */
export function twilioSubjects(names: UnitNames): ReadonlySet<Subject> {
  const found = new Set<Subject>();
  for (const key of names.keys()) {
    if (!key.startsWith(FACT_PREFIXES.twilioService)) continue;
    for (const subject of names.mentions(key)) found.add(subject);
  }
  return found;
}

/** Those of one file, in the order of the text. */
export function twilioSubjectsIn(context: FeatureContext, uri: string): Subject[] {
  const unit = context.workspace.unitOf(uri);
  if (!unit) return [];
  const own = [...twilioSubjects(namesOf(context, unit))].filter(({ at }) => at.uri === uri);
  return own.sort((a, b) => compareRanges(a.at.range, b.at.range));
}

/** What the object does with Twilio, service by service. */
export function connectionsOf(subject: Subject, names: UnitNames): Connected[] {
  const found = new Map<string, Connected>();
  for (const use of usesOf(subject, names)) {
    const { service } = use;
    const key = `${service.product}/${service.name}`;
    const known = found.get(key);
    found.set(key, { subject, service, uses: known ? [...known.uses, use] : [use] });
  }
  return [...found.values()];
}

export function usesOf(subject: Subject, names: UnitNames): Use[] {
  return names.modelOf(subject).flatMap((element) => {
    if (element.kind !== 'registration' && element.kind !== 'peer') return [];
    return serviceUses(element).flatMap((use) => (use.use === 'name' ? [] : [use]));
  });
}
