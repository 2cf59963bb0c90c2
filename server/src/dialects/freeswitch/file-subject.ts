import type { SipModel } from '../../sip/model';
import type { XmlChunk } from '../../syntax/xml/chunk';
import type { XmlFault, XmlFaultKind } from '../../syntax/xml/fault';
import type { XmlProblem } from '../../syntax/xml/problem';
import type { XmlDefinition, XmlUse } from '../../syntax/xml/variable';
import { Place } from '../../text/place';
import type { Key, Scope, Subject } from '../dialect';
import { freeswitchEditor } from './edit';
import { garbledKey, variableKey } from './objects/keys';

const NOTHING: readonly never[] = Object.freeze([]);

/** A quote or `>` that is missing: FreeSWITCH goes on, and takes markup for names and values. */
const GARBLING: ReadonlySet<XmlFaultKind> = new Set<XmlFaultKind>(['value-over-tags', 'markup-in-tag']);

/**
 * One file of a configuration as text: what the preprocessor and the parser make of it before any object is looked at,
 * and the variables that it sets and uses. A new one whenever any of that changes.
 */
export class FileSubject implements Subject {
  readonly dialect = 'freeswitch';
  readonly order = -1;
  readonly editor = freeswitchEditor;
  readonly at: Place;
  readonly problems: readonly XmlProblem[];
  readonly faults: readonly XmlFault[];
  readonly uses: readonly XmlUse[];
  readonly definitions: readonly XmlDefinition[];
  readonly defines: readonly Key[];
  readonly mentions: readonly Key[];

  constructor(
    readonly uri: string,
    chunks: readonly XmlChunk[],
  ) {
    this.at = new Place({ uri, line: 0 }, 0, 0, 0);
    this.problems = chunks.flatMap(({ problems }) => problems);
    this.faults = chunks.flatMap(({ faults }) => faults);
    this.uses = chunks.flatMap(({ uses }) => uses);
    this.definitions = chunks.flatMap(({ directives }) =>
      directives.flatMap(({ definition }) => definition ?? []),
    );
    const isGarbled = this.faults.some(({ kind, fatal }) => fatal || GARBLING.has(kind));
    const keys = keysOf(this.definitions);
    this.defines = isGarbled ? [garbledKey(uri), ...keys] : keys;
    this.mentions = keysOf(this.uses);
  }

  model(_scope: Scope): SipModel {
    return NOTHING;
  }
}

function keysOf(named: readonly { readonly name: string }[]): readonly Key[] {
  return named.length === 0 ? NOTHING : [...new Set(named.map(({ name }) => variableKey(name)))];
}

/** Whether an edit in the chunk is one of what the file says as text. */
export function hasTextFacts({ problems, faults, uses, directives }: XmlChunk): boolean {
  return problems.length + faults.length + uses.length + directives.length > 0;
}
