import { nearest } from '../../../text/nearest';
import { hasPlaceholder, isOpen } from '../../../text/placeholder';
import { placeOf, written } from '../load/element';
import type { Gateway } from '../objects/gateway';
import type { Profile } from '../objects/profile';
import { judgeParams } from './params';
import { quote } from './quote';
import { type Fault, type Verdict, verdictOf } from './verdict';

const RULE = 'freeswitch/gateway-dropped';

/** sofia.c:3772 */
const NAME = /^[\w.-]+$/;
/** By prefix and without case: `udpx` is udp (sofia_glue_str2transport). */
const TRANSPORTS = ['udp', 'tcp', 'sctp', 'tls'] as const;
export type GatewayTransport = (typeof TRANSPORTS)[number];

export function gatewayTransport(text: string): GatewayTransport | undefined {
  const lower = text.toLowerCase();
  return TRANSPORTS.find((transport) => lower.startsWith(transport));
}

/** What mod_sofia does with a gateway by itself; that another one has its name comes on top. */
export function judgeGateway(gateway: Gateway, profile: Profile | undefined): Verdict {
  return verdictOf([
    ...judgeName(gateway),
    ...judgeCredentials(gateway),
    ...judgeTransport(gateway, profile),
    ...judgeProxy(gateway),
    ...judgeHidden(gateway),
    ...judgeVariables(gateway),
    ...judgeParams(gateway.params),
    ...gateway.subscriptions.flatMap(judgeParams),
  ]);
}

function judgeName(gateway: Gateway): Fault[] {
  const { name, element } = gateway;
  const at = placeOf(element, 'name');
  if (NAME.test(name)) return [];
  if (hasPlaceholder(name)) {
    const message = 'Its name is a placeholder that something fills in before FreeSWITCH reads it.';
    return [{ rule: 'internal/template-word', message, at, effect: 'unknown' }];
  }
  const what = name === '' ? 'The gateway has no name' : `${quote(name)} is no name for a gateway`;
  const message = `${what}: FreeSWITCH drops it ("Ignoring invalid name"). Use letters, digits, ".", "-" and "_".`;
  const suggestion = name.trim().replace(/[^\w.-]+/g, '-');
  return [
    {
      rule: RULE,
      message,
      at,
      effect: 'dropped',
      ...(NAME.test(suggestion) ? { suggestions: [suggestion] } : {}),
    },
  ];
}

/** Without `register="false"` both are needed (sofia.c:3995). */
function judgeCredentials(gateway: Gateway): Fault[] {
  const { registers, params, element } = gateway;
  if (registers === undefined) return registersPerhaps(gateway);
  if (!registers) return [];
  const missing = ['username', 'password'].find((name) => !params.given(name));
  if (missing === undefined) return [];
  if (!params.last(missing) && gateway.isTemplated) return [templated(gateway)];
  const param = params.last(missing);
  const what = param ? `its ${missing} is empty` : `it has no ${missing}`;
  const asked = params.last('register') ? 'registers' : 'registers unless told otherwise';
  return [
    {
      rule: RULE,
      message: `The gateway ${asked}, and ${what}: FreeSWITCH drops it ("${missing} param is REQUIRED!"). Add the ${missing}, or write register="false" where nobody has to register.`,
      at: param ? param.valueAt : placeOf(element, 'name'),
      effect: 'dropped',
      missing,
      ...(param ? { param } : {}),
    },
  ];
}

/** What seems to be missing may be written by a template engine. */
function templated({ element }: Gateway): Fault {
  const message = 'A template engine writes some of its params: it is dropped without username and password.';
  return { rule: 'internal/template-word', message, at: placeOf(element, 'name'), effect: 'unknown' };
}

function registersPerhaps(gateway: Gateway): Fault[] {
  const { params } = gateway;
  const register = params.last('register');
  if (params.given('username') && params.given('password')) return [];
  if (!register) return [templated(gateway)];
  return [
    {
      rule: 'internal/template-word',
      message: 'Whether it registers is a placeholder: it is dropped without username and password then.',
      at: register.valueAt,
      effect: 'unknown',
      param: register,
    },
  ];
}

