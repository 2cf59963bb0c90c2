import type { Place } from '../../text/place';
import { hasPlaceholder } from '../../text/placeholder';
import { type Environment, expandWizard, type Fault, judgeUnit, type UnitObject } from './judge';
import type { LoadProblem } from './load/problem';
import { problemText } from './load/problem-text';
import type { ConfObject } from './objects/conf-object';
import type { PjsipObject } from './objects/pjsip-object';
import { linePlace } from './objects/setting';
import type { AsteriskProgram } from './program';
import type { AsteriskUnit } from './unit';

/** Why an object is not loaded, or why that is not known. */
export interface Reason {
  readonly rule: string;
  readonly message: string;
  readonly at: Place;
}

/** What Asterisk does with one object when it starts on all files of its unit. */
export interface ObjectVerdict {
  readonly object: PjsipObject;
  readonly owner: ConfObject;
  readonly program: AsteriskProgram;
  /** null: cannot be known. */
  readonly loads: true | false | null;
  /** None for an object that loads for certain. */
  readonly reasons: readonly Reason[];
}

/** What keeps a whole main file from being read. */
export function rejectionOf(unit: AsteriskUnit, program: AsteriskProgram): LoadProblem | undefined {
  if (program.load.rejected) return program.load.rejected;
  // a cycle anywhere ends the whole program
  for (const { load } of unit.programs) {
    const cycle = load.problems.find(({ kind }) => kind === 'include-cycle');
    if (cycle) return cycle;
  }
  return undefined;
}

/** The verdicts on all objects of a load unit, program by program in load order. */
export function objectVerdicts(unit: AsteriskUnit, environment: Environment = {}): ObjectVerdict[] {
  const placed = unit.programs.flatMap((program) => objectsOf(unit, program));
  const judged = placed.filter(({ lost }) => lost === undefined);
  const verdicts = judgeUnit(
    judged.map((each) => each.unitObject),
    { environment, complete: unit.complete },
  );
  const byObject = new Map(judged.map((each, index) => [each, verdicts[index]]));
  const causes = judged.map((each) => each.object);
  return placed.map((each): ObjectVerdict => {
    const { object, owner, program, lost } = each;
    const base = { object, owner, program };
    if (lost) return { ...base, loads: false, reasons: [lost] };
    const { loads = null, faults = [] } = byObject.get(each) ?? {};
    const reasons = faults
      .filter(({ effect }) => (loads === false ? effect === 'dropped' : effect === 'unknown'))
      .map((fault) => reasonOf(fault, object, causes));
    return { ...base, ...doubt(loads, reasons, unit, each) };
  });
}

interface PlacedObject {
  readonly object: PjsipObject;
  readonly owner: ConfObject;
  readonly program: AsteriskProgram;
  readonly unitObject: UnitObject;
  /** Asterisk does not come to it at all. */
  readonly lost: Reason | undefined;
}

function objectsOf(unit: AsteriskUnit, program: AsteriskProgram): PlacedObject[] {
  const rejected = rejectionOf(unit, program);
  return program.subjects.flatMap((owner) => {
    if (owner.objects.length === 0) return [];
    const lost = rejected ? rejectionReason(rejected) : unreachableReason(owner, program);
    const made =
      owner.role === 'wizard' ? expandWizard(owner.category.name, owner.category.variables).objects : [];
    return owner.objects.map((object, index): PlacedObject => {
      const requires = made[index]?.requires;
      const unitObject = {
        type: object.type,
        id: object.name,
        settings: object.settings,
        ...(owner.role === 'wizard' ? { fromWizard: true } : {}),
        ...(requires === undefined ? {} : { requires }),
      };
      return { object, owner, program, unitObject, lost };
    });
  });
}

function rejectionReason(problem: LoadProblem): Reason {
  const message = `Asterisk refuses the whole file: ${problemText(problem)}.`;
  return { rule: ruleOf(problem), message, at: problem.at };
}

function ruleOf({ kind }: LoadProblem): string {
  if (kind === 'include-missing' || kind === 'include-cycle') return `asterisk/${kind}`;
  return 'asterisk/file-rejected';
}

/** The section stands behind a line at which Asterisk stops reading its file. */
function unreachableReason({ category }: ConfObject, { load }: AsteriskProgram): Reason | undefined {
  if (!category.unreachable) return undefined;
  const { uri } = category.section;
  const stop = load.problems.find(({ effect, at }) => effect === 'include' && at.uri === uri);
  const what = stop ? `: ${problemText(stop)}` : '';
  const message = `Asterisk stops reading this file before it comes to this section${what}.`;
  const at = stop?.at;
  return at && { rule: stop ? ruleOf(stop) : 'asterisk/file-rejected', message, at };
}

function reasonOf(fault: Fault, object: PjsipObject, others: readonly PjsipObject[]): Reason {
  const { rule, message, setting, cause } = fault;
  const entry = setting === undefined ? undefined : object.setting(setting)?.entry;
  const other = cause === undefined ? undefined : others[cause];
  return { rule, message, at: entry ? linePlace(entry) : (other?.at ?? object.at) };
}

/** What cannot be seen may bring another object of the same name, or more lines for this one. */
function doubt(
  loads: true | false | null,
  reasons: readonly Reason[],
  unit: AsteriskUnit,
  { object, owner, program }: PlacedObject,
): Pick<ObjectVerdict, 'loads' | 'reasons'> {
  const hidden = hiddenPart(unit, program, owner);
  const lacking = reasons.every(({ rule }) => rule === 'asterisk/missing-option');
  if (hidden === undefined || (loads === false && !owner.category.uncertain && !lacking))
    return { loads, reasons };
  return { loads: null, reasons: [...reasons, { ...hidden, at: hidden.at ?? object.at }] };
}

function hiddenPart(
  unit: AsteriskUnit,
  { load, root }: AsteriskProgram,
  { category }: ConfObject,
): (Omit<Reason, 'at'> & { readonly at?: Place }) | undefined {
  const rule = 'asterisk/include-missing';
  if (hasPlaceholder(category.name))
    return {
      rule: 'internal/template-word',
      message: 'Its name is a placeholder that something fills in before Asterisk reads it.',
    };
  if (category.uncertain)
    return {
      rule,
      message: 'Its parent or the section that it adds to may stand in a file that cannot be seen here.',
    };
  if (unit.realtime)
    return {
      rule,
      message: 'sorcery.conf or extconfig.conf takes objects from somewhere else than this file.',
    };
  if (load.complete) return undefined;
  const problem = load.problems.find(({ kind }) => HIDING.has(kind));
  if (!problem) return { rule, message: `${nameOf(root)} is part of a file that is not here.` };
  const message = `${problem.kind === 'exec' ? '#exec' : '#include'} "${problem.subject}" brings in lines that cannot be seen here.`;
  return { rule, message, at: problem.at };
}

const HIDING: ReadonlySet<string> = new Set(['include-outside', 'include-pending', 'exec']);

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
