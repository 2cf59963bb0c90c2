import type { Checker } from '../../diagnostics/checker';
import { effectiveOptions } from '../../dialects/asterisk/judge';
import { problemText } from '../../dialects/asterisk/load/problem-text';
import type { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { linePlace } from '../../dialects/asterisk/objects/setting';
import type { AsteriskProgram } from '../../dialects/asterisk/program';
import { type AsteriskUnit, asteriskUnits } from '../../dialects/asterisk/unit';
import {
  type ObjectVerdict,
  objectVerdicts,
  type Reason,
  rejectionOf,
} from '../../dialects/asterisk/unit-verdict';
import type { SipElement } from '../../sip/model';
import { maskValue } from '../../text/mask';
import type { Workspace } from '../../workspace/workspace';
import type { Inspected } from './inspected';
import {
  type IgnoredSection,
  type InspectedObject,
  type InspectedUnit,
  type InspectOptions,
  inspectedReason,
} from './report';

/** Every Asterisk's main files with what becomes of their objects. */
export function inspectAsterisk(workspace: Workspace, checker: Checker, options: InspectOptions): Inspected {
  const { wanted = () => true } = options;
  const units: InspectedUnit[] = [];
  const elements: SipElement[] = [];
  const dropped: SipElement[] = [];
  for (const unit of asteriskUnits(workspace.units)) {
    const programs = unit.programs.filter(({ load }) => wanted(load.files));
    if (programs.length === 0) continue;
    const verdicts = objectVerdicts(unit, options.environment);
    for (const program of programs) {
      const own = verdicts.filter((verdict) => verdict.program === program);
      units.push(inspectedUnit(unit, program, own, options));
      const isLoaded = loadedBy(unit, program, own);
      for (const subject of program.subjects)
        for (const element of checker.checkerOf(unit)?.modelOf(subject) ?? [])
          (isLoaded(subject, element) ? elements : dropped).push(element);
    }
  }
  return { units, elements, dropped };
}

/** The type of Asterisk's object that each kind of element is made of. */
const OBJECT_TYPES: Readonly<Record<SipElement['kind'], string | undefined>> = {
  registration: 'registration',
  peer: 'endpoint',
  identity: 'identify',
  credential: 'auth',
  transport: 'transport',
  dialTarget: undefined,
  host: undefined,
};

/** Whether an element of a subject is of an object that the program loads, or may load. */
function loadedBy(
  unit: AsteriskUnit,
  program: AsteriskProgram,
  verdicts: readonly ObjectVerdict[],
): (subject: ConfObject, element: SipElement) => boolean {
  if (rejectionOf(unit, program)) return () => false;
  const loaded = verdicts.filter(({ loads }) => loads !== false);
  const keys = new Set(loaded.map(({ owner, object }) => keyOf(owner, object.type, object.name)));
  return (subject, { kind, name }) => {
    const type = OBJECT_TYPES[kind];
    return type === undefined || keys.has(keyOf(subject, type, name));
  };
}

function keyOf({ order }: ConfObject, type: string, name: string): string {
  return `${order}\n${type}\n${name}`;
}

function inspectedUnit(
  unit: AsteriskUnit,
  program: AsteriskProgram,
  verdicts: readonly ObjectVerdict[],
  options: InspectOptions,
): InspectedUnit {
  const { load, root, dialect } = program;
  const rejected = rejectionOf(unit, program);
  const files = [...load.files].map((uri) => options.path(uri));
  return {
    root: options.path(root),
    dialect,
    files: files.length > 0 ? files : [options.path(root)],
    rejected: rejected
      ? {
          path: options.path(rejected.at.uri),
          line: rejected.at.range.start.line,
          reason: problemText(rejected),
        }
      : null,
    complete: load.complete && !unit.realtime,
    objects: verdicts.map((verdict) => inspectedObject(verdict, options)),
    ignored: program.subjects.flatMap((owner) => ignoredSection(owner, options)),
  };
}

function inspectedObject(verdict: ObjectVerdict, options: InspectOptions): InspectedObject {
  const { object, loads, reasons } = verdict;
  return {
    type: object.type,
    name: object.name,
    loads,
    path: options.path(object.at.uri),
    range: object.at.range,
    reasons: reasons.map((reason) => inspectedReason(reason, options)),
    options: Object.fromEntries(
      [...effectiveOptions(object.type, object.settings)].map(([name, values]) => [
        name,
        values.map((value) => maskValue(name, value)),
      ]),
    ),
  };
}

function ignoredSection(owner: ConfObject, options: InspectOptions): IgnoredSection[] {
  const reasons = ignoredBecause(owner);
  if (reasons.length === 0) return [];
  const { at, category } = owner;
  const { uri, range } = at;
  const told = reasons.map((reason) => inspectedReason(reason, options));
  return [{ section: category.name, path: options.path(uri), range, reasons: told }];
}

function ignoredBecause(owner: ConfObject): Reason[] {
  const { role, typeEntry, at, wizardFaults, wizard } = owner;
  if (role === 'untyped' && owner.category.variables.length > 0) {
    return [{ rule: 'asterisk/missing-type', message: 'It has no type, so Asterisk ignores it.', at }];
  }
  if (role === 'unknown-type') {
    const message = `Asterisk knows no type "${typeEntry?.value ?? ''}", so it ignores the section.`;
    return [{ rule: 'asterisk/unknown-type', message, at: owner.typePlace }];
  }
  if (role !== 'wizard') return [];
  return wizardFaults
    .filter(({ effect }) => effect === 'dropped')
    .map(({ rule, message, setting }): Reason => {
      const entry = setting === undefined ? undefined : wizard.setting(setting)?.entry;
      return { rule, message, at: entry ? linePlace(entry) : at };
    });
}
