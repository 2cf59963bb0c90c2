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
  | 'forbidden-host'
  /** It cannot be put into a request as it is: a header with a line break. Nothing was sent. */
  | 'unsendable';

export type HttpAnswer =
  | {
      readonly state: 'answered';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly state: 'failed';
      readonly reason: HttpFailure;
      /** For people, with a next step; it never holds a header, a body, a path or a user of a URL. */
      readonly message: string;
      /** The whole request had gone out: what it asks for may have been done. */
      readonly sent?: boolean;
    };

/**
 * Sends requests to `https:` URLs. Never throws and never rejects; follows no redirect. Which hosts may be talked to is for
 * the caller to say.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
}

/** How the outside is reached. Proxy URL and authorization may be secret. */
export interface Network {
  /** URL of the proxy; left out, the environment decides (HTTPS_PROXY, ALL_PROXY, HTTP_PROXY). Empty: none. */
  readonly proxy?: string;
  /** Hosts that are reached without the proxy, with those below them; left out or empty, NO_PROXY decides. */
  readonly noProxy?: readonly string[];
  /** Value of the Proxy-Authorization header; left out, it is made of the user in the proxy's URL. */
  readonly proxyAuthorization?: string;
  /** False: certificates are not checked. */
  readonly strictTls?: boolean;
  /** A file of further certificate authorities in PEM form, beside those of Node and of NODE_EXTRA_CA_CERTS. */
  readonly caFile?: string;
  /** Base URL of an emulator of Twilio on a loopback address: every request goes there, with the host in its Host header. */
  readonly emulator?: string;
}
