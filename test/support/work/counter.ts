import { type Profiler, Session } from 'node:inspector';
import { countSearches, passedSoFar } from './searches';
import type { Work } from './tasks';

/** Counts what a process runs. Only what is compiled while there is one is counted block by block. */
export class Counter {
  private readonly session = new Session();

  constructor() {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    countSearches();
  }

  async count(run: () => unknown): Promise<Work> {
    this.take();
    const before = passedSoFar();
    await run();
    const characters = passedSoFar() - before;
    const scripts = this.take().filter(
      ({ url }) => url.startsWith('file:') && !url.includes('/support/work/'),
    );
    const ranges = scripts.flatMap(({ functions }) => functions.flatMap((each) => each.ranges));
    return { blocks: ranges.reduce((sum, range) => sum + range.count, 0), characters };
  }

  /** What has been run since the last time; the answer is there at once. */
  private take(): readonly Profiler.ScriptCoverage[] {
    let taken: readonly Profiler.ScriptCoverage[] | undefined;
    this.session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error) throw error;
      taken = answer.result;
    });
    if (!taken) throw new Error('V8 does not say at once what it has counted');
    return taken;
  }
}
