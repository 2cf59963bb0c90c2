import {
  type Constraint,
  dropping,
  harmless,
  type JudgedObject,
  lastSetting,
  lastValue,
  missing,
  type Placed,
} from '../object';
import { isAlwaysLocal, readBind } from '../values/bind';
import type { Fault } from '../verdict';

/** What `transport_apply` checks (res/res_pjsip/config_transport.c), but for other transports on the same address. */
export const constrainTransport: Constraint = (object) => [...binding(object), ...externalAddress(object)];

/** The protocol in force, lower case. */
export function protocolOf({ settings }: Pick<JudgedObject, 'settings'>): string {
  return lastSetting(settings, 'protocol')?.value.toLowerCase() ?? 'udp';
}

/** Whether Asterisk itself listens: WebSockets come through its HTTP server, a flow belongs to another transport. */
export function listens(protocol: string): boolean {
  return protocol === 'udp' || protocol === 'tcp' || protocol === 'tls';
}

function binding(object: JudgedObject): Fault[] {
  const protocol = protocolOf(object);
  const bind = lastSetting(object.settings, 'bind');
  if (protocol === 'flow') return [];
  if (!bind) return [missing(object, 'bind', 'Add bind = 0.0.0.0, or an address of the machine')];
  return listens(protocol) ? localAddress(object, bind, protocol === 'tls') : [];
}

/** A TLS transport loads even if it cannot listen: pjproject forgets that error (sip_transport_tls.c). */
function localAddress(object: JudgedObject, bind: Placed, tls: boolean): Fault[] {
  const address = readBind(bind.value);
  if (!address?.numeric || isAlwaysLocal(address)) return [];
  const local = object.context.environment?.localAddress?.(address.host);
  if (local === true || (tls && local === undefined)) return [];
  const place = { rule: 'asterisk/invalid-value', setting: bind.index, option: 'bind' } as const;
  const advice = 'Bind to an address of the machine, or to 0.0.0.0';
  const what = `${address.host} is no address of this machine`;
  if (tls) return [harmless('changed', { ...place, what, consequence: DEAF, advice })];
  if (local === false) return [dropping(object, { ...place, what, advice })];
  const consequence = 'Asterisk drops the transport if the machine does not have this address';
  return [
    harmless('unknown', { ...place, what: `The transport is bound to ${address.host}`, consequence, advice }),
  ];
}

/** What becomes of a TLS transport whose address it cannot have. */
export const DEAF = 'Asterisk loads the transport without a word, but nobody can connect to it';

/** A flow has no address family to resolve an external address for, unless bind gives it one. */
function externalAddress(object: JudgedObject): Fault[] {
  if (protocolOf(object) !== 'flow' || lastSetting(object.settings, 'bind')) return [];
  const names = ['external_signaling_address', 'external_media_address'];
  const name = names.find((option) => lastValue(object.settings, option) !== '');
  const external = name === undefined ? undefined : lastSetting(object.settings, name);
  if (!external || name === undefined) return [];
  const what = `A flow without bind cannot have ${name}`;
  return [
    dropping(object, {
      rule: 'asterisk/conflicting-options',
      setting: external.index,
      option: name,
      what,
      advice: `Remove ${name}`,
    }),
  ];
}
