import type { DialTarget, HostUse, SipModel } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import { hasPlaceholder } from '../../../text/placeholder';
import { hostUse } from '../../host-uses';
import type { Span } from '../objects/dial-string';
import type { Call, Extension } from '../objects/extension';
import { settle } from './element-home';
import { uriOfHost } from './values';

/** What the actions of an extension call. */
export function extensionModel(extension: Extension): SipModel {
  return extension.calls.flatMap((call) => targetOf(extension, call));
}

/** Part of a value; what a variable of the call fills in has no value of its own: `${destination_number}`, `$1`. */
export function partOf(data: Sourced<string>, [from, to]: Span): Sourced<string> {
  const text = data.text.slice(from, to);
  const at = data.at?.slice(from, to);
  const isFilled = hasPlaceholder(text) || /\$\d/.test(text);
  const origin = isFilled ? 'placeholder' : data.origin === 'placeholder' ? 'literal' : data.origin;
  return { text, origin, ...(at ? { at } : {}), ...(isFilled ? {} : { value: text }) };
}

function targetOf(extension: Extension, { data, dial, element, number }: Call): (DialTarget | HostUse)[] {
  const user = { name: extension.name, at: element.at, userAgent: 'freeswitch' } as const;
  const base = { kind: 'dialTarget', ...user, ...(number ? { pattern: number } : {}) } as const;
  if (dial.kind === 'gateway') {
    const peerName = partOf(data, dial.gateway);
    const target: DialTarget = { ...base, peerName, user: partOf(data, dial.number) };
    return [settle(target, element)];
  }
  const text = partOf(data, dial.uri);
  // `1000%domain` is looked up among the phones that are registered
  if (text.text.includes('%')) return [];
  const uri = uriOfHost(text);
  const target: DialTarget = { ...base, uri };
  return [settle(target, element), ...hostUse(user, uri, 'dial')];
}
