import { nearest } from '../../../text/nearest';
import { hasPlaceholder, isOpen } from '../../../text/placeholder';
import { isTemplated, placeOf, written } from '../load/element';
import type { Contained } from '../objects/container';
import type { Gateway } from '../objects/gateway';
import type { Param } from '../objects/params';
import type { Profile } from '../objects/profile';
import { isKnownParam } from '../schema';
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
    ...judgeNames(gateway),
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

/** Which of the two that a gateway needs to register is missing or empty (sofia.c:3995). */
function lacks({ registers, params }: Gateway): string | undefined {
  return registers ? ['username', 'password'].find((name) => !params.given(name)) : undefined;
}

/** Without `register="false"` both are needed. */
function judgeCredentials(gateway: Gateway): Fault[] {
  const { registers, params, element } = gateway;
  if (registers === undefined) return registersPerhaps(gateway);
  const missing = lacks(gateway);
  if (missing === undefined || hides(gateway, missing) || misspelled(gateway, missing)) return [];
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

/** The param that was meant for the missing one, or to say that the gateway does not register. */
function misspelled({ params }: Gateway, missing: string): Param | undefined {
  return params.list.find(
    ({ name }) => !isKnownParam('gateway', name) && nearest(name, [missing, 'register']).length > 0,
  );
}

/** A slip of the pen may be what it is dropped for. */
function judgeNames(gateway: Gateway): Fault[] {
  const faults = judgeParams(gateway.params);
  const missing = lacks(gateway);
  const slip = missing !== undefined && !hides(gateway, missing) ? misspelled(gateway, missing) : undefined;
  if (!slip) return faults;
  const effect = `So the gateway registers, has no ${missing} and is dropped ("${missing} param is REQUIRED!").`;
  return faults.map((fault) =>
    fault.param === slip ? { ...fault, message: `${fault.message} ${effect}`, effect: 'dropped' } : fault,
  );
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

/** Whether it is there, or need not be, by a param that FreeSWITCH passes over. */
function hides({ hidden }: Gateway, missing: string): boolean {
  return hidden.some((param) => param.value('name') === missing || param.value('name') === 'register');
}

function judgeHidden(gateway: Gateway): Fault[] {
  // a template engine may leave out the one that hides the others
  if (isTemplated(gateway.element)) return [];
  const missing = lacks(gateway);
  const dropped = missing !== undefined && hides(gateway, missing) ? missing : undefined;
  return gateway.contained.flatMap((held) => judgeContained(held, dropped));
}

function judgeContained({ hidden, container }: Contained, dropped: string | undefined): Fault[] {
  const [first] = hidden;
  if (!first || !container) return [];
  const tag = `<${container.name}>`;
  const names = hidden.map((item) => item.value('name') ?? '').filter((name) => name !== '');
  const shown = names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '');
  const what =
    first.parent === container.parent
      ? `The gateway has a ${tag} child, so FreeSWITCH passes over the ${container.name} beside it`
      : `The gateway has two ${tag}, and FreeSWITCH passes over what is in the second one`;
  const isDropped = dropped !== undefined && first.name === 'param';
  const effect = isDropped
    ? ` So it registers, has no ${dropped} and is dropped ("${dropped} param is REQUIRED!").`
    : '';
  return [
    {
      rule: 'freeswitch/hidden-params',
      message: `${what}: ${shown}.${effect} Move them into ${first.parent === container.parent ? tag : 'the first one'}.`,
      at: placeOf(first, 'name'),
      effect: isDropped ? 'dropped' : 'kept',
      misplaced: { elements: hidden, container },
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
