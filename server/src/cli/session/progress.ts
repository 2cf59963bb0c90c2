import type { Terminal } from '../terminal';

const FIRST_AFTER_MS = 1000;
const EVERY_MS = 100;

/** One line on standard error that says how far a long run is, for people only. */
export class Progress {
  private readonly shown: boolean;
  private next: number;
  private width = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.shown = terminal.interactiveErrors;
    this.next = now() + FIRST_AFTER_MS;
  }

  /** `text` is only asked for when it is time to show it. */
  update(text: () => string): void {
    if (!this.shown || this.now() < this.next) return;
    this.next = this.now() + EVERY_MS;
    const line = text().slice(0, this.terminal.columns - 1);
    this.terminal.error(`\r${line.padEnd(this.width)}`);
    this.width = line.length;
  }

  clear(): void {
    if (this.width === 0) return;
    this.terminal.error(`\r${' '.repeat(this.width)}\r`);
    this.width = 0;
  }
}
