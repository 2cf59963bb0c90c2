/** One request to an HTTPS host. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the whole answer must be there. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

export type HttpFailure =
  /** No way to the host: no network, no name, refused, reset before the answer began. */
  | 'offline'
  | 'timed-out'
  | 'cancelled'
  /** The certificate of the host or the proxy is not trusted. */
  | 'untrusted'
  /** The proxy refused or demands to be told who asks. */
  | 'proxy'
  /** The answer ended before its end. */
  | 'cut-off'
  | 'too-large'
  /** The host is none that may be talked to. */
  | 'forbidden-host';

export type HttpAnswer =
  | {
      readonly state: 'answered';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** `message` is for people, with a next step; it never holds a header, a body or a user of a URL. */
  | { readonly state: 'failed'; readonly reason: HttpFailure; readonly message: string };

/** Sends requests. Never throws and never rejects; follows no redirect. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
}

/** How the outside is reached. Proxy URL and authorization may be secret. */
export interface Network {
  /** URL of the proxy; left out, the environment decides (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). Empty: none. */
  readonly proxy?: string;
  readonly noProxy?: readonly string[];
  /** Value of the Proxy-Authorization header. */
  readonly proxyAuthorization?: string;
  /** False: certificates are not checked. */
  readonly strictTls?: boolean;
  /** A file of further certificate authorities in PEM form, beside those of the system and of NODE_EXTRA_CA_CERTS. */
  readonly caFile?: string;
  /** Base URL of an emulator of Twilio on a loopback address: every request goes there, with the host in its Host header. */
  readonly emulator?: string;
}