function judgeTransport({ params }: Gateway, profile: Profile | undefined): Fault[] {
  return params.all('register-transport').flatMap((param): Fault[] => {
    const { value } = param.value;
    if (value === undefined) return [];
    const transport = gatewayTransport(value);
    const base = { rule: RULE, at: param.valueAt, param } as const;
    if (transport === undefined) {
      const message = `FreeSWITCH knows no transport ${quote(value)} and drops the gateway ("unsupported transport"). Write udp, tcp, tls or sctp.`;
      return [{ ...base, message, effect: 'dropped', suggestions: ['udp', 'tcp', 'tls'] }];
    }
    if (transport !== 'tls') return [];
    const hasTls = profile?.hasTls;
    if (profile && hasTls === false) {
      const message = `The gateway asks for TLS, but its profile ${quote(profile.name)} has none, so FreeSWITCH drops it ("unsupported transport"). Set tls="true" in the profile, with a certificate.`;
      return [{ ...base, message, effect: 'dropped' }];
    }
    if (hasTls === true) return [];
    const message = 'Whether the profile that it stands in speaks TLS cannot be seen here.';
    return [{ ...base, rule: 'freeswitch/include-missing', message, effect: 'unknown' }];
  });
}

/** The register URL is `sip:` and the proxy, whatever that begins with (sofia.c:4139). */
function judgeProxy(gateway: Gateway): Fault[] {
  const proxy = gateway.params.given('proxy');
  const value = proxy?.value.value;
  const scheme = value === undefined ? undefined : /^sips?:/i.exec(value)?.[0];
  if (!proxy || value === undefined || scheme === undefined || isOpen(value)) return [];
  const isSips = scheme.length > 4;
  // calls and From go by other values then (mod_sofia.c, sofia_outgoing_channel)
  if (gateway.registers === false && !isSips && gateway.params.given('from-domain')) return [];
  const effect = isSips
    ? `calls go to "sip:…@${scheme}…"`
    : 'without from-domain the From of calls and the OPTIONS of a ping are made of it';
  const message =
    gateway.registers === false
      ? `FreeSWITCH puts "sip:" before the proxy itself, so ${quote(scheme)} does not belong there: ${effect}. Write the host alone.`
      : `FreeSWITCH puts "sip:" before the proxy itself: it would register at "sip:${scheme}…" and sends nothing at all (900 Internal error). Write the host alone.`;
  return [
    {
      rule: 'freeswitch/proxy-scheme',
      message,
      at: proxy.valueAt,
      effect: 'kept',
      param: proxy,
      suggestions: [value.slice(scheme.length)],
    },
  ];
}

function judgeHidden({ hidden, container }: Gateway): Fault[] {
  const [first] = hidden;
  if (!first || !container) return [];
  const names = hidden.map((param) => param.value('name') ?? '').filter((name) => name !== '');
  const shown = names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '');
  return [
    {
      rule: 'freeswitch/hidden-params',
      message: `The gateway has a <params> child, so FreeSWITCH passes over the params beside it: ${shown}. Move them into <params>.`,
      at: placeOf(first, 'name'),
      effect: 'kept',
    },
  ];
}

/** sofia.c:3853 */
function judgeVariables({ variables }: Gateway): Fault[] {
  return variables.flatMap(({ name, direction, element }): Fault[] => {
    const word = written(element, 'direction');
    if (direction !== 'none' || word?.value === undefined || !word.at) return [];
    const message = `${quote(word.value)} is no direction, so FreeSWITCH sets ${quote(name)} on no call at all, without a word. Write inbound or outbound, or remove the attribute for both.`;
    const suggestions = [...new Set([...nearest(word.value, DIRECTIONS), ...DIRECTIONS])];
    return [{ rule: 'freeswitch/invalid-value', message, at: word.at, effect: 'kept', suggestions }];
  });
}

const DIRECTIONS = ['outbound', 'inbound'];
