import assert from 'node:assert/strict';
import { Scene } from './support';

/** What is offered at a caret. */
export interface CompletionCase {
  readonly title: string;
  /** Files with a `$0` where the caret is. */
  readonly at: string;
  /** All labels, in the order in which an editor shows them. */
  readonly all?: readonly string[];
  /** Labels that come first, in this order. */
  readonly first?: readonly string[];
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** A label, and the caret's line when it was chosen. */
  readonly makes?: readonly [label: string, line: string];
}

/** To be called inside a `describe`. */
export function offersAll(cases: readonly CompletionCase[]): void {
  for (const { title, at, all, first = [], has = [], lacks = [], makes } of cases) {
    it(`offers ${title}`, async () => {
      const scene = await Scene.of(at);
      const labels = scene.labels();
      if (all) assert.deepEqual(labels, all);
      assert.deepEqual(labels.slice(0, first.length), first);
      for (const label of has) assert.ok(labels.includes(label), `${label}: ${labels.join(' ')}`);
      for (const label of lacks) assert.ok(!labels.includes(label), label);
      if (makes) assert.equal(scene.after(makes[0]), makes[1]);
    });
  }
}
