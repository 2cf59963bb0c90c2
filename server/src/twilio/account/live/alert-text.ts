import { maskUris } from '../../../text/mask';
import type { SipAlert } from '../data';
import { text } from './records';

/** Of the Voice SDK by Twilio's own list, and what people look for when SIP fails. */
const NO_VALID_ACCOUNT = 31203;

/** "SIP specific error codes are in the 32xxx series": https://www.twilio.com/docs/sip-trunking/troubleshooting */
export function mayBeSip({ errorCode }: { errorCode?: unknown }): boolean {
  const code = Number(errorCode);
  return Number.isNaN(code) || code === NO_VALID_ACCOUNT || (code >= 32_000 && code < 33_000);
}

export function toAlert(record: {
  errorCode?: unknown;
  dateGenerated?: unknown;
  dateCreated?: unknown;
  resourceSid?: unknown;
  alertText?: unknown;
}): SipAlert | undefined {
  const code = Number(record.errorCode);
  const at = [record.dateGenerated, record.dateCreated].find((date) => date instanceof Date);
  if (!Number.isInteger(code) || at === undefined) return undefined;
  const [resourceSid, said] = [text(record.resourceSid), alertText(record.alertText)];
  return {
    code,
    at,
    ...(resourceSid === undefined ? {} : { resourceSid }),
    ...(said === undefined ? {} : { text: said }),
  };
}

const LONGEST = 160;

/**
 * The message of an alert. Twilio writes `Msg=…&ErrorCode=…&url=…`; the URL is the customer's own and may hold a password
 * or a token, so nothing but the message is taken, and of the URLs in it the hosts.
 */
function alertText(value: unknown): string | undefined {
  const written = text(value);
  if (written === undefined) return undefined;
  const isForm = /^\w+(=[^&]*)?(&\w+=[^&]*)+$/s.test(written);
  const form = isForm ? new URLSearchParams(written) : undefined;
  const message = form ? (form.get('Msg') ?? form.get('parserMessage') ?? '') : written;
  const line = maskUris(withoutPaths(message)).replace(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** Of a URL only its scheme and host are left: the rest is the customer's own. */
function withoutPaths(message: string): string {
  return message.replace(
    /\b([a-z][a-z\d+.-]*:\/\/)(?:[^\s"'<>/?#]*@)?([^\s"'<>/?#@]*)([^\s"'<>]*)/gi,
    (_, scheme: string, host: string, rest: string) => `${scheme}${host}${rest === '' ? '' : '/…'}`,
  );
}
