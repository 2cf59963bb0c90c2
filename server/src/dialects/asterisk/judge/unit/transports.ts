import { dropping, harmless, type JudgedObject, lastValue } from '../object';
import { DEAF, listens, protocolOf } from '../types/transport';
import { type BindAddress, isAlwaysLocal, readBind } from '../values/bind';
import { type KnownTransport, type Verdict, verdictOf } from '../verdict';
import { firstTwins } from './duplicates';
import type { UnitObject } from './index';

/** A socket that a transport of the unit takes, or may take. */
interface Socket {
  readonly index: number;
  readonly protocol: string;
  readonly address: BindAddress;
  readonly certain: boolean;
}

const DEFAULT_PORT = 5060;
const DEFAULT_TLS_PORT = 5061;

/**
 * Two transports cannot listen on one address: the later one is dropped, or stays deaf where it is TLS. Changes
 * `verdicts`.
 */
export function judgeTransports(
  objects: readonly UnitObject[],
  verdicts: (Verdict | undefined)[],
  inherited: ReadonlyMap<number, string>,
): void {
  const taken: Socket[] = [];
  for (const [index, object] of objects.entries()) {
    const socket =
      object.type === 'transport' ? socketOf(object, index, verdicts[index], inherited) : undefined;
    if (!socket) continue;
    const rival = taken.find((other) => collide(other, socket));
    if (rival) verdicts[index] = addressInUse(objects, socket, rival, verdicts[index]);
    if (!rival?.certain) taken.push({ ...socket, certain: socket.certain && !rival });
  }
}

function socketOf(
  object: UnitObject,
  index: number,
  verdict: Verdict | undefined,
  inherited: ReadonlyMap<number, string>,
): Socket | undefined {
  const protocol = protocolOf(object);
  const address = readBind(inherited.get(index) ?? lastValue(object.settings, 'bind'));
  if (verdict?.loads === false || !verdict || !listens(protocol) || !address?.numeric) return undefined;
  const port = address.port || (protocol === 'tls' ? DEFAULT_TLS_PORT : DEFAULT_PORT);
  const certain = verdict.loads === true && (protocol !== 'tls' || isAlwaysLocal(address));
  return { index, protocol, address: { ...address, port }, certain };
}

/** TCP and TLS share their ports. A wildcard takes the port on all addresses of its family, not of the other one. */
function collide(a: Socket, b: Socket): boolean {
  if ((a.protocol === 'udp') !== (b.protocol === 'udp')) return false;
  if (a.address.family !== b.address.family || a.address.port !== b.address.port) return false;
  return a.address.host === b.address.host || isWildcard(a.address) || isWildcard(b.address);
}

function isWildcard({ host }: BindAddress): boolean {
  return host === '0.0.0.0' || host === '::';
}

function addressInUse(
  objects: readonly UnitObject[],
  { index, address, protocol }: Socket,
  rival: Socket,
  verdict: Verdict | undefined,
): Verdict {
  const object: JudgedObject = {
    type: 'transport',
    id: '',
    settings: objects[index]?.settings ?? [],
    context: {},
  };
  const bind = object.settings.findLastIndex(({ name }) => name.toLowerCase() === 'bind');
  const name = objects[rival.index]?.id ?? '';
  const place = {
    rule: 'asterisk/address-in-use',
    option: 'bind',
    cause: rival.index,
    ...(bind < 0 ? {} : { setting: bind }),
  } as const;
  const what = `Transport ${name} already listens on port ${address.port} of this address`;
  const advice = 'Give one of the two another port';
  if (protocol === 'tls') {
    const deaf = harmless('changed', { ...place, what, consequence: DEAF, advice });
    return verdictOf([...(verdict?.faults ?? []), ...(rival.certain ? [deaf] : [])]);
  }
  const fault = rival.certain
    ? dropping(object, { ...place, what, advice })
    : harmless('unknown', {
        ...place,
        what,
        consequence: 'Asterisk drops this one if the other one loads',
        advice,
      });
  return verdictOf([...(verdict?.faults ?? []), fault]);
}

/**
 * The transports that a registration can be sent over. Where two have one name, those before the second were started
 * all the same, but nobody finds them by name any more.
 */
export function knownTransports(
  objects: readonly UnitObject[],
  verdicts: readonly (Verdict | undefined)[],
  inherited: ReadonlyMap<number, string>,
): KnownTransport[] {
  const known: KnownTransport[] = [];
  const twin = firstTwins(objects, verdicts).get('transport');
  for (const [index, object] of objects.entries()) {
    const verdict = object.type === 'transport' ? verdicts[index] : undefined;
    // null, perhaps, is not false
    const loads = verdict === undefined ? false : verdict.loads;
    if (loads === false || (twin?.certain && index >= twin.index)) continue;
    const bind = inherited.get(index) ?? lastValue(object.settings, 'bind');
    const family = readBind(bind)?.family ?? 4;
    const doubtful = twin !== undefined && !twin.certain && index >= twin.index;
    const name = twin?.certain ? '' : object.id;
    known.push({ name, protocol: protocolOf(object), family, loads: doubtful ? null : loads });
  }
  return known;
}
