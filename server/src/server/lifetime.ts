import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { isCancelled } from './cancellation';
import { failureReport } from './failure-report';

type Handler<P> = (params: P) => void | Promise<void>;
type Asker<P, R> = (params: P, token: CancellationToken) => Promise<R>;

/**
 * Keeps what the client sends to the time between `initialize` and `shutdown`, and failures of ours to themselves: a
 * rejected promise would end the process, and an error's message may quote a document.
 */
export class Lifetime {
  private state: 'before' | 'running' | 'over' = 'before';

  constructor(private readonly connection: Connection) {}

  begin(): void {
    this.state = 'running';
  }

  end(): void {
    this.state = 'over';
  }

  /** For notifications: nobody waits for an answer. */
  readonly told = <P>(what: string, handle: Handler<P>): ((params: P) => void) => {
    return (params) => {
      if (this.state !== 'running') return;
      this.guard(what, handle, params).catch(() => undefined);
    };
  };

  private async guard<P>(what: string, handle: Handler<P>, params: P): Promise<void> {
    try {
      await handle(params);
    } catch (error) {
      this.connection.console.error(failureReport(what, error));
    }
  }

  /** For requests: where we fail the answer is `nothing`. */
  readonly asked = <P, R>(what: string, nothing: R, ask: Asker<P, R>): Asker<P, R> => {
    return async (params, token) => {
      this.refuse();
      refuseCancelled(token);
      let answer = nothing;
      try {
        answer = await ask(params, token);
      } catch (error) {
        if (!isCancelled(error)) this.connection.console.error(failureReport(what, error));
      }
      refuseCancelled(token);
      return answer;
    };
  };

  /** Listens to a request without parameters. The token comes last, behind what a client may hand over all the same. */
  readonly onBare = <R>(
    method: string,
    what: string,
    nothing: R,
    ask: (token: CancellationToken) => Promise<R>,
  ): void => {
    const handle = this.asked<undefined, R>(what, nothing, (_nothing, token) => ask(token));
    this.connection.onRequest(method, (...given) => handle(undefined, given.at(-1)));
  };

  private refuse(): void {
    if (this.state === 'before')
      throw new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first');
    if (this.state === 'over') throw new ResponseError(ErrorCodes.InvalidRequest, 'the server was shut down');
  }
}

function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
