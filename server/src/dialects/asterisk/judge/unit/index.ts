import { judge } from '../judge';
import { lastSetting } from '../object';
import type { Environment, JudgeContext, Setting, Verdict } from '../verdict';
import { judgeDuplicates } from './duplicates';
import { judgeLeftovers } from './leftover';
import { judgeRequired } from './required';
import { judgeSingles } from './singles';
import { judgeTransports, knownTransports } from './transports';

/** An object of a load unit, in the order Asterisk reads them. */
export interface UnitObject {
  readonly type: string;
  readonly id: string;
  readonly settings: readonly Setting[];
  /** Made by pjsip_wizard.conf: kept apart from the objects of pjsip.conf, so it is no duplicate of theirs. */
  readonly fromWizard?: boolean;
  /** Made only if the wizard's object of this type and that name loads. */
  readonly requires?: string;
}

export interface UnitContext {
  readonly environment?: Environment;
  readonly geolocationProfiles?: ReadonlySet<string>;
  /** All objects of the unit are known: only then is a missing transport a fault. True when left out. */
  readonly complete?: boolean;
}

/**
 * What Asterisk does with all objects of one load unit: each by itself, then those that stand in each other's way. The
 * verdicts are in the order of the objects.
 */
export function judgeUnit(objects: readonly UnitObject[], context: UnitContext = {}): Verdict[] {
  const { complete = true, ...rest } = context;
  const verdicts = objects.map(({ type, id, settings }) =>
    type === 'registration' || type === 'auth' ? undefined : judge(type, id, settings, rest),
  );
  const inherited = judgeLeftovers(objects, verdicts, rest);
  judgeTransports(objects, verdicts, inherited);
  const more: JudgeContext = {
    ...rest,
    ...(complete ? { transports: knownTransports(objects, verdicts, inherited) } : {}),
    defaultAlgorithms: defaultAlgorithms(objects, verdicts),
  };
  const judged = objects.map(
    ({ type, id, settings }, index) => verdicts[index] ?? judge(type, id, settings, more),
  );
  judgeRequired(objects, judged);
  judgeSingles(objects, judged);
  judgeDuplicates(objects, judged);
  return judged;
}

/** Those of the last global object that loads; MD5 without one. */
function defaultAlgorithms(
  objects: readonly UnitObject[],
  verdicts: readonly (Verdict | undefined)[],
): { uas: string; uac: string } {
  const index = objects.findLastIndex(({ type }, at) => type === 'global' && verdicts[at]?.loads !== false);
  const settings = objects[index]?.settings ?? [];
  return {
    uas: lastSetting(settings, 'default_auth_algorithms_uas')?.value ?? 'MD5',
    uac: lastSetting(settings, 'default_auth_algorithms_uac')?.value ?? 'MD5',
  };
}
