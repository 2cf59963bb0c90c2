import { request } from 'node:http';
import twilio from 'twilio';
import type { Emulator, Key } from './index';

/** An answer as it came. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

interface PlainOptions {
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  /** Left out: the main key of the first account in US1. Null: none. */
  readonly key?: Pick<Key, 'username' | 'secret'> | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds after which nobody waits any longer. */
  readonly giveUp?: number;
}

/**
 * One request to the emulator by plain HTTP.
 *
 * @throws Error (of the socket) where the answer is not whole
 */
export function ask(emulator: Emulator, url: string, options: PlainOptions = {}): Promise<PlainAnswer> {
  const { method = options.form ? 'POST' : 'GET', form, key = emulator.key(), headers, giveUp } = options;
  const { host, pathname, search } = new URL(url);
  const body = form && new URLSearchParams(form).toString();
  return new Promise((resolve, reject) => {
    const sent = request(
      emulator.url + pathname + search,
      {
        method,
        agent: false,
        signal: giveUp === undefined ? undefined : AbortSignal.timeout(giveUp),
        headers: { host, ...formHeaders(body), ...authorization(key), ...headers },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The body of an answer that must be JSON, with whatever is in it. */
export function bodyOf({ text }: PlainAnswer): Record<string, unknown> {
  return JSON.parse(text);
}

function formHeaders(body: string | undefined): Record<string, string> {
  if (body === undefined) return {};
  const length = String(Buffer.byteLength(body));
  return { 'content-type': 'application/x-www-form-urlencoded', 'content-length': length };
}

function authorization(key: Pick<Key, 'username' | 'secret'> | null): Record<string, string> {
  if (!key) return {};
  return { authorization: `Basic ${Buffer.from(`${key.username}:${key.secret}`).toString('base64')}` };
}

const edges = { us1: '', ie1: 'dublin', au1: 'sydney' } as const;

/** The client of the `twilio` package, whose requests lead to the emulator. */
export function twilioClient(emulator: Emulator, key: Key = emulator.key()): twilio.Twilio {
  return twilio(key.username, key.secret, {
    accountSid: key.accountSid,
    region: key.region === 'us1' ? '' : key.region,
    edge: edges[key.region],
    httpClient: new EmulatorClient(emulator),
  });
}

class EmulatorClient extends twilio.RequestClient {
  constructor(readonly emulator: Emulator) {
    super();
  }

  override async request<T>(options: Parameters<twilio.RequestClient['request']>[0]) {
    const { method, uri, params, data, username = '', password = '' } = options;
    const url = new URL(uri);
    for (const [name, value] of Object.entries(params ?? {})) url.searchParams.append(name, String(value));
    const fields = Object.entries(data ?? {}).map(([name, value]) => [name, String(value)] as const);
    const { status, text, headers } = await ask(this.emulator, url.href, {
      method: method.toUpperCase(),
      form: data === undefined ? undefined : Object.fromEntries(fields),
      key: { username, secret: password },
    });
    return { statusCode: status, body: text as T, headers, toString: () => text };
  }
}
