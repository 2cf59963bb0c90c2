/** Text that only the holder of a private key can read: base64 fields, fit for a message that may be traced. */
export interface Sealed {
  /** The sender's public key, made for this one message. */
  readonly key: string;
  /** Initialisation vector. */
  readonly iv: string;
  readonly data: string;
}

/** Who sealed text is for. The private key never leaves it. */
export interface Receiver {
  /** For `seal`; no secret. */
  readonly publicKey: string;
  /** The text, or undefined where it was sealed for somebody else, was changed on the way, or is no sealed text. */
  open(sealed: Sealed): Promise<string | undefined>;
}

// ECDH on P-256 with a key pair for each message, HKDF with SHA-256 over both public keys, AES-GCM with 256 bits: what
// WebCrypto has everywhere, in the editor's process, in Node and in a browser worker.
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const PURPOSE = 'sip-lens sealed 1';
const IV_BYTES = 12;

export async function createReceiver(): Promise<Receiver> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const own = base64(await crypto.subtle.exportKey('raw', publicKey));
  return {
    publicKey: own,
    open: async ({ key, iv, data }) => {
      try {
        const secret = await sharedKey(privateKey, await importPublic(key), key, own);
        const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv) }, secret, bytes(data));
        return new TextDecoder().decode(opened);
      } catch (_notForUs) {
        return undefined;
      }
    },
  };
}

/** Seals text for the holder of `publicKey`; rejects, without the text, where that is no public key. */
export async function seal(publicKey: string, text: string): Promise<Sealed> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const key = base64(await crypto.subtle.exportKey('raw', pair.publicKey));
  const secret = await sharedKey(pair.privateKey, await importPublic(publicKey), key, publicKey);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, new TextEncoder().encode(text));
  return { key, iv: base64(iv), data: base64(data) };
}

type Key = Awaited<ReturnType<typeof importPublic>>;

function importPublic(key: string) {
  return crypto.subtle.importKey('raw', bytes(key), CURVE, true, []);
}

/** The same from either side, for this sender and this receiver only. */
async function sharedKey(own: Key, other: Key, sender: string, receiver: string): Promise<Key> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`${PURPOSE} ${sender} ${receiver}`);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  const usages = ['encrypt', 'decrypt'] as const;
  return crypto.subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, false, usages);
}

function base64(data: ArrayBuffer | Uint8Array): string {
  return btoa(Array.from(new Uint8Array(data), (byte) => String.fromCharCode(byte)).join(''));
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
