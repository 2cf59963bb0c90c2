import { compiledType } from '../compile';
import { judge } from '../judge';
import { lastSetting } from '../object';
import { refuseNetwork } from '../values/address';
import { type Fault, type JudgeContext, type Setting, type Verdict, verdictOf } from '../verdict';
import type { UnitObject } from './index';

/**
 * A transport that is dropped in the middle leaves its `bind` behind for the next one, unless the handler of the bad
 * line clears it away (`find_or_create_temporary_state`, res/res_pjsip/config_transport.c). So a transport without
 * `bind` can load after a broken one. Changes `verdicts`.
 */
export function judgeLeftovers(
  objects: readonly UnitObject[],
  verdicts: (Verdict | undefined)[],
  context: JudgeContext,
): Map<number, string> {
  const inherited = new Map<number, string>();
  let left: string | undefined;
  let doubtful = false;
  for (const [index, { type, id, settings }] of objects.entries()) {
    if (type !== 'transport') continue;
    if (left !== undefined && !lastSetting(settings, 'bind')) {
      const taken = judge(type, id, [{ name: 'bind', value: left }, ...settings], context);
      if (!doubtful) inherited.set(index, left);
      verdicts[index] = doubtful && taken.loads !== false ? inDoubt(verdicts[index]) : taken;
    }
    const faults: readonly Fault[] = verdicts[index]?.faults ?? [];
    left = leftBehind(settings, faults[0], left);
    doubtful = left !== undefined && faults.some((fault) => mayClearAway(fault, faults[0]));
  }
  return inherited;
}

/** Without the `bind` of another one it does not load, with it it does. */
function inDoubt(alone: Verdict | undefined): Verdict {
  return verdictOf((alone?.faults ?? []).map((fault) => ({ ...fault, effect: 'unknown' })));
}

/** A file that the machine may not have comes to nothing earlier than the line that is certainly bad. */
function mayClearAway({ effect, setting }: Fault, first: Fault | undefined): boolean {
  return effect === 'unknown' && setting !== undefined && setting < (first?.setting ?? 0);
}

function leftBehind(
  settings: readonly Setting[],
  first: Fault | undefined,
  inherited: string | undefined,
): string | undefined {
  if (first?.effect !== 'dropped' || first.setting === undefined) return undefined;
  const before = settings.slice(0, first.setting);
  const network = first.option === 'local_net';
  const cleared = network ? !hasNetwork(before, settings[first.setting]) : clearsAway(first.option ?? '');
  if (cleared) return undefined;
  return lastSetting(before, 'bind')?.value ?? inherited;
}

/** A bad network clears the state away only while there is no good one yet. */
function hasNetwork(before: readonly Setting[], bad: Setting | undefined): boolean {
  const earlier = lastSetting(before, 'local_net');
  const [first = ''] = bad?.value.split(',') ?? [];
  return (earlier !== undefined && earlier.value !== '') || refuseNetwork(first, false) === undefined;
}

/** The handlers of numbers, and of no option at all, know nothing of what was begun. */
function clearsAway(option: string): boolean {
  const kind = compiledType('transport')?.options.get(option.toLowerCase())?.spec.type;
  return kind !== undefined && kind !== 'uint' && kind !== 'int';
}
