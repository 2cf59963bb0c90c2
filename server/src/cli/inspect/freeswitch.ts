import type { Checker } from '../../diagnostics/checker';
import type { FreeSwitchObject } from '../../dialects/freeswitch/objects';
import { type FreeSwitchUnit, freeswitchUnits } from '../../dialects/freeswitch/unit';
import {
  type ObjectVerdict,
  objectVerdicts,
  refusalOf,
  refusalText,
} from '../../dialects/freeswitch/unit-verdict';
import type { SipElement } from '../../sip/model';
import { maskValue } from '../../text/mask';
import type { Workspace } from '../../workspace/workspace';
import type { Inspected } from './inspected';
import { type InspectedObject, type InspectedUnit, type InspectOptions, inspectedReason } from './report';

/** Every tree and fragment of FreeSWITCH with what becomes of its objects. */
export function inspectFreeSwitch(
  workspace: Workspace,
  checker: Checker,
  options: InspectOptions,
): Inspected {
  const { wanted = () => true } = options;
  const units: InspectedUnit[] = [];
  const elements: SipElement[] = [];
  const dropped: SipElement[] = [];
  for (const unit of freeswitchUnits(workspace.units)) {
    const unitChecker = checker.checkerOf(unit);
    const [first] = unit.subjects();
    if (!unitChecker || !first || !wanted(unit.files)) continue;
    const verdicts = objectVerdicts(unit, unitChecker.lookAt(first).scope);
    units.push(inspectedUnit(unit, verdicts, options));
    for (const { subject, loads } of verdicts)
      (loads === false ? dropped : elements).push(...unitChecker.modelOf(subject));
  }
  return { units, elements, dropped };
}

function inspectedUnit(
  unit: FreeSwitchUnit,
  verdicts: readonly ObjectVerdict[],
  options: InspectOptions,
): InspectedUnit {
  const refused = unit.isFragment ? undefined : refusalOf(unit);
  return {
    root: options.path(unit.id),
    dialect: 'freeswitch',
    files: [unit.id, ...[...unit.files].filter((uri) => uri !== unit.id)].map((uri) => options.path(uri)),
    rejected: refused
      ? {
          path: options.path(refused.at.uri),
          line: refused.at.range.start.line,
          reason: refusalText(refused),
        }
      : null,
    complete: unit.complete,
    objects: verdicts.map((verdict) => inspectedObject(verdict, options)),
    ignored: [],
  };
}

function inspectedObject(
  { subject, loads, reasons }: ObjectVerdict,
  options: InspectOptions,
): InspectedObject {
  const { object, at } = subject;
  return {
    type: object.kind,
    name: object.name,
    loads,
    path: options.path(at.uri),
    range: at.range,
    reasons: reasons.map((reason) => inspectedReason(reason, options)),
    options: optionsOf(object),
  };
}

/** The params in force; of repeated ones all, for some add up. */
function optionsOf(object: FreeSwitchObject): Record<string, string[]> {
  if (object.kind === 'extension') return {};
  const values: Record<string, string[]> = {};
  const pairs =
    object.kind === 'acl'
      ? object.nodes.map(({ allows, cidr, domain, host }): [string, string] => [
          allows === false ? 'deny' : allows ? 'allow' : 'default',
          (cidr ?? domain ?? host)?.text ?? '',
        ])
      : object.params.list.map(({ name, text }): [string, string] => [name, maskValue(name, text)]);
  for (const [name, value] of pairs) {
    const known = Object.hasOwn(values, name) ? values[name] : undefined;
    if (known) known.push(value);
    else values[name] = [value];
  }
  return values;
}
