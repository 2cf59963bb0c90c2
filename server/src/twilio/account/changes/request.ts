import type { ApiCall } from '../live/live';
import type { ResourceKey } from './resource';

/** The SID of a resource that an earlier request makes: known when that one has been answered. */
export interface SidSlot {
  readonly slot: 'sid';
  readonly of: ResourceKey;
  /** What stands for it until then: `{SID of the new credential list}`. */
  readonly label: string;
}

export interface PasswordSlot {
  readonly slot: 'password';
}

type Part = string | SidSlot | PasswordSlot;

/** One request whose open parts are filled in when it is sent. */
export interface RequestTemplate {
  readonly method: 'POST' | 'DELETE';
  /** Pieces of the URL; SIDs need no escapes. */
  readonly url: readonly Part[];
  readonly form: Readonly<Record<string, Part>>;
}

/** What is known by the time a request is sent. */
export interface Filling {
  readonly sids: ReadonlyMap<ResourceKey, string>;
  readonly password?: string;
}

const DOTS = '••••••••••••';

/** The request as it is shown ahead: labels for SIDs that do not exist yet, dots for a password. */
export function preview({ method, url, form }: RequestTemplate): ApiCall {
  const shown = Object.entries(form).map(([name, part]) => [name, show(part)] as const);
  return { method, url: url.map(show).join(''), form: Object.fromEntries(shown) };
}

function show(part: Part): string {
  if (typeof part === 'string') return part;
  return part.slot === 'sid' ? part.label : DOTS;
}

/** The request as it is sent; undefined while something that it needs is not known. */
export function fill({ method, url, form }: RequestTemplate, filling: Filling): ApiCall | undefined {
  const pieces = url.map((part) => value(part, filling));
  const fields = Object.entries(form).map(([name, part]) => [name, value(part, filling)] as const);
  const known = fields.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  if (pieces.includes(undefined) || known.length < fields.length) return undefined;
  return { method, url: pieces.join(''), form: Object.fromEntries(known) };
}

function value(part: Part, { sids, password }: Filling): string | undefined {
  if (typeof part === 'string') return part;
  return part.slot === 'sid' ? sids.get(part.of) : password;
}

export function holdsPassword({ form }: RequestTemplate): boolean {
  return Object.values(form).some((part) => typeof part !== 'string' && part.slot === 'password');
}
