import type { Checker } from '../../diagnostics/checker';
import type { Environment } from '../../dialects/asterisk/judge';
import type { DialectId } from '../../dialects/dialect';
import { maskUris } from '../../text/mask';
import type { Place } from '../../text/place';
import type { Range } from '../../text/range';
import type { Workspace } from '../../workspace/workspace';
import { inspectAsterisk } from './asterisk';
import { inspectFreeSwitch } from './freeswitch';
import { type InspectedModel, inspectModel } from './model';
import { type InspectedService, inspectServices } from './services';
import { inspectSettings } from './settings';

export interface InspectReport {
  readonly version: 1;
  readonly units: readonly InspectedUnit[];
  readonly model: InspectedModel;
  /** Which SIP Domains and trunks of Twilio all this uses. */
  readonly services: readonly InspectedService[];
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

/** What each program will load, drop or refuse of everything in a settled workspace, and what it means in SIP. */
export function inspectWorkspace(
  workspace: Workspace,
  checker: Checker,
  options: InspectOptions,
): InspectReport {
  const inspected = [inspectAsterisk, inspectFreeSwitch, inspectSettings].map((inspect) =>
    inspect(workspace, checker, options),
  );
  const units = inspected.flatMap((each) => each.units).sort((a, b) => (a.root < b.root ? -1 : 1));
  const elements = inspected.flatMap((each) => each.elements);
  const dropped = inspected.flatMap((each) => each.dropped);
  const services = inspectServices(elements, dropped, options);
  return { version: 1, units, model: inspectModel(elements, options.path), services };
}

/** Why an object is not loaded, or why that is not known. */
interface Reason {
  readonly rule: string;
  readonly message: string;
  readonly at: Place;
}

export function inspectedReason({ rule, message, at }: Reason, options: InspectOptions): InspectedReason {
  return { rule, path: options.path(at.uri), line: at.range.start.line, message: maskUris(message) };
}
