import { parseIpAddress } from '../sip/ip-address';
import { isReachable } from '../sip/ip-scope';
import type { Sourced } from '../sip/sourced';
import type { SipUri } from '../sip/uri';
import { parseTwilioHost, type TwilioHost, type TwilioProduct } from '../twilio/hosts';
import { twilioSignalingRange } from '../twilio/signaling';

const MOST_PARSED = 500;
const parsed = new Map<string, TwilioHost | undefined>();

/** What Twilio's host grammar says of a host name; undefined for hosts of others. */
export function twilioHost(host: string): TwilioHost | undefined {
  if (!/tw[il]/i.test(host)) return undefined;
  // a large file has thousands of registrations with a handful of hosts, and many rules ask of each
  const known = parsed.get(host);
  if (known) return known;
  const found = parseTwilioHost(host);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(host, found);
  return found;
}

/** The same of a URI's host; undefined for hosts of others and for placeholders. */
export function twilioHostOf(uri: Sourced<SipUri>): TwilioHost | undefined {
  const host = uri.value?.host.text;
  return host ? twilioHost(host) : undefined;
}

/** Whether calls or registrations to this URI are meant for Twilio's SIP services. */
export function isTwilioTarget(uri: Sourced<SipUri>): boolean {
  const host = twilioHostOf(uri);
  if (host) return host.kind !== 'rest-api';
  const address = uri.value?.host.text;
  return address !== undefined && twilioSignalingRange(address) !== undefined;
}

/** Which of Twilio's SIP services a host addresses, as far as it says so. */
export function productOf(host: TwilioHost | undefined): TwilioProduct | undefined {
  return host && 'product' in host && host.kind !== 'rest-api' ? host.product : undefined;
}

/** Whether the URI leads out of the local network: a host name with a dot, or a public address. */
export function isPublicHost(uri: Sourced<SipUri>): boolean {
  const { value } = uri;
  if (!value) return false;
  const address = parseIpAddress(value.host.text);
  if (address) return isReachable(address);
  const name = value.host.text.toLowerCase();
  return name.includes('.') && !/\.(local|lan|internal|localdomain|home\.arpa)\.?$/.test(name);
}
