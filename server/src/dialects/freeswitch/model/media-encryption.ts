import type { MediaEncryption } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { Gateway } from '../objects/gateway';
import { isTrue } from '../schema/booleans';

const SRTP = new Set(['rtp_secure_media', 'rtp_secure_media_outbound', 'sip_secure_media']);

/**
 * What calls through a gateway do with SRTP, as far as its variables tell. Undefined where they do not: a dial string or
 * a global variable may set it.
 */
export function mediaEncryptionOf(gateway: Gateway): Sourced<MediaEncryption> | undefined {
  const own = gateway.variables.findLast(
    ({ name, direction }) => SRTP.has(name) && (direction === 'outbound' || direction === 'both'),
  );
  if (!own) return undefined;
  const { value, ...rest } = own.value;
  const encryption = value === undefined ? undefined : readEncryption(value);
  return encryption === undefined ? rest : { ...rest, value: encryption };
}

/** `mandatory:AES_CM_128_HMAC_SHA1_80`; what is offered as optional may come out either way. */
function readEncryption(text: string): MediaEncryption | undefined {
  const word = text.split(':')[0]?.toLowerCase() ?? '';
  if (word === 'optional') return undefined;
  if (word === 'mandatory' || isTrue(word)) return 'sdes';
  return word === 'forbidden' || word === 'false' ? 'none' : undefined;
}
