import type { Checker } from '../diagnostics/checker';
import type { LoadUnit } from '../dialects/dialect';
import type { Clock } from '../host/host';
import { Breath } from './breath';

/**
 * Looks again at load units of which only the world outside has changed: the account data, the settings, git. There may be
 * thousands, so those that somebody waits for come first and the others slice by slice.
 */
export class SecondLook {
  private readonly waiting = new Set<LoadUnit>();
  private checker: Checker | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly changed: (uris: Iterable<string>) => void,
    /** Everything was looked at. */
    private readonly done: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Every unit, these at once. */
  begin(checker: Checker, first: Iterable<LoadUnit>): void {
    if (this.checker !== checker) this.waiting.clear();
    this.checker = checker;
    for (const unit of checker.units) this.waiting.add(unit);
    this.take(first);
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  /** What is known of these is true from here on. */
  take(units: Iterable<LoadUnit>): void {
    const own = [...units].filter((unit) => this.waiting.delete(unit));
    if (own.length === 0 || !this.checker) return;
    try {
      this.changed(this.checker.accountChanged(own));
    } catch (error) {
      this.failed(error);
    }
  }

  /** Resolves when nothing waits any more. */
  async finish(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    const breath = new Breath(this.clock);
    for (const unit of this.waiting) {
      if (breath.isDue) await breath.take();
      this.take([unit]);
    }
    this.done();
  }

  dispose(): void {
    this.waiting.clear();
  }
}
