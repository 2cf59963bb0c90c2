/** How often the server may stop by itself within the period before it is left alone. */
const allowedCrashes = 4;
const periodMilliseconds = 3 * 60 * 1000;

/** Decides whether a server that has stopped is started again: not when it does little else. */
export class CrashPolicy {
  private recent: number[] = [];
  private total = 0;

  get crashes(): number {
    return this.total;
  }

  /** @param now milliseconds since 1970 @returns whether to start it again */
  mayRestart(now: number): boolean {
    this.total += 1;
    this.recent = [...this.recent.filter((time) => now - time < periodMilliseconds), now];
    return this.recent.length <= allowedCrashes;
  }

  /** The user has started it again: the earlier crashes no longer count against it. */
  forgive(): void {
    this.recent = [];
  }
}
