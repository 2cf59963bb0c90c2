import type { Checked } from './checked';

/** Those that wait for one phase of the checks, first come, first served. Each waits once. */
export class CheckQueue {
  private items: Checked[] = [];
  private next = 0;
  private waiting = 0;

  /** `phase`: the bit that stands for it in `Checked.awaits`; quicker than a set of thousands. */
  constructor(private readonly phase: number) {}

  get size(): number {
    return this.waiting;
  }

  add(checked: Checked): void {
    if (checked.awaits & this.phase) return;
    checked.awaits |= this.phase;
    this.waiting++;
    this.items.push(checked);
  }

  /** It need not wait any more; true where it did. */
  callOff(checked: Checked): boolean {
    if (!(checked.awaits & this.phase)) return false;
    checked.awaits &= ~this.phase;
    this.waiting--;
    return true;
  }

  /** The next one; undefined where nobody waits. */
  take(): Checked | undefined {
    while (this.next < this.items.length) {
      const checked = this.items[this.next++];
      if (checked && this.callOff(checked)) return checked;
    }
    this.clear();
    return undefined;
  }

  clear(): void {
    this.items = [];
    this.next = 0;
    this.waiting = 0;
  }
}
