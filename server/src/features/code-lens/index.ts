import type { CodeLens, Command } from 'vscode-languageserver';
import type { ResourceId } from '../../../../protocol/account';
import type { Subject } from '../../dialects/dialect';
import { compareRanges } from '../../text/range';
import type { ServiceHit } from '../../twilio/account/snapshot';
import { globalHost } from '../../twilio/hosts';
import { type FeatureContext, languageOf, namesOf } from '../context';
import { type ServiceLine, serviceLine, strayLine } from './service-line';
import { connectionTo, type ServiceKey, serviceOf, strayHost, straySubjects, twilioSubjects } from './uses';

/** Commands of the client that a lens may carry, each with one argument. */
export const LENS_COMMANDS = {
  /** A `Location`. */
  openFinding: 'sipLens.openFinding',
  /** A `ResourceId` of the protocol. */
  revealResource: 'sipLens.revealResource',
} as const;

interface LensData {
  readonly uri: string;
  /** Missing where the host names none. */
  readonly service?: ServiceKey;
}

/** One lens for each SIP Domain or trunk over each object that registers with it or sends it calls; without words yet. */
export function codeLenses(context: FeatureContext, uri: string): CodeLens[] {
  const unit = context.workspace.unitOf(uri);
  if (!unit) return [];
  const names = namesOf(context, unit);
  const lenses: CodeLens[] = [];
  const add = ({ at }: Subject, service?: ServiceKey) => {
    const data: LensData = { uri, ...(service === undefined ? {} : { service }) };
    if (at.uri === uri) lenses.push({ range: at.range, data });
  };
  const connected = twilioSubjects(names);
  for (const [subject, services] of connected) for (const each of services) add(subject, each);
  for (const subject of straySubjects(names, connected).keys()) add(subject);
  return lenses.sort((a, b) => compareRanges(a.range, b.range));
}

/** The lens with its words and, where the client has the command, with what a click does. */
export function resolveCodeLens(
  context: FeatureContext,
  lens: CodeLens,
  commands: ReadonlySet<string>,
): CodeLens {
  if (!isLensData(lens.data)) return lens;
  const line = lineOf(context, lens, lens.data);
  // it only names the service, or the text is another by now: the editor asks again after an edit
  const command = line ? commandOf(line, commands) : { title: `Twilio: ${hostOf(lens.data)}`, command: '' };
  return { ...lens, command };
}

/** Whose file the lens is of; undefined for a lens of somebody else. */
export function uriOfLens({ data }: CodeLens): string | undefined {
  return isLensData(data) ? data.uri : undefined;
}

function isLensData(data: unknown): data is LensData {
  if (typeof data !== 'object' || data === null || !('uri' in data)) return false;
  return typeof data.uri === 'string' && (!('service' in data) || typeof data.service === 'string');
}

function hostOf({ service }: LensData): string {
  if (service === undefined) return '';
  const { product, name } = serviceOf(service);
  return globalHost(product, name);
}

function lineOf(
  context: FeatureContext,
  { range }: CodeLens,
  { uri, service }: LensData,
): ServiceLine | undefined {
  const unit = context.workspace.unitOf(uri);
  const subject = languageOf(context, uri)?.subjectAt(range.start);
  if (!unit || !subject) return undefined;
  const names = namesOf(context, unit);
  if (service === undefined) {
    const host = strayHost(subject, names);
    return host === undefined ? undefined : strayLine(context, subject, host);
  }
  const connected = connectionTo(service, subject, names);
  return connected && serviceLine(context, connected);
}

function commandOf({ text, risk, hit }: ServiceLine, commands: ReadonlySet<string>): Command {
  const { openFinding, revealResource } = LENS_COMMANDS;
  if (risk.kind === 'findings' && commands.has(openFinding)) {
    const [{ at }] = risk.findings;
    return { title: text, command: openFinding, arguments: [{ uri: at.uri, range: at.range }] };
  }
  if (hit && commands.has(revealResource))
    return { title: text, command: revealResource, arguments: [resourceOf(hit)] };
  return { title: text, command: '' };
}

/** Which node of the tree stands for a SIP Domain or trunk. */
function resourceOf({ account, region, product, item }: ServiceHit): ResourceId {
  return {
    accountSid: account.sid,
    region: region.id,
    kind: product === 'trunk' ? 'trunks' : 'domains',
    name: item.name ?? item.sid ?? '',
  };
}
