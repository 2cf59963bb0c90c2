import { judgeLast } from '../last';
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
import { isContact, type ParsedUri, parseUri } from '../pjsip/uri';
import { checkRoute, checkUri } from '../values/uris';
import { isTrue } from '../values/words';
import type { Fault, KnownTransport } from '../verdict';
import { noExpiration } from './expiration';

/** What Asterisk checks before it registers (res/res_pjsip_outbound_registration.c). */
export const constrainRegistration: Constraint = (object) => {
  const absent = ['server_uri', 'client_uri'].filter((name) => lastValue(object.settings, name) === '');
  const faults = absent.map((name) => missing(object, name, ADVICE[name] ?? 'Add it'));
  const uris = [
    ...judgeLast(object, 'server_uri', checkUri),
    ...judgeLast(object, 'client_uri', checkUri),
    ...judgeLast(object, 'outbound_proxy', checkRoute),
  ];
  return [
    ...faults,
    ...uris,
    ...line(object),
    ...noExpiration(object),
    ...contact(object),
    ...transport(object),
  ];
};

const ADVICE: Record<string, string> = {
  server_uri: 'Add server_uri = sip:HOST of the registrar',
  client_uri: 'Add client_uri = sip:USER@HOST, the address that is registered',
};

function line(object: JudgedObject): Fault[] {
  const wanted = lastSetting(object.settings, 'line');
  const endpoint = lastSetting(object.settings, 'endpoint');
  const on = wanted !== undefined && isTrue(wanted.value);
  const named = endpoint !== undefined && endpoint.value !== '';
  if (on === named) return [];
  const place = {
    rule: 'asterisk/conflicting-options',
    setting: (on ? wanted : endpoint)?.index ?? 0,
  } as const;
  if (on) {
    const advice = 'Add endpoint = NAME, the endpoint of the calls that come back';
    return [dropping(object, { ...place, option: 'line', what: 'line = yes needs endpoint', advice })];
  }
  const advice = 'Add line = yes, or remove endpoint';
  return [dropping(object, { ...place, option: 'endpoint', what: 'endpoint needs line = yes', advice })];
}

/** The Contact that Asterisk makes of contact_user and contact_header_params must be one that it can read. */
function contact(object: JudgedObject): Fault[] {
  const user = lastSetting(object.settings, 'contact_user');
  const parameters = lastSetting(object.settings, 'contact_header_params');
  const faults: Fault[] = [];
  if (user && user.value !== '' && !isContact(`<sip:${user.value}@192.0.2.1:5060>`))
    faults.push(unfit(object, user));
  if (parameters && parameters.value !== '' && !isContact(`<sip:s@192.0.2.1:5060>;${parameters.value}`)) {
    faults.push(unfit(object, parameters));
  }
  return faults;
}

function unfit(object: JudgedObject, { index, name, value }: Placed): Fault {
  const what = `${name} = "${value}" does not fit into a Contact header`;
  const advice = 'Use characters that a SIP URI allows, and parameters as name=value';
  return dropping(object, {
    rule: 'sip/invalid-uri',
    setting: index,
    option: name.toLowerCase(),
    what,
    advice,
  });
}

/** Transport of a registrar's URI as Asterisk looks for it: protocol and family. */
interface Wanted {
  readonly protocol: string;
  readonly family: 4 | 6;
}

/** undefined: no transport of Asterisk can ever serve the URI. */
function wantedTransport(uri: ParsedUri): Wanted | undefined {
  const named = uri.transport.toLowerCase();
  const family = uri.host.includes(':') ? 6 : 4;
  if (uri.scheme === 'sips') return { protocol: named === 'dtls' ? 'dtls' : 'tls', family };
  if (named === '') return { protocol: 'udp', family };
  return ['udp', 'tcp', 'tls'].includes(named) ? { protocol: named, family } : undefined;
}

function transport(object: JudgedObject): Fault[] {
  const server = lastSetting(object.settings, 'server_uri');
  const uri = server && parseUri(server.value);
  const transports = object.context.transports;
  if (!server || !uri) return [];
  const name = lastValue(object.settings, 'transport');
  const selected = transports?.find((known) => name !== '' && known.name === name && listensItself(known));
  if (selected?.loads === true || (name !== '' && !transports)) return [];
  const wanted = wantedTransport(uri);
  if (!wanted && !selected) return [unservable(object, server, uri)];
  if (!transports) return [];
  return searched(object, server, wanted, transports, selected !== undefined);
}

function listensItself({ protocol }: KnownTransport): boolean {
  return protocol === 'udp' || protocol === 'tcp' || protocol === 'tls';
}

/** Without a named transport Asterisk takes any that fits the URI. */
function searched(
  object: JudgedObject,
  server: Placed,
  wanted: Wanted | undefined,
  transports: readonly KnownTransport[],
  maybeSelected: boolean,
): Fault[] {
  const fitting = transports.filter(
    ({ protocol, family }) => wanted && protocol === wanted.protocol && family === wanted.family,
  );
  if (fitting.some(({ loads }) => loads === true)) return [];
  const kind = wanted ? `${wanted.protocol.toUpperCase()} over IPv${wanted.family}` : 'that kind';
  const what = `No transport speaks ${kind}, which ${server.value} needs`;
  const advice = `Add a transport section with protocol = ${wanted?.protocol ?? 'udp'}`;
  const place = { rule: 'asterisk/missing-transport', setting: server.index, option: 'server_uri' } as const;
  if (fitting.length === 0 && !maybeSelected) return [dropping(object, { ...place, what, advice })];
  const consequence = 'Asterisk drops the registration if the transport does not load';
  return [
    harmless('unknown', {
      ...place,
      what: `Only a doubtful transport fits ${server.value}`,
      consequence,
      advice,
    }),
  ];
}

function unservable(object: JudgedObject, server: Placed, uri: ParsedUri): Fault {
  const what = `Asterisk registers over no transport "${uri.transport}"`;
  const advice = 'Use transport=udp, tcp or tls in server_uri';
  return dropping(object, {
    rule: 'asterisk/invalid-value',
    setting: server.index,
    option: 'server_uri',
    what,
    advice,
  });
}
