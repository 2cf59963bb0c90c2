import { printable } from '../printable';
import type { Style } from '../style';
import { counted, wrap } from '../wrap';
import type {
  IgnoredSection,
  InspectedObject,
  InspectedReason,
  InspectedUnit,
  InspectReport,
} from './report';

const MAX_WIDTH = 100;
const DIALPLAN = '  has no objects: of a dialplan only what it dials is read';

/** The verdicts for people: what loads in one line for each type, what does not with the reason. */
export function inspectText(report: InspectReport, style: Style, columns: number): string {
  const width = Math.min(columns, MAX_WIDTH);
  const isInModel = Object.values(report.model).some((elements) => elements.length > 0);
  if (report.units.length === 0 && report.services.length === 0 && !isInModel)
    return 'No file that Asterisk or FreeSWITCH reads, and none with SIP settings.\n';
  const blocks = report.units.map((unit) => unitLines(unit, style, width));
  return `${[...blocks.flatMap((lines) => [...lines, '']), ...serviceLines(report, style), modelLine(report, style)].join('\n')}\n`;
}

function unitLines(unit: InspectedUnit, style: Style, width: number): string[] {
  const others = unit.files.slice(1);
  const { rejected } = unit;
  return [
    style.bold(printable(unit.root)) +
      style.dim(others.length > 0 ? ` with ${counted(others.length, 'include')}` : ''),
    ...(rejected
      ? paragraph(
          printable(`refused as a whole: ${rejected.path}:${rejected.line + 1}: ${rejected.reason}`),
          '  ',
          style.red,
          width,
        )
      : []),
    ...(unit.complete ? [] : [style.dim('  not all of it can be seen, so what is missing is not judged')]),
    ...(unit.dialect === 'asterisk-dialplan' && !rejected ? [style.dim(DIALPLAN)] : []),
    ...(rejected ? [] : objectLines(unit.objects, style, width)),
    ...(rejected ? [] : unit.ignored.flatMap((section) => ignoredLines(section, style, width))),
  ];
}

function objectLines(objects: readonly InspectedObject[], style: Style, width: number): string[] {
  const types = [...new Set(objects.map(({ type }) => type))];
  return types.flatMap((type) => {
    const own = objects.filter((object) => object.type === type);
    const names = namesOf(own.filter(({ loads }) => loads === true));
    return [
      ...(names === '' ? [] : paragraph(`${type}: ${names}`, '  ', style.green, width, '✓ ')),
      ...alike(own.filter(({ loads }) => loads === false)).flatMap((each) => lostLines(each, style, width)),
      ...alike(own.filter(({ loads }) => loads === null)).flatMap((each) => lostLines(each, style, width)),
    ];
  });
}

function namesOf(objects: readonly InspectedObject[]): string {
  return objects.map(({ name }) => printable(name) || '(no name)').join(', ');
}

/** Objects in groups of those that the same is said of: what is wrong with a whole file is wrong with all in it. */
function alike(objects: readonly InspectedObject[]): InspectedObject[][] {
  const groups = new Map<string, InspectedObject[]>();
  for (const object of objects) {
    const said = JSON.stringify(object.reasons.map(({ rule, path, message }) => [rule, path, message]));
    const group = groups.get(said);
    if (group) group.push(object);
    else groups.set(said, [object]);
  }
  return [...groups.values()];
}

/** Objects of one type that are dropped or not known, for the same reasons. */
function lostLines(objects: readonly InspectedObject[], style: Style, width: number): string[] {
  const [first] = objects;
  if (!first) return [];
  const dropped = first.loads === false;
  const verdict = dropped ? 'dropped' : 'not known';
  const names = namesOf(objects);
  const head =
    objects.length === 1 ? `${first.type} ${names} ${verdict}` : `${first.type} ${verdict}: ${names}`;
  return [
    ...paragraph(head, '  ', dropped ? style.red : style.yellow, width, dropped ? '✗ ' : '? '),
    ...first.reasons.flatMap((reason, index) => {
      const lines = objects.flatMap(({ reasons }) => reasons[index]?.line ?? []);
      return reasonLines(reason, style, width, lines);
    }),
  ];
}

function ignoredLines({ section, reasons }: IgnoredSection, style: Style, width: number): string[] {
  return [
    `  ${style.yellow('✗')} section [${printable(section)}] ignored`,
    ...reasons.flatMap((reason) => reasonLines(reason, style, width)),
  ];
}

/** @param lines where it is so, from 0 */
function reasonLines(
  { path, line, message, rule }: InspectedReason,
  style: Style,
  width: number,
  lines: readonly number[] = [line],
): string[] {
  const numbers = [...new Set(lines)].map((each) => each + 1).join(', ');
  return [
    ...wrap(printable(message), width - 6).map((text) => `      ${text}`),
    ...wrap(`${printable(path)}:${numbers} ${rule}`, width - 6).map((text) => style.dim(`      ${text}`)),
  ];
}

function paragraph(
  text: string,
  indent: string,
  paint: (text: string) => string,
  width: number,
  mark = '',
): string[] {
  const [first = '', ...rest] = wrap(text, width - indent.length - mark.length);
  return [
    `${indent}${paint(mark)}${mark === '' ? paint(first) : first}`,
    ...rest.map((line) => `${indent}    ${line}`),
  ];
}

const PRODUCTS = { 'sip-domain': 'SIP Domain', trunk: 'trunk' } as const;

/** Who uses which SIP Domain and trunk, whatever program it belongs to. */
function serviceLines({ services }: InspectReport, style: Style): string[] {
  if (services.length === 0) return [];
  const lines = services.flatMap(({ product, name, uses }) => [
    `  ${PRODUCTS[product]} ${printable(name)}`,
    ...uses.map(({ kind, name: user, loaded, path, range }) => {
      const where = style.dim(`${printable(path)}:${range.start.line + 1}`);
      return `    ${kind} ${printable(user)}${loaded ? '' : style.red(' (dropped)')}  ${where}`;
    }),
  ]);
  return [style.bold('Twilio'), ...lines, ''];
}

function modelLine({ model }: InspectReport, style: Style): string {
  const parts = [
    counted(model.registrations.length, 'registration'),
    counted(model.peers.length, 'peer'),
    counted(model.credentials.length, 'credential'),
    counted(model.transports.length, 'transport'),
    counted(model.dialTargets.length, 'dial target'),
  ];
  return style.dim(`In SIP: ${parts.join(', ')} (--format json tells all).`);
}
