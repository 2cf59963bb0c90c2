import {
  type Fault,
  judge,
  type KnownTransport,
  type UnitObject,
  type Verdict,
} from '../../dialects/asterisk/judge';
import { judgeLeftovers } from '../../dialects/asterisk/judge/unit/leftover';
import { judgeTransports, knownTransports } from '../../dialects/asterisk/judge/unit/transports';
import { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { TRANSPORTS } from '../../dialects/asterisk/objects/keys';
import type { PjsipObject } from '../../dialects/asterisk/objects/pjsip-object';
import type { Scope } from '../../dialects/dialect';

interface Placed {
  readonly object: PjsipObject;
  readonly owner: ConfObject;
}

/** The transports of a load unit in load order, and what Asterisk does with each beside the others. */
interface Transports {
  readonly owners: readonly ConfObject[];
  readonly placed: readonly Placed[];
  readonly verdicts: readonly (Verdict | undefined)[];
  readonly known: readonly KnownTransport[];
}

/** Every registration of a unit asks for the same ones. */
let latest: Transports = { owners: [], placed: [], verdicts: [], known: [] };

function transportsOf(scope: Scope): Transports {
  const owners = scope.definitions(TRANSPORTS).filter((owner) => owner instanceof ConfObject);
  const same =
    owners.length === latest.owners.length && owners.every((owner, index) => owner === latest.owners[index]);
  if (!same) latest = judgeAll(owners);
  return latest;
}

function judgeAll(owners: readonly ConfObject[]): Transports {
  const placed = owners.flatMap((owner) =>
    owner.objects.flatMap((object) => (object.type === 'transport' ? [{ object, owner }] : [])),
  );
  const objects = placed.map(({ object: { type, name, settings } }): UnitObject => {
    return { type, id: name, settings };
  });
  const verdicts: (Verdict | undefined)[] = objects.map(({ type, id, settings }) =>
    judge(type, id, settings),
  );
  const inherited = judgeLeftovers(objects, verdicts, {});
  judgeTransports(objects, verdicts, inherited);
  return { owners, placed, verdicts, known: knownTransports(objects, verdicts, inherited) };
}

/** A fault of a transport, and the section of the transport that is in its way. */
export interface TransportFault {
  readonly fault: Fault;
  readonly cause: ConfObject | undefined;
}

/** What is wrong with a transport beside the other ones. */
export function faultsOfTransport(object: PjsipObject, scope: Scope): TransportFault[] {
  const { placed, verdicts } = transportsOf(scope);
  const index = placed.findIndex((candidate) => candidate.object === object);
  const { faults = [] } = verdicts[index] ?? {};
  return faults.map((fault) => ({
    fault,
    cause: fault.cause === undefined ? undefined : placed[fault.cause]?.owner,
  }));
}

/** What is wrong with a registration where these transports are all there are. */
export function faultsOfRegistration({ type, name, settings }: PjsipObject, scope: Scope): readonly Fault[] {
  return judge(type, name, settings, { transports: transportsOf(scope).known }).faults;
}

/** Whether a transport is dropped for a fault of its own, which explains what it is missing for. */
export function hasBrokenTransport(scope: Scope): boolean {
  return transportsOf(scope).placed.some(({ owner, object }) =>
    owner.isDropped(owner.objects.indexOf(object)),
  );
}
