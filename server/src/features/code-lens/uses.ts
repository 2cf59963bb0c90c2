import type { Subject } from '../../dialects/dialect';
import type { UnitNames } from '../../dialects/language';
import { FACT_PREFIXES } from '../../rules/facts';
import { type CallsUse, type RegistrationUse, serviceUses } from '../../rules/twilio/account/service-use';
import { twilioSubject } from '../../rules/twilio/twilio-subjects';
import type { ServiceName } from '../../twilio/account/snapshot';

/** A registration with a SIP Domain, or a peer that sends calls to one or to a trunk. */
export type Use = RegistrationUse | CallsUse;

/** What one object does with one SIP Domain or trunk; a wizard both registers and calls. */
export interface Connected {
  readonly subject: Subject;
  readonly service: ServiceName;
  readonly uses: readonly [Use, ...Use[]];
}

/** Which SIP Domain or trunk is meant, as one word. */
export type ServiceKey = string;

function keyOf({ product, name }: ServiceName): ServiceKey {
  return `${product}/${name}`;
}

export function serviceOf(key: ServiceKey): ServiceName {
  const slash = key.indexOf('/');
  return { product: key.startsWith('trunk/') ? 'trunk' : 'sip-domain', name: key.slice(slash + 1) };
}

/** The objects of a load unit that name a SIP Domain or trunk, and which ones. No model is made for it. */
export function twilioSubjects(names: UnitNames): ReadonlyMap<Subject, readonly ServiceKey[]> {
  const found = new Map<Subject, ServiceKey[]>();
  for (const key of names.keys()) {
    if (!key.startsWith(FACT_PREFIXES.twilioService)) continue;
    const service = key.slice(FACT_PREFIXES.twilioService.length);
    for (const subject of names.mentions(key)) {
      const services = found.get(subject);
      if (services) services.push(service);
      else found.set(subject, [service]);
    }
  }
  return found;
}

/** The objects whose packets go to Twilio without naming a SIP Domain or trunk that exists for them, with the host. */
export function straySubjects(
  names: UnitNames,
  connected: ReadonlyMap<Subject, unknown>,
): ReadonlyMap<Subject, string> {
  const found = new Map<Subject, string>();
  for (const key of names.keys()) {
    if (!key.startsWith(FACT_PREFIXES.twilioTransport)) continue;
    for (const subject of names.mentions(key)) {
      const host = connected.has(subject) ? undefined : strayHost(subject, names);
      if (host !== undefined) found.set(subject, host);
    }
  }
  return found;
}

/** A misspelled or incomplete host, or a trunk that is registered with. A name that is filled in later is none. */
export function strayHost(subject: Subject, names: UnitNames): string | undefined {
  for (const element of names.modelOf(subject)) {
    if (element.kind !== 'registration' && element.kind !== 'peer') continue;
    const twilio = twilioSubject(element);
    if (!twilio || (twilio.kind === 'twilio.peer' && twilio.host.kind === 'outbound-proxy')) continue;
    const { host } = twilio;
    const isTrunk = host.kind === 'service' && host.product === 'trunk' && !host.nameIsPlaceholder;
    if (host.kind !== 'service' || (isTrunk && element.kind === 'registration'))
      return twilio.uri.value?.host.text;
  }
  return undefined;
}

export function connectionTo(service: ServiceKey, subject: Subject, names: UnitNames): Connected | undefined {
  return connectionsOf(subject, names).find((each) => keyOf(each.service) === service);
}

/** What the object does with Twilio, service by service. */
export function connectionsOf(subject: Subject, names: UnitNames): Connected[] {
  const found = new Map<ServiceKey, Connected>();
  for (const use of usesOf(subject, names)) {
    const { service } = use;
    const key = keyOf(service);
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
