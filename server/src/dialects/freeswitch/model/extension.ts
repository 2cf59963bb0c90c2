import type { DialTarget, HostUse, SipModel } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { SipUri } from '../../../sip/uri';
import type { Scope } from '../../dialect';
import { hostUse } from '../../host-uses';
import type { Call, Extension } from '../objects/extension';
import { gatewayKey } from '../objects/keys';
import { partOf } from '../objects/part';
import { settle } from './element-home';
import { hasObject } from './lookup';
import { callEncryptionOf } from './media-encryption';
import { uriOfHost } from './values';

/** What the actions of an extension call. */
export function extensionModel(extension: Extension, scope: Scope): SipModel {
  return extension.calls.flatMap((call) => targetOf(extension, call, scope));
}

function targetOf(extension: Extension, call: Call, scope: Scope): (DialTarget | HostUse)[] {
  const { data, dial, element, number } = call;
  const mediaEncryption = callEncryptionOf(call);
  const user = { name: extension.name, at: element.nameAt, userAgent: 'freeswitch' } as const;
  const base = {
    kind: 'dialTarget',
    ...user,
    ...(number ? { pattern: number } : {}),
    ...(mediaEncryption ? { mediaEncryption } : {}),
  } as const;
  if (dial.kind === 'gateway') {
    const peerName = partOf(data, dial.gateway);
    const user = partOf(data, dial.number);
    // with a prefix of the gateway, or a host of its own, it is not the number that is called
    const isNumber = !hasPrefix(peerName.value, scope) && !user.text.includes('@');
    const target: DialTarget = { ...base, peerName, ...(isNumber ? { user } : {}) };
    return [settle(target, element)];
  }
  const text = partOf(data, dial.uri);
  // `1000%domain` is looked up among the phones that are registered
  if (text.text.includes('%')) return [];
  const uri = withoutFilledHost(uriOfHost(text));
  const target: DialTarget = { ...base, uri };
  return [settle(target, element), ...hostUse(user, uri, 'dial')];
}

/** Whether `destination-prefix` of the gateway comes before each number, or may. */
function hasPrefix(name: string | undefined, scope: Scope): boolean {
  if (name === undefined) return false;
  return scope
    .definitions(gatewayKey(name))
    .some(
      (subject) =>
        hasObject(subject) &&
        subject.object.kind === 'gateway' &&
        (subject.object.isTemplated || subject.object.params.given('destination-prefix') !== undefined),
    );
}

/** A host that the call itself fills in is none to speak of: `$1`. */
function withoutFilledHost(uri: Sourced<SipUri>): Sourced<SipUri> {
  if (!uri.value || !/\$\d/.test(uri.value.host.text)) return uri;
  const { value: _host, ...rest } = uri;
  return { ...rest, origin: 'placeholder' };
}
