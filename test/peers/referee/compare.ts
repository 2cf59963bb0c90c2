import type { InspectReport } from '../../../server/src/cli/inspect/report';
import { effectiveOptions, type UnitObject } from '../../../server/src/dialects/asterisk/judge';
import type { ObjectVerdict } from '../../../server/src/dialects/asterisk/unit-verdict';
import { maskValue } from '../../../server/src/text/mask';
import { compareOptions } from '../asterisk/compare';
import type { Loaded } from '../asterisk/index';
import type { Opinion } from './opinion';

/** Types that nothing lists without one of these options: of others the log alone tells, and of those that are lost. */
const LISTED_BY: Readonly<Record<string, readonly string[]>> = {
  acl: ['@probe'],
  'inbound-publication': ['@probe'],
  phoneprov: ['@probe', 'endpoint', 'MAC', 'PROFILE'],
};
const SINGLE = new Set(['global', 'system']);
/** The name that Asterisk makes up for a section without one. */
const INVENTED = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Objects of one type and name, of which Asterisk can have one. */
interface Namesakes {
  readonly type: string;
  readonly name: string;
  readonly verdicts: readonly ObjectVerdict[];
}

/**
 * Where our opinion and what Asterisk has differ, one line each. A parent that a template engine writes is none for
 * Asterisk, which refuses the file: such a site is not compared.
 */
export function differences(opinion: Opinion, loaded: Loaded): string[] {
  if (loaded.rejected && opinion.uncertain) return [];
  const groups = namesakes(opinion.verdicts);
  return [
    ...rejection(opinion.report, loaded),
    ...groups.flatMap((group) => compareGroup(group, opinion, loaded)),
    ...unforeseen(groups, loaded),
  ];
}

function namesakes(verdicts: readonly ObjectVerdict[]): Namesakes[] {
  const groups = new Map<string, ObjectVerdict[]>();
  for (const verdict of verdicts) {
    const { type, name } = verdict.object;
    const key = `${type} ${name}`;
    const group = groups.get(key);
    if (group) group.push(verdict);
    else groups.set(key, [verdict]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ type: first.object.type, name: first.object.name, verdicts: group }] : [];
  });
}

function rejection({ units }: InspectReport, loaded: Loaded): string[] {
  const main = units.find(({ root }) => root === 'pjsip.conf');
  const ours = main !== undefined && main.rejected !== null;
  if (main?.complete === false && !ours) return [];
  return ours === loaded.rejected ? [] : [`pjsip.conf refused: ours ${ours}, Asterisk ${loaded.rejected}`];
}

function compareGroup(group: Namesakes, { verdicts: all }: Opinion, loaded: Loaded): string[] {
  const { type, name, verdicts } = group;
  const real = actual(group, loaded);
  const winners = verdicts.filter(({ loads }) => loads === true);
  const open = verdicts.some(({ loads }) => loads === null);
  if (real === 'not told' || (open && winners.length === 0)) return [];
  const ours = winners.length > 0;
  if (ours !== (real !== undefined)) return [`${type} ${name}: ours ${ours}, Asterisk ${!ours}`];
  const [winner] = winners;
  const others = all.filter((each) => each !== winner && each.loads !== false && SINGLE.has(type));
  if (!winner || !real || winners.length > 1 || open) return [];
  if (others.some(({ object }) => object.type === type)) return [];
  return compareOptions(unitObject(winner), real).map((line) => `${type} ${name}: ${line}`);
}

function unitObject({ object }: ObjectVerdict): UnitObject {
  return { type: object.type, id: object.name, settings: object.settings };
}

/** The options of the object that Asterisk has by that name. */
function actual(
  { type, name, verdicts }: Namesakes,
  loaded: Loaded,
): Map<string, string[]> | undefined | 'not told' {
  const listed = listedUnder(type, name, loaded);
  if (listed) return listed;
  const options = LISTED_BY[type];
  const listable = verdicts.some(({ object }) =>
    object.settings.some(({ name: option, value }) => value !== '' && options?.includes(option)),
  );
  if (!options || listable) return undefined;
  if (loaded.dropped.get(type)?.has(name)) return undefined;
  // Nothing is said of what stands in a file that was not read.
  return verdicts.some(({ loads }) => loads === true) && !loaded.rejected ? new Map() : 'not told';
}

function listedUnder(type: string, name: string, loaded: Loaded): Map<string, string[]> | undefined {
  const found = loaded.objects.get(type);
  if (name !== '') return found?.get(name);
  return [...(found ?? [])].find(([id]) => INVENTED.test(id))?.[1];
}

function unforeseen(groups: readonly Namesakes[], loaded: Loaded): string[] {
  const known = new Set(groups.map(({ type, name }) => `${type} ${name}`));
  const names = [...loaded.objects].flatMap(([type, found]) =>
    [...found.keys()].map((id) => `${type} ${INVENTED.test(id) ? '' : id}`),
  );
  return names.filter((name) => !known.has(name)).map((name) => `${name}: only Asterisk has it`);
}

/** Where the report says other things than the verdicts that it is made of. */
export function misreported({ report, verdicts }: Opinion): string[] {
  const told = report.units.flatMap(({ objects }) =>
    objects.map(({ type, name, loads, options }) => JSON.stringify([type, name, loads, options])),
  );
  const meant = verdicts.map(({ object: { type, name, settings }, loads }) => {
    const options = [...effectiveOptions(type, settings)].map(([option, values]) => [
      option,
      values.map((value) => maskValue(option, value)),
    ]);
    return JSON.stringify([type, name, loads, Object.fromEntries(options)]);
  });
  const missing = meant.filter((line) => !told.includes(line));
  const extra = told.filter((line) => !meant.includes(line));
  return [
    ...missing.map((line) => `not reported: ${line}`),
    ...extra.map((line) => `only reported: ${line}`),
  ];
}
