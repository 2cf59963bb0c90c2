import type { Checker } from '../diagnostics/checker';
import type { Clock } from '../host/host';
import { Breath } from './breath';

/** What the background checks ask and tell. */
export interface BackgroundEvents {
  /** Files that come first where nobody waits for others. */
  first(): Iterable<string>;
  /** The findings of these files are others now. */
  changed(uris: ReadonlySet<string>): void;
  /** A mistake of ours. */
  failed(error: unknown): void;
}

/**
 * Does the checks that take long: the first look at a large file, or a look at thousands of load units when the account
 * data changed. Slice by slice, so that nobody waits for them, and first for the files that somebody asks about.
 */
export class BackgroundChecks {
  /** Files that somebody waits for, with how many do. */
  private readonly wanted = new Map<string, number>();
  private running: Promise<void> | undefined;
  private isOver = false;

  constructor(
    private readonly clock: Clock,
    private readonly checker: () => Checker,
    private readonly events: BackgroundEvents,
  ) {}

  /** There may be work. */
  wake(): void {
    if (this.running || this.isOver || !this.checker().isBusy) return;
    this.running = this.run().finally(() => {
      this.running = undefined;
    });
  }

  /** Resolves when nothing waits that the findings of the file hang on. */
  async until(uri: string): Promise<void> {
    if (this.checker().isUpToDate(uri)) return;
    this.wanted.set(uri, (this.wanted.get(uri) ?? 0) + 1);
    const breath = new Breath(this.clock);
    while (!this.isOver && !this.checker().isUpToDate(uri)) {
      this.wake();
      await breath.take();
    }
    const others = (this.wanted.get(uri) ?? 0) - 1;
    if (others > 0) this.wanted.set(uri, others);
    else this.wanted.delete(uri);
  }

  /** Resolves when nothing waits any more. */
  async finish(): Promise<void> {
    for (this.wake(); this.running; this.wake()) await this.running;
  }

  private async run(): Promise<void> {
    const breath = new Breath(this.clock);
    // whoever made the work goes on first
    await breath.take();
    while (!this.isOver && this.checker().isBusy) {
      this.slice(breath);
      await breath.take();
    }
  }

  private slice(breath: Breath): void {
    const checker = this.checker();
    try {
      const first = [...this.wanted.keys(), ...this.events.first()];
      for (const _step of checker.work(first)) if (breath.isDue) break;
      this.events.changed(checker.takeChanged());
    } catch (error) {
      this.events.failed(error);
    }
  }

  dispose(): void {
    this.isOver = true;
  }
}
