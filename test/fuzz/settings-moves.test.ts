import assert from 'node:assert/strict';
import { CheckedWorkspace, uriOf } from '../support/checked-workspace';
import { applyEdit } from '../support/mutate';
import { Random } from '../support/random';
import { describeAll } from './edit-script';
import { randomSettingsEdit, settingsSite } from './settings-site';

/** Files of a folder on the disk and in an editor, some of which are gone at times. */
class MovingSite {
  /** What a file has in it when it is there. */
  private readonly texts: Map<string, string>;
  private readonly present: Set<string>;
  private version = 0;

  private constructor(
    private readonly checked: CheckedWorkspace,
    private readonly random: Random,
    texts: ReadonlyMap<string, string>,
    present: Iterable<string>,
  ) {
    this.texts = new Map(texts);
    this.present = new Set(present);
  }

  static async of(seed: number): Promise<MovingSite> {
    const random = new Random(seed * 31);
    const all = Object.entries(settingsSite(random)).filter(([path]) => path.startsWith('/routr/'));
    const first = all.filter(() => random.below(3) > 0);
    const checked = await CheckedWorkspace.of(new Map(first));
    return new MovingSite(
      checked,
      random,
      new Map(all),
      first.map(([path]) => path),
    );
  }

  step(): void {
    const path = this.random.pick([...this.texts.keys()]);
    if (this.random.below(2) === 0) this.move(path);
    else if (this.present.has(path)) this.edit(path);
  }

  private move(path: string): void {
    const { workspace, host } = this.checked;
    if (this.present.delete(path)) {
      host.files.contents.delete(uriOf(path));
      workspace.close(uriOf(path));
    } else {
      this.present.add(path);
      host.files.contents.set(uriOf(path), this.texts.get(path) ?? '');
    }
    workspace.changedOnDisk(uriOf(path), true);
  }

  private edit(path: string): void {
    const { workspace, host, checker } = this.checked;
    const uri = uriOf(path);
    const before = this.texts.get(path) ?? '';
    const made = randomSettingsEdit(this.random, before);
    const after = applyEdit(before, made);
    this.texts.set(path, after);
    host.files.contents.set(uri, after);
    if (this.random.below(2) === 0) {
      workspace.close(uri);
      workspace.changedOnDisk(uri, false);
      return;
    }
    workspace.open(uri, before, this.version++);
    checker.settle();
    const window = { start: made.start, oldEnd: made.end, newEnd: made.start + made.newText.length };
    workspace.edit(uri, after, window, this.version++);
  }

  async check(message: string): Promise<void> {
    this.checked.checker.settle();
    const paths = [...this.present].sort();
    const fresh = await CheckedWorkspace.of(new Map(paths.map((path) => [path, this.texts.get(path) ?? ''])));
    const told = (of: CheckedWorkspace) => paths.flatMap((path) => describeAll(of.findings(path)));
    assert.deepEqual(told(this.checked), told(fresh), message);
  }
}

describe('resources over several YAML files that come, go and change', () => {
  for (let seed = 1; seed <= 60; seed++)
    it(`mean what a workspace that never saw a change finds, seed ${seed}`, async () => {
      const random = new Random(seed);
      const site = await MovingSite.of(seed);
      for (let step = 1; step <= 25; step++) {
        site.step();
        if (random.below(3) > 0) await site.check(`step ${step}`);
      }
    }).timeout(60_000);
});
