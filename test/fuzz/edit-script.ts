import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/rules/finding';
import { CheckedWorkspace, uriOf } from '../support/checked-workspace';
import { applyEdit, type RandomEdit } from '../support/mutate';
import { Random } from '../support/random';

export interface Script {
  /** Texts by path. */
  readonly site: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly steps: number;
  edit(random: Random, text: string, path: string): RandomEdit;
  /** What no finding may say. */
  readonly secrets?: readonly string[];
}

export function describeAll(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, message, at, related }) => {
    const { start, end } = at.range;
    const where = `${at.uri} ${start.line}:${start.character}-${end.line}:${end.character}`;
    const others = (related ?? []).map(
      (item) => `${item.at.uri}:${item.at.range.start.line} ${item.message}`,
    );
    return `${where} ${rule} ${severity} ${message} ${others.join(' ')}`;
  });
}

/** A workspace that never saw an edit. */
async function fresh(texts: ReadonlyMap<string, string>): Promise<string[]> {
  return describeAll((await CheckedWorkspace.of(new Map(texts))).all());
}

/** Edits open documents at random; after each edit the findings are those of a workspace that never saw one. */
export async function checkScript({ site, seed, steps, edit, secrets = [] }: Script): Promise<void> {
  const random = new Random(seed * 7919);
  const texts = new Map(Object.entries(site));
  const checked = await CheckedWorkspace.of(new Map(texts));
  for (const [path, text] of texts) checked.workspace.open(uriOf(path), text, 0);
  checked.checker.settle();
  for (let step = 1; step <= steps; step++) {
    const path = random.pick([...texts.keys()]);
    const before = texts.get(path) ?? '';
    const made = edit(random, before, path);
    const after = applyEdit(before, made);
    const window = { start: made.start, oldEnd: made.end, newEnd: made.start + made.newText.length };
    texts.set(path, after);
    checked.workspace.edit(uriOf(path), after, window, step);
    // several edits may come before anybody looks
    if (random.below(4) === 0) continue;
    checked.checker.settle();
    const told = describeAll(checked.all());
    const message = `step ${step}, ${path}: ${JSON.stringify(made)}`;
    assert.deepEqual(told, await fresh(texts), message);
    for (const secret of secrets) assert.ok(!told.join('\n').includes(secret), `${message} tells ${secret}`);
  }
}
