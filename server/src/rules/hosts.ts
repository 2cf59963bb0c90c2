import { parseIpAddress } from '../sip/ip-address';
import { scopeOf } from '../sip/ip-scope';
import type { Sourced } from '../sip/sourced';
import type { SipUri } from '../sip/uri';
import { parseTwilioHost, type TwilioHost } from '../twilio/hosts';

/** What Twilio's host grammar says of a URI's host; undefined for hosts of others and for placeholders. */
export function twilioHostOf(uri: Sourced<SipUri>): TwilioHost | undefined {
  const host = uri.value?.host.text;
  if (!host || !/tw[il]/i.test(host)) return undefined;
  return parseTwilioHost(host);
}

/** Whether calls or registrations to this URI are meant for Twilio's SIP services. */
export function isTwilioTarget(uri: Sourced<SipUri>): boolean {
  const host = twilioHostOf(uri);
  return host !== undefined && host.kind !== 'rest-api';
}

/** Whether the URI leads out of the local network: a host name with a dot, or a public address. */
export function isPublicHost(uri: Sourced<SipUri>): boolean {
  const { value } = uri;
  if (!value) return false;
  const address = parseIpAddress(value.host.text);
  if (address) return scopeOf(address) === 'public';
  const name = value.host.text.toLowerCase();
  return name.includes('.') && !/\.(local|lan|internal|localdomain|home\.arpa)\.?$/.test(name);
}
