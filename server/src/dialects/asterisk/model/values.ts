import type { Sourced } from '../../../sip/sourced';
import { sourcedUri } from '../../../sip/sourced-uri';
import type { SipUri } from '../../../sip/uri';
import type { PjsipObject } from '../objects/pjsip-object';
import { type Setting, sourcedText } from '../objects/setting';
import { withUnread } from './unread';

/** A number as Asterisk reads it: strtol with base 0, so `0x10` is 16 and `010` is 8. Undefined where it is none. */
export function readInteger(text: string): number | undefined {
  const match = /^([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/.exec(text.trim());
  if (!match) return undefined;
  const digits = match[2] ?? '';
  const base = /^0[xX]/.test(digits) ? 16 : digits.length > 1 && digits.startsWith('0') ? 8 : 10;
  const value = Number.parseInt(base === 16 ? digits.slice(2) : digits, base);
  return match[1] === '-' ? -value : value;
}

/** Anything but these words is false, silently (config_options.c `bool_handler_fn`). */
export function readBoolean(text: string): boolean {
  return ['yes', 'true', 'y', 't', '1', 'on'].includes(text.toLowerCase());
}

/** The URI that a setting holds. */
export function uriOf(setting: Setting): Sourced<SipUri> {
  return withUnread(sourcedUri(sourcedText(setting)), setting.entry);
}

/** The URI of an option; undefined where the option is not set or empty. */
export function uriOption(object: PjsipObject, option: string): Sourced<SipUri> | undefined {
  const setting = object.last(option);
  return setting === undefined || setting.value === '' ? undefined : uriOf(setting);
}

export function uriOptions(object: PjsipObject, option: string): Sourced<SipUri>[] {
  const uri = uriOption(object, option);
  return uri ? [uri] : [];
}
