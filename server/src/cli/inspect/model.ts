import type { SipElement } from '../../sip/model';
import { MASK, maskLine } from '../../text/mask';
import { Place } from '../../text/place';

type Dumped = Readonly<Record<string, unknown>>;

/** The SIP model of everything that is loaded, or may be loaded. */
export interface InspectedModel {
  readonly registrations: readonly Dumped[];
  readonly peers: readonly Dumped[];
  readonly identities: readonly Dumped[];
  readonly credentials: readonly Dumped[];
  readonly transports: readonly Dumped[];
  readonly dialTargets: readonly Dumped[];
}

type Listed = Exclude<SipElement['kind'], 'host'>;

export function inspectModel(elements: Iterable<SipElement>, path: (uri: string) => string): InspectedModel {
  const lists: Record<Listed, Dumped[]> = {
    registration: [],
    peer: [],
    identity: [],
    credential: [],
    transport: [],
    dialTarget: [],
  };
  for (const element of elements) if (element.kind !== 'host') lists[element.kind].push(dump(element, path));
  return {
    registrations: lists.registration,
    peers: lists.peer,
    identities: lists.identity,
    credentials: lists.credential,
    transports: lists.transport,
    dialTargets: lists.dialTarget,
  };
}

/** Left out: what every element says, and elements inside elements, which have their own entry. */
const LEFT_OUT: ReadonlySet<string> = new Set(['kind', 'userAgent', 'transport']);

function dump(element: SipElement, path: (uri: string) => string): Dumped {
  const { at, ...rest } = element;
  const entries = Object.entries(rest).filter(([name]) => !LEFT_OUT.has(name));
  return {
    ...Object.fromEntries(entries.map(([name, value]) => [name, plain(value, name, path)])),
    path: path(at.uri),
    range: at.range,
  };
}

/** A value with its place as plain data: URIs as text, credentials by name, passwords masked. */
function plain(value: unknown, name: string, path: (uri: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, name, path));
  if (typeof value === 'string') return maskLine(value);
  if (typeof value !== 'object' || value === null) return value;
  if ('origin' in value && 'text' in value) return sourced(value, name, path);
  if ('credentials' in value && Array.isArray(value.credentials)) {
    const { credentials, ...rest } = value;
    const names = credentials.map((credential: unknown) => nameOf(credential));
    return { credentials: names, ...plainEntries(rest, path) };
  }
  return plainEntries(value, path);
}

function plainEntries(value: object, path: (uri: string) => string): Dumped {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, name, path)]));
}

function nameOf(element: unknown): unknown {
  return typeof element === 'object' && element !== null && 'name' in element ? element.name : undefined;
}

function sourced(value: object, name: string, path: (uri: string) => string): Dumped {
  const { text, origin, value: inner, at }: Partial<Record<string, unknown>> = { ...value };
  const isText = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  const shown = inner === undefined ? undefined : isText ? String(text) : inner;
  const masked = name === 'password' ? MASK : typeof shown === 'string' ? maskLine(shown) : shown;
  return {
    ...(inner === undefined
      ? { text: name === 'password' ? MASK : maskLine(String(text)) }
      : { value: masked }),
    origin,
    ...(at instanceof Place ? { path: path(at.uri), range: at.range } : {}),
  };
}
