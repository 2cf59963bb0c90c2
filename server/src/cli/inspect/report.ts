import type { Checker } from '../../diagnostics/checker';
import { type Environment, effectiveOptions } from '../../dialects/asterisk/judge';
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
import type { DialectId } from '../../dialects/dialect';
import { maskUris, maskValue } from '../../text/mask';
import type { Range } from '../../text/range';
import type { Workspace } from '../../workspace/workspace';
import { type InspectedModel, inspectModel } from './model';

export interface InspectReport {
  readonly version: 1;
  readonly units: readonly InspectedUnit[];
  readonly model: InspectedModel;
}

/** One main file and its includes. */
export interface InspectedUnit {
  readonly root: string;
  readonly dialect: DialectId;
  readonly files: readonly string[];
  readonly rejected: null | { readonly path: string; readonly line: number; readonly reason: string };
  readonly complete: boolean;
  readonly objects: readonly InspectedObject[];
  /** Sections that make no object though they look like one. */
  readonly ignored: readonly IgnoredSection[];
}

export interface InspectedObject {
  readonly type: string;
  readonly name: string;
  readonly loads: true | false | null;
  readonly path: string;
  readonly range: Range;
  readonly reasons: readonly InspectedReason[];
  readonly options: Readonly<Record<string, readonly string[]>>;
}

export interface IgnoredSection {
  readonly section: string;
  readonly path: string;
  readonly range: Range;
  readonly reasons: readonly InspectedReason[];
}

export interface InspectedReason {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export interface InspectOptions {
  /** How a file is named in the report. */
  path(uri: string): string;
  /** Whether a main file with these files is wanted. */
  wanted?(files: ReadonlySet<string>): boolean;
  /** What is known of the machine that Asterisk runs on. */
  readonly environment?: Environment;
}

/** What Asterisk will load, drop or refuse of everything in a settled workspace, and what it means in SIP. */
export function inspectWorkspace(
  workspace: Workspace,
  checker: Checker,
  options: InspectOptions,
): InspectReport {
  const { wanted = () => true } = options;
  const units: InspectedUnit[] = [];
  const loaded: ObjectVerdict[] = [];
  const subjects: ConfObject[] = [];
  for (const unit of asteriskUnits(workspace.units)) {
    const programs = unit.programs.filter(({ load }) => wanted(load.files));
    if (programs.length === 0) continue;
    const verdicts = objectVerdicts(unit, options.environment);
    for (const program of programs) {
      const own = verdicts.filter((verdict) => verdict.program === program);
      units.push(inspectedUnit(unit, program, own, options));
      loaded.push(...own.filter(({ loads }) => loads !== false));
      if (!rejectionOf(unit, program)) subjects.push(...program.subjects);
    }
  }
  units.sort((a, b) => (a.root < b.root ? -1 : 1));
  return { version: 1, units, model: inspectModel(checker, workspace, subjects, loaded, options.path) };
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

function inspectedReason({ rule, message, at }: Reason, options: InspectOptions): InspectedReason {
  return { rule, path: options.path(at.uri), line: at.range.start.line, message: maskUris(message) };
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
