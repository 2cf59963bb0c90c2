import { isAddressAndPort, type NetworkRefusal, refuseNetwork } from './address';
import { type Check, type CheckInput, type Problem, quote } from './problem';
import { splitList } from './separate';

/** Networks of an access list. Blanks count: an address after `, ` is refused. */
export const checkNetworks: Check = (value) => {
  for (const item of value.split(',')) {
    const refusal = refuseNetwork(item, false);
    if (refusal) return refusedNetwork(item, refusal);
  }
  return undefined;
};

/** The same, where an empty value means nothing. */
export const checkOptionalNetworks: Check = (value, input) =>
  value === '' ? undefined : checkNetworks(value, input);

/** Addresses, networks and host names of an identify. Names must resolve when Asterisk starts. */
export const checkMatches: Check = (value, input) => {
  let unknown: Problem | undefined;
  for (const item of splitList(value)) {
    const problem = item === '' ? undefined : checkMatch(item, input);
    if (problem && problem.effect !== 'unknown') return problem;
    unknown ??= problem;
  }
  return unknown;
};

function checkMatch(item: string, { environment }: CheckInput): Problem | undefined {
  if (!item.includes('/')) {
    if (isAddressAndPort(item)) return undefined;
    return checkHost(item, environment.resolves?.(hostOf(item)));
  }
  const refusal = refuseNetwork(item, true);
  return refusal && refusedNetwork(item, refusal);
}

function hostOf(item: string): string {
  return item.replace(/:\d+$/, '');
}

function checkHost(item: string, resolves: boolean | undefined): Problem | undefined {
  if (resolves === true) return undefined;
  if (resolves === false || !/^[\w.-]+(?::\d+)?$/.test(item)) {
    return {
      what: `${quote(item)} is no address, and no host name that resolves`,
      advice: 'Write IP addresses or networks',
    };
  }
  return {
    effect: 'unknown',
    what: `${quote(item)} is a host name`,
    consequence: 'Asterisk drops this identify if the name does not resolve at the moment it starts',
    advice: 'Write IP addresses or networks',
  };
}

const ADVICE: Record<NetworkRefusal, string> = {
  address: 'Write an IP address, or a network such as 192.0.2.0/24, without blanks after commas',
  mask: 'Give the mask as a number of bits (0-32 for IPv4) or as an address such as 255.255.255.0',
  port: 'Leave out the port: an access list knows addresses only',
  family: 'Give address and mask both as IPv4 or both as IPv6',
  scope: 'Leave out the zone after the % sign',
};

function refusedNetwork(item: string, refusal: NetworkRefusal): Problem {
  const advice = ADVICE[refusal];
  if (refusal !== 'scope') return { what: `${quote(item)} is no network`, advice };
  const consequence = 'Whether Asterisk takes it depends on the network interfaces of the machine';
  return { effect: 'unknown', what: `${quote(item)} has a zone`, consequence, advice };
}
