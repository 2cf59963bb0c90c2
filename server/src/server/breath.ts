import type { Clock } from '../host/host';

/** Milliseconds of work after which the others get their turn. */
export const SLICE_MS = 20;

/** Parts long work into slices: what came in meanwhile is answered between them. */
export class Breath {
  private started: number;

  constructor(private readonly clock: Clock) {
    this.started = clock.now();
  }

  get isDue(): boolean {
    return this.clock.now() - this.started >= SLICE_MS;
  }

  /** Resolves when whoever waits had a turn. */
  async take(): Promise<void> {
    await new Promise<void>((resolve) => this.clock.schedule(resolve, 0));
    this.started = this.clock.now();
  }
}
