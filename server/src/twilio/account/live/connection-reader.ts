import type { UnknownReason } from '../known';
import { signedOut } from './failures';
import type { Kind } from './kinds';
import type { Line } from './line';
import type { ApiCall, ApiKey, CallFailure, CallResult, Connection } from './live';
import type { Outside } from './outside';
import type { Part } from './part';
import type { ReadResult } from './reading';
import { RegionParts } from './region-parts';
import { Run } from './run';
import { Session } from './session';

export interface ReaderOutside extends Outside {
  key(): Promise<ApiKey | undefined>;
}

export interface RefreshAsked {
  readonly signal?: AbortSignal;
  readonly explicit?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads one connection and keeps what it read. */
export class ConnectionReader {
  #parts: RegionParts;
  #session: Promise<Session | undefined> | undefined;
  #isSignedOut: boolean | undefined;
  #run: { readonly run: Run; readonly work: Promise<void> } | undefined;
  #life = new AbortController();
  /** What stays denied until the key is another or a person asks. */
  readonly #denials = new Map<Kind, CallFailure>();

  /** @param arrived called when something was read; with true where it is a collection that others hang on */
  constructor(
    readonly connection: Connection,
    private readonly outside: ReaderOutside,
    private readonly line: Line,
    private readonly arrived: (isBase: boolean) => void,
  ) {
    this.#parts = this.#noParts();
  }

  get parts(): RegionParts {
    return this.#parts;
  }

  get isReading(): boolean {
    return this.#run !== undefined;
  }

  /** Whether nobody is signed in; undefined before the key was asked for. */
  get isSignedOut(): boolean | undefined {
    return this.#isSignedOut;
  }

  /** Why nothing is known of what nobody has asked for yet. */
  get unread(): UnknownReason {
    if (this.#isSignedOut === true) return 'signed-out';
    return this.isReading || this.#isSignedOut === undefined ? 'loading' : 'partial';
  }

  /** Reads everything again; who comes while that is under way waits for it. */
  async refresh(asked: RefreshAsked = {}): Promise<void> {
    const again = asked.explicit === true && this.#denials.size > 0;
    const running = this.#run;
    if (again) this.#denials.clear();
    // who joins a reading that was given up would wait for nothing
    const isOver = running?.run.signal.aborted;
    if (running && (again || isOver)) await running.run.join(running.work, asked.signal);
    if (asked.signal?.aborted) return;
    const { run, work } = this.#run ?? this.#start();
    await run.join(work, asked.signal, asked.onProgress);
  }

  /** Reads these again, before anything else. */
  async reread(parts: readonly Part<unknown>[]): Promise<void> {
    const session = await this.#open();
    if (!session) return;
    const context = { urgent: true, signal: this.#life.signal };
    await Promise.all(parts.map((part) => this.#read(part, session, context)));
  }

  async call(call: ApiCall, signal?: AbortSignal): Promise<CallResult<unknown>> {
    const session = await this.#open();
    if (!session) return { ok: false, failure: signedOut(this.connection.label) };
    return session.call(call, { urgent: true, signal });
  }

  /** Another key, or none: what the old one read is gone. */
  forget(): void {
    this.cancel();
    this.#denials.clear();
    this.#session = undefined;
    this.#isSignedOut = undefined;
    this.#parts = this.#noParts();
  }

  /** Cancels all that is under way. */
  cancel(): void {
    this.#run?.run.cancel();
    this.#run = undefined;
    this.#life.abort();
    this.#life = new AbortController();
  }

  #noParts(): RegionParts {
    return new RegionParts(this.connection.region, () => this.outside.clock.now());
  }

  #start(): { readonly run: Run; readonly work: Promise<void> } {
    const run = new Run();
    const work = this.#readAll(run, this.#parts).finally(() => {
      if (this.#run?.run === run) this.#run = undefined;
    });
    this.#run = { run, work };
    return this.#run;
  }

  /** Asks for the key once; what is asked meanwhile waits for it. */
  #open(): Promise<Session | undefined> {
    this.#session ??= this.#signIn(this.#life.signal);
    return this.#session;
  }

  async #signIn(life: AbortSignal): Promise<Session | undefined> {
    let key: ApiKey | undefined;
    try {
      key = await this.outside.key();
    } catch {
      // whoever keeps the keys could not be asked: as good as none, and nothing of the error may be shown
      key = undefined;
    }
    if (life.aborted) return undefined;
    this.#isSignedOut = key === undefined;
    this.#parts.username = key?.username;
    return key && new Session(this.connection, key, this.line, this.outside);
  }

  async #readAll(run: Run, parts: RegionParts): Promise<void> {
    const session = await this.#open();
    if (!session || run.signal.aborted) return;
    const context = { urgent: false, signal: run.signal };
    const read = (part: Part<unknown>) => this.#read(part, session, context, run);
    const all = async (below: readonly Part<unknown>[]) => {
      await Promise.all(below.map(read));
    };
    const { domains, trunks, credentialLists, ipAccessControlLists, numbers } = parts;
    const readTrunks = read(trunks);
    const readNumbers = read(numbers);
    await Promise.all([
      read(domains).then(() => all((domains.items ?? []).flatMap((each) => parts.domainParts(each)))),
      read(credentialLists).then(() => all(parts.credentialListParts())),
      read(ipAccessControlLists).then(() => all(parts.accessListParts())),
      readTrunks.then(() => all((trunks.items ?? []).flatMap((each) => parts.trunkParts(each)))),
      Promise.all([readTrunks, readNumbers]).then(() => all(parts.trunkNumberParts())),
      read(parts.callerIds),
      read(parts.accounts).then(() => (this.#isListed(parts) ? parts.account.clear() : read(parts.account))),
      read(parts.alerts),
    ]);
    parts.prune();
  }

  /** The list of the accounts that a main key sees holds the account itself. */
  #isListed(parts: RegionParts): boolean {
    return parts.accounts.items?.some(({ sid }) => sid === this.connection.accountSid) === true;
  }

  async #read(
    part: Part<unknown>,
    session: Session,
    context: { readonly urgent: boolean; readonly signal?: AbortSignal },
    run?: Run,
  ): Promise<void> {
    const answered = run?.expect();
    const { version, failure } = part;
    await part.read(this.outside.clock.now(), () => this.#ask(part, session, context, run));
    answered?.();
    if (part.version !== version || part.failure !== failure) this.arrived(isBase(this.#parts, part));
  }

  async #ask(
    { source }: Part<unknown>,
    session: Session,
    context: { readonly urgent: boolean; readonly signal?: AbortSignal },
    run?: Run,
  ): Promise<ReadResult<unknown>> {
    const stopped = () => this.#denials.get(source.kind) ?? run?.stopped(source.kind);
    const known = stopped();
    if (known) return { items: [], failure: known };
    const result = await session.read(source, { ...context, stopped });
    const { failure, items } = result;
    if (failure === undefined) run?.breaker.succeeded(source.kind);
    else {
      if (failure.permanent && items.length === 0) this.#denials.set(source.kind, failure);
      run?.breaker.failed(source.kind, failure);
    }
    return result;
  }
}

function isBase(parts: RegionParts, part: Part<unknown>): boolean {
  for (const base of parts.bases()) if (base === part) return true;
  return false;
}
