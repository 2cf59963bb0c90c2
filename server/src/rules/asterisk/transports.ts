import { type Fault, judgeUnit, type UnitObject } from '../../dialects/asterisk/judge';
import { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { TRANSPORTS } from '../../dialects/asterisk/objects/keys';
import type { PjsipObject } from '../../dialects/asterisk/objects/pjsip-object';
import type { Scope } from '../../dialects/dialect';

/** What is wrong with an object beside the transports of its load unit, and the sections that these stand in. */
export interface TransportFault {
  readonly fault: Fault;
  /** The transport that is in the way, where there is one. */
  readonly cause: ConfObject | undefined;
}

interface Placed {
  readonly object: PjsipObject;
  readonly owner: ConfObject;
}

/** The faults that an object has only for the transports that there are, as the referee's judge of whole units sees it. */
export function faultsBesideTransports(object: PjsipObject, scope: Scope): TransportFault[] {
  const transports = transportsOf(scope);
  const known = transports.findIndex((placed) => placed.object === object);
  const judged: UnitObject[] = transports.map((placed) => unitObject(placed.object));
  const verdicts = judgeUnit(known < 0 ? [...judged, unitObject(object)] : judged);
  const { faults = [] } = verdicts[known < 0 ? judged.length : known] ?? {};
  return faults.map((fault) => ({
    fault,
    cause: fault.cause === undefined ? undefined : transports[fault.cause]?.owner,
  }));
}

/** Whether a transport is dropped for a fault of its own, which explains what it is missing for. */
export function hasBrokenTransport(scope: Scope): boolean {
  return transportsOf(scope).some(({ owner, object }) => owner.isDropped(owner.objects.indexOf(object)));
}

function transportsOf(scope: Scope): Placed[] {
  return scope
    .definitions(TRANSPORTS)
    .filter((owner) => owner instanceof ConfObject)
    .flatMap((owner) => owner.objects.map((object) => ({ object, owner })))
    .filter(({ object }) => object.type === 'transport');
}

function unitObject({ type, name, settings }: PjsipObject): UnitObject {
  return { type, id: name, settings };
}
