import { judgeLast } from '../last';
import { type Constraint, dropping, type JudgedObject, lastSetting, lastValue, missing } from '../object';
import { readUnsigned } from '../values/number';
import { checkRoute, checkUri, checkUriPrefix } from '../values/uris';
import { isTrue } from '../values/words';
import type { Fault } from '../verdict';

/** What Asterisk checks before it publishes (res/res_pjsip_outbound_publish.c). Without `multi_user` the client
 * is made at once, which reads the URIs. */
export const constrainOutboundPublish: Constraint = (object) => {
  const absent = ['server_uri', 'event'].filter((name) => lastValue(object.settings, name) === '');
  const faults = absent.map((name) => missing(object, name, ADVICE[name] ?? 'Add it'));
  const client = !isTrue(lastValue(object.settings, 'multi_user'));
  const uris = ['server_uri', 'from_uri', 'to_uri'].flatMap((name) =>
    judgeLast(object, name, client ? checkUri : checkUriPrefix),
  );
  if (!client) return [...faults, ...uris];
  return [...faults, ...uris, ...judgeLast(object, 'outbound_proxy', checkRoute), ...expiration(object)];
};

const ADVICE: Record<string, string> = {
  server_uri: 'Add server_uri = sip:USER@HOST',
  event: 'Add event = presence, or another event package',
};

function expiration(object: JudgedObject): Fault[] {
  const given = lastSetting(object.settings, 'expiration');
  if (!given || readUnsigned(given.value) !== 0) return [];
  const place = { rule: 'asterisk/invalid-value', setting: given.index, option: 'expiration' } as const;
  return [dropping(object, { ...place, what: 'expiration cannot be 0', advice: 'Use 60 or more' })];
}
