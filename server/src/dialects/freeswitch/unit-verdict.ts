import { FATAL_XML_FAULTS, type XmlFault } from '../../syntax/xml/fault';
import type { Place } from '../../text/place';
import type { Scope } from '../dialect';
import { EXTERNAL_IP_RULE, emptyExternalAddress } from './judge';
import { ancestorOf, placeOf } from './load/element';
import type { FreeSwitchObject } from './objects';
import type { Gateway } from './objects/gateway';
import { isTrue } from './schema/booleans';
import type { ObjectSubject } from './subject';
import type { FreeSwitchUnit } from './unit';

/** Why an object is not loaded, or why that is not known. */
export interface Reason {
  readonly rule: string;
  readonly message: string;
  readonly at: Place;
}

/** What FreeSWITCH does with one object when it starts on all files of its unit. */
export interface ObjectVerdict {
  readonly subject: ObjectSubject;
  /** null: cannot be known. */
  readonly loads: true | false | null;
  /** None for an object that loads for certain. */
  readonly reasons: readonly Reason[];
}

/** What makes FreeSWITCH take nothing of a tree: its parser stops there. */
export function refusalOf({ program }: FreeSwitchUnit): XmlFault | undefined {
  for (const { faults } of program.fileSubjects) {
    const fatal = faults.find(({ kind }) => FATAL_XML_FAULTS.has(kind));
    if (fatal) return fatal;
  }
  return undefined;
}

/** What the fault is, for people who know XML. */
export function refusalText({ kind, subject }: XmlFault): string {
  const about = subject === '' ? '' : ` (${subject})`;
  return `${kind.replaceAll('-', ' ')}${about}`;
}

/** The verdicts on all objects of a load unit, in load order. */
export function objectVerdicts(unit: FreeSwitchUnit, scope: Scope): ObjectVerdict[] {
  const refused = refusalOf(unit);
  const down = moduleFailure(unit);
  return unit.program.objects.map((subject): ObjectVerdict => {
    if (refused) {
      const message = `FreeSWITCH refuses the whole configuration: ${refusalText(refused)}.`;
      return { subject, loads: false, reasons: [{ rule: 'freeswitch/syntax', message, at: refused.at }] };
    }
    const { loads, faults } = subject.verdict(scope);
    const effect = loads === false ? 'dropped' : 'unknown';
    const reasons: Reason[] = faults.filter((fault) => fault.effect === effect);
    if (loads === false) return { subject, loads, reasons };
    if (down && isOfSofia(subject.object)) return { subject, loads: false, reasons: [down] };
    const hidden = hiddenPart(unit, subject.object);
    if (hidden) return { subject, loads: null, reasons: [...reasons, hidden] };
    return { subject, loads, reasons };
  });
}

function isOfSofia({ kind }: FreeSwitchObject): boolean {
  return kind === 'profile' || kind === 'gateway';
}

/** One profile without an address takes all others with it (sofia.c, `config_sofia`). */
function moduleFailure({ program, isFragment }: FreeSwitchUnit): Reason | undefined {
  if (isFragment) return undefined;
  for (const { object } of program.objects) {
    const param = object.kind === 'profile' ? emptyExternalAddress(object) : undefined;
    if (!param) continue;
    const message = `mod_sofia does not load when FreeSWITCH starts, for ext-sip-ip of the profile ${object.name} is empty.`;
    return { rule: EXTERNAL_IP_RULE, message, at: param.valueAt };
  }
  return undefined;
}

/** A gateway without its profile in sight may stand in one that drops it. */
function hiddenPart(unit: FreeSwitchUnit, object: FreeSwitchObject): Reason | undefined {
  const at = placeOf(object.element, object.kind === 'user' ? 'id' : 'name');
  const rule = 'freeswitch/include-missing';
  if (unit.isFragment) {
    return { rule, message: `${nameOf(unit.id)} is part of a configuration that is not here.`, at };
  }
  if (object.kind === 'gateway' && object.isOfUser && !isReadByProfile(unit, object)) {
    return { rule, message: 'It is read only where a profile has <domain … parse="true"/>.', at };
  }
  if (unit.program.isDynamic && object.kind !== 'acl') {
    const message =
      'A script or server answers for parts of this configuration and may put another in its place.';
    return { rule, message, at };
  }
  return undefined;
}

/** Whether a profile looks through the domain of the user, in a place where users are looked for (sofia.c, parse_domain_tag). */
function isReadByProfile({ program }: FreeSwitchUnit, gateway: Gateway): boolean {
  const user = ancestorOf(gateway.element, 'user');
  const domain = user && ancestorOf(user, 'domain');
  const isInGroup = user?.parent?.name === 'users' && user.parent.parent?.name === 'group';
  if (!domain || !(isInGroup || user.parent === domain)) return false;
  // whoever asks for a domain by its name gets the first one
  const name = program.subjectOf(domain) ? domain.value('name')?.toLowerCase() : undefined;
  return program.objects.some(({ object }) => {
    if (object.kind !== 'profile') return false;
    return object.domains.some(({ name: wanted, element }) => {
      const isMeant = wanted.toLowerCase() === 'all' || (wanted !== '' && wanted.toLowerCase() === name);
      return isMeant && isTrue(element.value('parse') ?? '');
    });
  });
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
