import { attempt } from './attempt';
import { hostParts, isEndpoint } from './endpoints';
import { CallProblem, malformed } from './failures';
import type { Line } from './line';
import type { ApiCall, ApiKey, CallFailure, CallResult, Connection } from './live';
import type { Outside } from './outside';
import type { ReadResult } from './reading';
import type { Source } from './sources';
import { type Sending, send } from './transport';
import type { TwilioPackage } from './twilio-package';

const TIMEOUT = 20_000;
/** The most that Twilio gives on one page. */
const PAGE_SIZE = 1_000;

/** Who asks for what, in which order, and until when. */
export interface SessionContext extends Pick<Sending, 'urgent' | 'signal' | 'stopped'> {
  readonly isTrial?: boolean;
}

/** A connection with its key: everything that is asked of Twilio goes through here. */
export class Session {
  constructor(
    private readonly connection: Omit<Connection, 'label'>,
    private readonly key: ApiKey,
    private readonly line: Line,
    private readonly limits: Pick<Outside, 'timeout' | 'pageSize'>,
  ) {}

  async read<T>(source: Source<T>, context: SessionContext): Promise<ReadResult<T>> {
    const opened = await attempt(() => this.#open(context), unstarted);
    if (!opened.ok) return { items: [], failure: opened.failure };
    const reading = {
      twilio: opened.value,
      region: this.connection.region,
      accountSid: this.connection.accountSid,
      pageSize: this.limits.pageSize ?? PAGE_SIZE,
      isTrial: context.isTrial,
    };
    const read = await attempt(() => source.read(reading));
    return read.ok ? read.value : { items: [], failure: read.failure };
  }

  /** One request as it stands. */
  async call({ method, url, form }: ApiCall, context: SessionContext): Promise<CallResult<unknown>> {
    if (!isEndpoint(url, this.connection.region)) return { ok: false, failure: notTwilio };
    const opened = await attempt(() => this.#open(context), unstarted);
    if (!opened.ok) return opened;
    const { client } = opened.value;
    return attempt(async () => {
      const data = form === undefined ? {} : { data: form };
      const response: { body?: unknown } = await client.request({
        method: methods[method],
        uri: url,
        ...data,
      });
      return response.body;
    });
  }

  async #open(context: SessionContext): Promise<TwilioPackage> {
    const { region, accountSid } = this.connection;
    // the package would throw at the request, as if an answer could not be read
    if (this.key.username === '' || this.key.secret === '') throw new CallProblem(unstarted);
    const { openPackage } = await import('./twilio-package');
    const sending: Sending = {
      ...context,
      region,
      key: this.key,
      line: this.line,
      timeout: this.limits.timeout ?? TIMEOUT,
    };
    return openPackage({
      ...this.key,
      accountSid,
      ...hostParts(region),
      request: (request) => send(request, sending),
    });
  }
}

const methods = { GET: 'get', POST: 'post', DELETE: 'delete' } as const;

const notTwilio = {
  ...malformed,
  unsent: true,
  message: 'The address is none of Twilio’s of this region; nothing was sent.',
} as const;

/** A fault of ours, or of what is stored as a key: nobody was asked. */
const unstarted: CallFailure = {
  reason: 'partial',
  permanent: false,
  unsent: true,
  message:
    'SIP Lens could not prepare the request, so nothing was sent. Sign in again; if that does not help, restart the server and report it.',
};
