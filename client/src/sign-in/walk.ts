/** Where a step of a walk leads: on, back, through it without a halt, to a named step, or out of the walk. */
export type Move<Name extends string> = 'next' | 'back' | 'skip' | { readonly to: Name } | 'leave';

export interface Step<Name extends string> {
  readonly name: Name;
  /** @param isForward whether the step before led here, and not `back` from a later one */
  run(isForward: boolean): Promise<Move<Name>>;
}

/**
 * Goes through the steps. `back` leads to the step before that was not skipped, and from the first one out.
 *
 * @returns whether the end was reached
 */
export async function walk<Name extends string>(steps: readonly Step<Name>[]): Promise<boolean> {
  let direction = 1;
  let place = 0;
  for (let step = steps[place]; step !== undefined; step = steps[place]) {
    const move = await step.run(direction > 0);
    if (move === 'leave') return false;
    if (typeof move === 'object') {
      direction = 1;
      place = steps.findIndex(({ name }) => name === move.to);
      continue;
    }
    if (move !== 'skip') direction = move === 'back' ? -1 : 1;
    place += direction;
  }
  return place >= steps.length;
}
