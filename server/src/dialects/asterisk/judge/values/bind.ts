import { type Family, formatIPv4, formatIPv6, isIPv6, readIPv4 } from './address';
import { type Check, type Problem, quote } from './problem';

/** An address to listen on. `host` is the address in its usual form, or a name that has to be resolved first. */
export interface BindAddress {
  readonly family: Family;
  readonly host: string;
  readonly numeric: boolean;
  /** 0: the default port of the protocol. */
  readonly port: number;
}

/** Reads a `bind` value as pjproject does (pjlib/src/pj/sock_common.c); undefined where it cannot. */
export function readBind(value: string): BindAddress | undefined {
  const colons = value.split(':').length - 1;
  return colons > 1 ? readIPv6Bind(value) : readIPv4Bind(value);
}

function readIPv4Bind(value: string): BindAddress | undefined {
  const colon = value.indexOf(':');
  const host = colon < 0 ? value : value.slice(0, colon);
  const port = readPort(colon < 0 ? '' : value.slice(colon + 1));
  if (port === undefined) return undefined;
  // inet_aton stops at a blank.
  const address = host === '' ? 0 : readIPv4(host.split(/\s/, 1)[0] ?? '');
  if (address !== undefined) return { family: 4, host: formatIPv4(address), numeric: true, port };
  return { family: 4, host, numeric: false, port };
}

function readIPv6Bind(value: string): BindAddress | undefined {
  if (value.startsWith('[')) {
    const close = value.indexOf(']');
    const colon = value.lastIndexOf(':');
    const port = close < 0 ? undefined : readPort(colon < close ? '' : value.slice(colon + 1));
    return port === undefined ? undefined : addressOrName(value.slice(1, close), port);
  }
  if (isIPv6(value)) return addressOrName(value, 0);
  const colon = value.lastIndexOf(':');
  const port = readPort(value.slice(colon + 1));
  const host = value.slice(0, colon);
  return port !== undefined && isIPv6(host) ? addressOrName(host, port) : addressOrName(value, 0);
}

function addressOrName(host: string, port: number): BindAddress {
  if (host === '') return { family: 6, host: '::', numeric: true, port };
  return isIPv6(host)
    ? { family: 6, host: formatIPv6(host), numeric: true, port }
    : { family: 6, host, numeric: false, port };
}

function readPort(text: string): number | undefined {
  return /^\d*$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

/** The wildcard and loopback addresses are local everywhere. */
export function isAlwaysLocal({ family, host }: BindAddress): boolean {
  return family === 4 ? host === '0.0.0.0' || host.startsWith('127.') : host === '::' || host === '::1';
}

/** Syntax of a `bind` value. A host name is resolved when Asterisk starts. */
export const checkBind: Check = (value, { environment }) => {
  const address = readBind(value);
  if (address?.numeric) return undefined;
  const resolves = address && environment.resolves?.(address.host);
  if (resolves === true) return undefined;
  if (!address || resolves === false || !/^[\w.-]+$/.test(address.host)) {
    return {
      what: `bind = ${quote(value)} is no address`,
      advice: 'Write an IP address of the machine, or 0.0.0.0, with :port',
    };
  }
  return boundToName(value);
};

function boundToName(value: string): Problem {
  return {
    effect: 'unknown',
    what: `bind = ${quote(value)} is a host name`,
    consequence: 'Asterisk drops the transport if the name does not resolve when it starts',
    advice: 'Write an IP address of the machine, or 0.0.0.0',
  };
}
