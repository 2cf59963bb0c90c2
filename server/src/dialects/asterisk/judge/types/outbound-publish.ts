import { option } from '../../schema';
import {
  type Constraint,
  dropping,
  faultOf,
  type JudgedObject,
  lastSetting,
  lastValue,
  missing,
} from '../object';
import { readUnsigned } from '../values/number';
import type { Check } from '../values/problem';
import { checkRoute, checkUri } from '../values/uris';
import { isTrue } from '../values/words';
import type { Fault } from '../verdict';

/** What Asterisk checks before it publishes (res/res_pjsip_outbound_publish.c): more of it when it is not multi_user. */
export const constrainOutboundPublish: Constraint = (object) => {
  const absent = ['server_uri', 'event'].filter((name) => lastValue(object.settings, name) === '');
  const faults = absent.map((name) => missing(object, name, ADVICE[name] ?? 'Add it'));
  return isTrue(lastValue(object.settings, 'multi_user')) ? faults : [...faults, ...client(object)];
};

const ADVICE: Record<string, string> = {
  server_uri: 'Add server_uri = sip:USER@HOST',
  event: 'Add event = presence, or another event package',
};

/** A single publication gets its client at once, which reads the URIs. */
function client(object: JudgedObject): Fault[] {
  return [
    ...read(object, 'outbound_proxy', checkRoute),
    ...read(object, 'server_uri', checkUri),
    ...read(object, 'from_uri', checkUri),
    ...read(object, 'to_uri', checkUri),
    ...expiration(object),
  ];
}

function read(object: JudgedObject, name: string, check: Check): Fault[] {
  const given = lastSetting(object.settings, name);
  const spec = option(object.type, name);
  const problem = given && spec && check(given.value, { name: given.name, spec, environment: {} });
  return problem ? [faultOf(object, problem, given.index, name)] : [];
}

function expiration(object: JudgedObject): Fault[] {
  const given = lastSetting(object.settings, 'expiration');
  if (!given || readUnsigned(given.value) !== 0) return [];
  const place = { rule: 'asterisk/invalid-value', setting: given.index, option: 'expiration' } as const;
  return [dropping(object, { ...place, what: 'expiration cannot be 0', advice: 'Use 60 or more' })];
}
