import type { Finding, Fix } from '../../server/src/rules/finding';
import { applyEdits } from '../support/apply-edits';
import { pathOf } from '../support/checked-workspace';
import { checkSamples, tell } from './workspace';

/** The files after one fix of a text. */
function apply({ edits = [] }: Fix, files: ReadonlyMap<string, string>): Map<string, string> {
  const after = new Map(files);
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const own = edits.filter((edit) => edit.uri === uri);
    after.set(pathOf(uri), applyEdits(after.get(pathOf(uri)) ?? '', own));
  }
  return after;
}

function firstFix(findings: readonly Finding[]): Fix | undefined {
  for (const { fixes } of findings) {
    const [first] = (fixes?.() ?? []).filter(({ edits = [] }) => edits.length > 0);
    if (first) return first;
  }
  return undefined;
}

/** What came of applying the first fix of the first finding that has one, until none has. */
export interface Mended {
  readonly files: ReadonlyMap<string, string>;
  readonly left: readonly Finding[];
  /** Title of each fix and how many findings there were after it. */
  readonly steps: readonly (readonly [title: string, left: number])[];
}

const MOST_STEPS = 50;

export async function applyFixes(
  start: ReadonlyMap<string, string>,
  wanted: (finding: Finding) => boolean,
): Promise<Mended> {
  let files = start;
  const steps: [string, number][] = [];
  for (;;) {
    const left = (await checkSamples(files)).filter(wanted);
    const last = steps.at(-1);
    if (last) last[1] = left.length;
    const fix = firstFix(left);
    if (!fix) return { files, left, steps };
    if (steps.length === MOST_STEPS) throw new Error(`no end of fixes: ${left.map(tell).join(', ')}`);
    files = apply(fix, files);
    steps.push([fix.title, left.length]);
  }
}
