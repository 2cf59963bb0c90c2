import type { Network } from '../http';

/** A proxy to go through: its URL without a user, and how to say who asks. */
export interface ProxyServer {
  readonly url: URL;
  readonly authorization?: string;
}

/** None: straight to the host. A problem: there is to be one, but what names it is no URL of a proxy. */
export type ProxyChoice = { readonly proxy?: ProxyServer } | { readonly problem: string };

type Environment = (name: string) => string | undefined;

/** What a proxy is named by for requests to an `https:` URL, the most particular one first. */
const VARIABLES = ['https_proxy', 'all_proxy', 'http_proxy'];

/**
 * The proxy for a host: the one of the settings, else the environment's. Hosts that need none are those of the settings,
 * where they name any, else the environment's, as in VS Code.
 */
export function proxyFor(target: URL, network: Network, environment: Environment): ProxyChoice {
  const named = network.proxy ?? fromEnvironment(VARIABLES, environment) ?? '';
  if (named === '' || needsNone(target, exceptions(network, environment))) return {};
  const url = parse(named);
  if (url === undefined) return { problem: badProxy(network) };
  const authorization = network.proxyAuthorization ?? basicAuthorization(url);
  if (authorization !== undefined && /[^\t\x20-\x7e\x80-\xff]/.test(authorization))
    return {
      problem:
        'The authorization for the proxy holds a character that no header can. See http.proxyAuthorization.',
    };
  url.username = '';
  url.password = '';
  return { proxy: { url, ...(authorization ? { authorization } : {}) } };
}

function fromEnvironment(names: readonly string[], environment: Environment): string | undefined {
  const both = names.flatMap((name) => [name, name.toUpperCase()]);
  return both.map((name) => environment(name)).find((value) => value !== undefined && value !== '');
}

/** `proxy.example:3128` is taken for `http://proxy.example:3128`, as curl does. */
function parse(named: string): URL | undefined {
  const text = named.includes('://') ? named : `http://${named}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : undefined;
}

/** Does not repeat what it speaks of, for a password may stand in it. */
function badProxy({ proxy }: Network): string {
  const where = proxy === undefined ? 'The environment variable HTTPS_PROXY' : 'The setting http.proxy';
  return `${where} does not hold the URL of an HTTP proxy, as http://proxy.example:3128 is. Nothing was sent.`;
}

function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const bytes = Buffer.from(`${decoded(username)}:${decoded(password)}`, 'utf8');
  return `Basic ${bytes.toString('base64')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (_barePercentSign) {
    return part;
  }
}

function exceptions({ noProxy }: Network, environment: Environment): readonly string[] {
  if (noProxy !== undefined && noProxy.length > 0) return noProxy;
  return (fromEnvironment(['no_proxy'], environment) ?? '').split(/[\s,]+/);
}

/** `twilio.com`, `.twilio.com` and `*.twilio.com` each mean the host and everything below it; `*` means every host. */
function needsNone(target: URL, hosts: readonly string[]): boolean {
  const port = target.port === '' ? '443' : target.port;
  return hosts.some((text) => {
    const [, host = '', onlyPort = port] = /^(.*?)(?::(\d+))?$/.exec(text.trim().toLowerCase()) ?? [];
    if (host === '*') return true;
    const name = host.replace(/^\*?\.?/, '').replace(/^\[(.*)\]$/, '$1');
    const own = target.hostname.replace(/^\[(.*)\]$/, '$1');
    return name !== '' && onlyPort === port && (own === name || own.endsWith(`.${name}`));
  });
}
