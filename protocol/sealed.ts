/** Text that only the holder of a private key can read: base64 fields, fit for a message that may be traced. */
export interface Sealed {
  /** The sender's public key, made for this one message. */
  readonly key: string;
  /** Initialisation vector. */
  readonly iv: string;
  readonly data: string;
}
