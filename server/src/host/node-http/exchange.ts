import type { ClientRequest, IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HttpAnswer, HttpRequest } from '../http';
import { codeOf, type Failed, failed, failureOf, type Stage } from './failure';

/** The largest answer, packed and unpacked. */
const MAX_BYTES = 32 * 1024 * 1024;

/** A request that is on its way as soon as it is made, apart from its body. May throw for a header that cannot be. */
export type Start = () => ClientRequest;

const unpack = promisify(gunzip);

/** One request and its answer. */
export class Exchange {
  private message: ClientRequest | undefined;
  private settled = false;
  private readonly timer: NodeJS.Timeout;
  private readonly cancel = () => this.fail(failed('cancelled', 'The request was cancelled.'));

  constructor(
    private readonly request: HttpRequest,
    private readonly stage: Stage,
    private readonly start: Start,
    private readonly resolve: (answer: HttpAnswer) => void,
  ) {
    const seconds = Math.round(request.timeout / 100) / 10;
    const late = `${stage.host} did not answer in ${seconds} seconds. Try again later.`;
    this.timer = setTimeout(() => this.fail(failed('timed-out', late)), request.timeout);
    request.signal?.addEventListener('abort', this.cancel);
  }

  run(): void {
    if (this.request.signal?.aborted) this.cancel();
    else this.send();
  }

  private send(): void {
    try {
      const message = this.start();
      this.message = message;
      message.on('response', (response) => this.read(response));
      message.on('error', (error) => this.broken(message, error));
      message.on('close', () => this.broken(message, undefined));
      message.end(this.request.body);
    } catch (_invalid) {
      const advice =
        'A line break or a letter beyond Latin stands in its address or its key. Enter the key again.';
      this.fail(failed('unsendable', `The request to ${this.stage.host} cannot be sent. ${advice}`));
    }
  }

  private broken(message: ClientRequest, error: unknown): void {
    // the host may close a kept connection just as it is used again; asking once more does no harm where nothing changes
    const stale = message.reusedSocket && codeOf(error) === 'ECONNRESET' && this.request.method === 'GET';
    if (stale && !this.settled && message === this.message) this.send();
    else if (message === this.message) this.fail(failureOf(error, this.stage));
  }

  private read(response: IncomingMessage): void {
    const chunks: Buffer[] = [];
    let bytes = 0;
    this.message?.removeAllListeners('close');
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) this.fail(this.tooLarge());
      else chunks.push(chunk);
    });
    response.on('end', () => {
      if (response.complete) void this.answer(response, Buffer.concat(chunks));
    });
    response.on('error', () => this.fail(this.cutOff()));
    response.on('close', () => {
      if (!response.complete) this.fail(this.cutOff());
    });
  }

  private async answer(response: IncomingMessage, bytes: Buffer): Promise<void> {
    const headers = headersOf(response);
    try {
      const packed = headers['content-encoding'] === 'gzip' && bytes.length > 0;
      const body = packed ? await unpack(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
      this.settle({
        state: 'answered',
        status: response.statusCode ?? 0,
        headers,
        body: body.toString('utf8'),
      });
    } catch (error) {
      this.fail(codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? this.tooLarge() : this.cutOff());
    }
  }

  private cutOff(): Failed {
    return failed('cut-off', `The answer of ${this.stage.host} ended before its end. Try again later.`);
  }

  private tooLarge(): Failed {
    const limit = `${MAX_BYTES / 1024 / 1024} MiB`;
    return failed('too-large', `The answer of ${this.stage.host} is larger than ${limit} and was not read.`);
  }

  private fail(failure: Failed): void {
    this.settle(this.message?.writableFinished ? { ...failure, sent: true } : failure);
  }

  private settle(answer: HttpAnswer): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.timer);
    this.request.signal?.removeEventListener('abort', this.cancel);
    if (answer.state === 'failed') this.message?.destroy();
    this.resolve(answer);
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    return [[name, Array.isArray(value) ? value.join(', ') : value]];
  });
  return Object.fromEntries(entries);
}
