import { refuseUri, type UriRefusal } from '../pjsip/limits';
import { isRoute, parseUri } from '../pjsip/uri';
import { type Check, type Problem, quote } from './problem';
import { splitList } from './separate';

const ADVICE: Record<UriRefusal, string> = {
  'not-sip': 'Write sip:user@host or sip:host, without a display name',
  'too-long': 'Shorten it: 511 bytes for the URI, 245 for the host',
  'broken-bracket': 'Close the bracket of the IPv6 address',
};

/** Scheme and length only: what Asterisk looks at in the contacts of an aor. */
export const checkContacts: Check = (value, { name }) => {
  for (const item of splitList(value)) {
    const refusal = item === '' ? undefined : refuseUri(item);
    if (refusal) return refusedUri(item, name, refusal);
  }
  return undefined;
};

/** Scheme and length of one URI. */
export const checkUriPrefix: Check = (value, { name }) => {
  const refusal = value === '' ? undefined : refuseUri(value);
  return refusal && refusedUri(value, name, refusal);
};

/** A URI that pjproject must be able to parse. An empty value is judged elsewhere. */
export const checkUri: Check = (value, { name }) => {
  if (value === '') return undefined;
  const refusal = refuseUri(value);
  if (refusal) return refusedUri(value, name, refusal);
  return parseUri(value) ? undefined : unreadable(value, name);
};

/** An outbound proxy is parsed as a Route header: other schemes go too. */
export const checkRoute: Check = (value, { name }) =>
  value === '' || isRoute(value) ? undefined : unreadable(value, name);

function refusedUri(value: string, name: string, refusal: UriRefusal): Problem {
  const what = refusal === 'too-long' ? `${name} is too long` : `${quote(value)} is no SIP URI for ${name}`;
  return { rule: 'sip/invalid-uri', what, advice: ADVICE[refusal] };
}

function unreadable(value: string, name: string): Problem {
  return {
    rule: 'sip/invalid-uri',
    what: `${name} = ${quote(value)} cannot be read as a SIP URI`,
    advice: 'Write it as sip:user@host:port;parameter=value, with \\; for each semicolon',
  };
}
