import type { Clock, GitState } from '../host/host';
import { parentOf } from '../workspace/uri';
import { Delayed } from './delayed';

const QUIET_MS = 50;
const LONGEST_MS = 1000;

/**
 * What git knows of the files that some rule asked about, and of no others. The answer to the first question comes later,
 * as git is a program of its own: until then nothing is known.
 */
export class TrackedFiles {
  /** Folders that were asked about, each with a file in it. */
  private readonly asked = new Map<string, string>();
  private readonly waiting = new Set<string>();
  private readonly delayed: Delayed;
  private isRunning = false;

  constructor(
    private readonly git: GitState,
    clock: Clock,
    /** Some file is tracked now that was not, or the reverse. */
    private readonly changed: () => void,
  ) {
    this.delayed = new Delayed(clock, () => void this.run(), QUIET_MS, LONGEST_MS);
  }

  isTracked(uri: string): boolean | undefined {
    const folder = parentOf(uri);
    if (!this.asked.has(folder)) {
      this.asked.set(folder, uri);
      this.waiting.add(uri);
      this.delayed.request();
    }
    return this.git.isTracked(uri);
  }

  /** Something may be tracked now, or no more. */
  refresh(): void {
    if (this.asked.size === 0) return;
    for (const uri of this.asked.values()) this.waiting.add(uri);
    this.delayed.request();
  }

  /** One question at a time: what is asked meanwhile waits for the answer. */
  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    const uris = [...this.waiting];
    this.waiting.clear();
    const changed = await this.git.refresh(uris);
    this.isRunning = false;
    if (this.waiting.size > 0) this.delayed.request();
    if (changed) this.changed();
  }

  dispose(): void {
    this.delayed.dispose();
  }
}
