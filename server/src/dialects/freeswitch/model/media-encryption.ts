import type { MediaEncryption } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { XmlDefinition } from '../../../syntax/xml/variable';
import type { Scope } from '../../dialect';
import type { Call } from '../objects/extension';
import type { Gateway } from '../objects/gateway';
import { isTrue } from '../schema/booleans';
import { variableDefinitions } from './lookup';

/** What decides whether calls that go out offer SRTP; the one of the direction comes before the one for both. */
const SRTP = ['rtp_secure_media_outbound', 'rtp_secure_media'] as const;
/** Offers what browsers want: ICE, and DTLS for the keys. */
const WEBRTC = 'media_webrtc';
/** What versions before 1.6 asked for. */
const OLD = 'sip_secure_media';

/**
 * What calls through a gateway do with SRTP, as far as its variables and the global ones tell: a channel takes a
 * variable that it does not have from the global ones (switch_channel.c). Undefined where nothing is said; a dial string
 * may say it of a single call.
 */
export function mediaEncryptionOf(gateway: Gateway, scope: Scope): Sourced<MediaEncryption> | undefined {
  const own = gateway.variables.filter(({ direction }) => direction === 'outbound' || direction === 'both');
  return encryptionBy(
    (name) => own.findLast((each) => each.name === name)?.value ?? globalValue(name, scope),
  );
}

/** The same of one call, by what is set for it alone. */
export function callEncryptionOf({ assigned }: Call): Sourced<MediaEncryption> | undefined {
  return assigned.size === 0 ? undefined : encryptionBy((name) => assigned.get(name));
}

function encryptionBy(
  named: (name: string) => Sourced<string> | undefined,
): Sourced<MediaEncryption> | undefined {
  const webrtc = named(WEBRTC);
  if (webrtc && (webrtc.value === undefined || isTrue(webrtc.value))) return read(webrtc, () => 'dtls');
  for (const name of SRTP) {
    const value = named(name);
    if (value) return read(value, readEncryption);
  }
  const old = named(OLD);
  return old && read(old, () => undefined);
}

function read(
  { value, ...rest }: Sourced<string>,
  meaning: (text: string) => MediaEncryption | undefined,
): Sourced<MediaEncryption> {
  const encryption = value === undefined ? undefined : meaning(value);
  return encryption === undefined ? rest : { ...rest, value: encryption };
}

/** The value that `$${name}` has when all files are read. */
function globalValue(name: string, scope: Scope): Sourced<string> | undefined {
  const definitions = variableDefinitions(name, scope);
  const last = definitions.reduce<XmlDefinition | undefined>(
    (found, each) => (found && found.order > each.order ? found : each),
    undefined,
  );
  if (!last || last.kind === 'delete') return undefined;
  const { value, valueAt: at } = last;
  if (value === undefined) return { text: '', at, origin: 'placeholder' };
  return { value, text: value, at, origin: 'resolved' };
}

/** `mandatory:AES_CM_128_HMAC_SHA1_80`; what is offered as optional may come out either way. */
function readEncryption(text: string): MediaEncryption | undefined {
  const word = text.split(':')[0]?.toLowerCase() ?? '';
  if (word === 'optional') return undefined;
  if (word === 'mandatory' || isTrue(word)) return 'sdes';
  return word === 'forbidden' || word === 'false' ? 'none' : undefined;
}
