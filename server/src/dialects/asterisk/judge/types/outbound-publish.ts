import { judgeLast } from '../last';
import { type Constraint, lastValue, missing } from '../object';
import { checkRoute, checkUri, checkUriPrefix } from '../values/uris';
import { isTrue } from '../values/words';
import { noExpiration } from './expiration';

/**
 * What Asterisk checks before it publishes (res/res_pjsip_outbound_publish.c). Without `multi_user` the client is made
 * at once, which reads the URIs.
 */
export const constrainOutboundPublish: Constraint = (object) => {
  const absent = ['server_uri', 'event'].filter((name) => lastValue(object.settings, name) === '');
  const faults = absent.map((name) => missing(object, name, ADVICE[name] ?? 'Add it'));
  const client = !isTrue(lastValue(object.settings, 'multi_user'));
  const uris = ['server_uri', 'from_uri', 'to_uri'].flatMap((name) =>
    judgeLast(object, name, client ? checkUri : checkUriPrefix),
  );
  if (!client) return [...faults, ...uris];
  return [...faults, ...uris, ...judgeLast(object, 'outbound_proxy', checkRoute), ...noExpiration(object)];
};

const ADVICE: Record<string, string> = {
  server_uri: 'Add server_uri = sip:USER@HOST',
  event: 'Add event = presence, or another event package',
};
