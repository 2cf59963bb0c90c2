import type { UnknownReason } from '../known';

/** Regions that store voice data; resources and keys are per region. */
export type RegionId = 'us1' | 'ie1' | 'au1';

/** An account in one region. Several connections may name one account. */
export interface Connection {
  readonly label: string;
  readonly accountSid: string;
  readonly region: RegionId;
}

export interface ApiKey {
  /** SID of an API key (SK…), or of the account itself (AC…) with its auth token as secret. */
  readonly username: string;
  readonly secret: string;
}

/** Why a call gave nothing to go on. Never holds a credential. */
export interface CallFailure {
  readonly reason: Extract<
    UnknownReason,
    'signed-out' | 'offline' | 'denied' | 'rate-limited' | 'partial' | 'unsupported'
  >;
  /** It will be the same next time, until the key or the account is another. */
  readonly permanent: boolean;
  readonly status?: number;
  /** Twilio's error code. */
  readonly code?: number;
  /** One sentence for people. */
  readonly message: string;
  /** The request never went out whole, so that nothing can have been done. */
  readonly unsent?: true;
}

/** Outcome of one request that changes or reads something. */
export type CallResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: CallFailure };

/** One request as it is shown and sent: SIDs filled in, the host by product and region. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly form?: Readonly<Record<string, string>>;
}
