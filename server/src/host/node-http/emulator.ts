import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

/** Base URL of an emulator, or undefined where it is not on this machine and so may not have a key. */
export function emulatorUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' || url.username !== '' || url.password !== '') return undefined;
  return url.hostname === 'localhost' || isLoopback(url.hostname) ? url : undefined;
}

/** For `localhost`, which is a name like any other to a resolver: only the addresses that lead to this machine count. */
export const loopbackLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const own = error ? [] : addresses.filter(({ address }) => isLoopback(address));
    const [first] = own;
    if (first === undefined) callback(error ?? new NotLoopback(), '');
    else if (options.all === true) callback(null, own);
    else callback(null, first.address, first.family);
  });
};

class NotLoopback extends Error {}

/** 127.0.0.0/8 or ::1, with or without brackets. */
function isLoopback(host: string): boolean {
  return host === '[::1]' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
