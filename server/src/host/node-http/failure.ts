import type { HttpAnswer, HttpFailure } from '../http';

export type Failed = Extract<HttpAnswer, { state: 'failed' }>;

/** Where an exchange stood when it failed. `proxy` is named where the fault lies on the way through it. */
export interface Stage {
  readonly host: string;
  /** `proxy.example:3128`, without its user. */
  readonly proxy?: string;
  /** Why a file of certificate authorities was not used. */
  readonly trustProblem?: string;
}

export function failed(reason: HttpFailure, message: string): Failed {
  return { state: 'failed', reason, message };
}

/** The way through a proxy ended: it answered CONNECT with another status than 200, or could not be talked to. */
export class ProxyError extends Error {
  constructor(
    readonly status: number | undefined,
    readonly code: string,
  ) {
    super('no way through the proxy');
  }
}

/** The code of Node, of OpenSSL or of the HTTP parser; never the message, for it may quote what was sent. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What an error before the answer means. */
export function failureOf(error: unknown, stage: Stage): Failed {
  if (error instanceof ProxyError) return proxyFailure(error, stage);
  return (
    untrusted(codeOf(error), stage.host, stage) ?? failed('offline', unreachable(codeOf(error), stage.host))
  );
}

function proxyFailure({ status, code }: ProxyError, stage: Stage): Failed {
  const proxy = `the proxy ${stage.proxy ?? ''}`.trimEnd();
  if (status !== undefined) return refusal(status, proxy, stage.host);
  const fault = untrusted(code, proxy, stage);
  return fault ?? failed('offline', `${unreachable(code, proxy)} ${PROXY_ADVICE}`);
}

const PROXY_ADVICE =
  'The proxy is the one of the setting http.proxy or of the environment (HTTPS_PROXY); NO_PROXY names hosts that need none.';

function refusal(status: number, proxy: string, host: string): Failed {
  // 401 is a wrong word for it, but tinyproxy answers so to a wrong password
  if (status === 407 || status === 401) {
    const advice = 'Set http.proxyAuthorization, or put the user and the password into the URL of the proxy.';
    return failed(
      'proxy',
      `${capital(proxy)} wants to know who asks, or does not take the password. ${advice}`,
    );
  }
  if (status >= 500)
    return failed(
      'offline',
      `${capital(proxy)} cannot reach ${host} (it answered ${status}). Try again later.`,
    );
  return failed(
    'proxy',
    `${capital(proxy)} does not let ${host} through (it answered ${status}). Ask whoever runs it. ${PROXY_ADVICE}`,
  );
}

const UNKNOWN_ISSUER = new Set([
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
]);

const OTHER_FAULT = new Set([
  ...['CERT_REJECTED', 'CERT_REVOKED', 'CERT_SIGNATURE_FAILURE', 'CERT_CHAIN_TOO_LONG', 'INVALID_CA'],
  ...['INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED', 'HOSTNAME_MISMATCH', 'ERR_TLS_CERT_ALTNAME_INVALID'],
]);

function untrusted(code: string, peer: string, { trustProblem }: Stage): Failed | undefined {
  const advice = certificateAdvice(code);
  if (advice === undefined) return undefined;
  const problem = trustProblem === undefined ? '' : ` ${trustProblem}`;
  return failed('untrusted', `The certificate of ${peer} is not trusted (${code}). ${advice}${problem}`);
}

function certificateAdvice(code: string): string | undefined {
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return 'See whether the clock of this machine is right.';
  if (UNKNOWN_ISSUER.has(code)) {
    const where = 'sipLens.twilio.caFile or NODE_EXTRA_CA_CERTS';
    return `Where a proxy or a firewall opens connections, name the file with its certificate authority (PEM) in ${where}.`;
  }
  if (OTHER_FAULT.has(code))
    return 'Somebody else seems to answer in its place: a proxy, a firewall, or the sign-in page of a network.';
  return undefined;
}

/** A sentence on why a host or a proxy was not reached. */
function unreachable(code: string, peer: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The name of ${peer} was not found (${code}). See whether this machine has a network.`;
  if (code === 'ECONNREFUSED') return `No one answers at ${peer} (${code}).`;
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return `${capital(peer)} ended the connection before it answered (${code}). Try again later.`;
  if (code === 'EPROTO' || code.startsWith('ERR_SSL'))
    return `${capital(peer)} does not speak TLS (${code}).`;
  if (code.startsWith('HPE_')) return `What ${peer} answered is no HTTP (${code}).`;
  return `There is no way to ${peer}${code === '' ? '' : ` (${code})`}. See whether this machine has a network.`;
}

function capital(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}
