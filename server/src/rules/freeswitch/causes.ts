import type { Scope } from '../../dialects/dialect';
import { garbledKey } from '../../dialects/freeswitch/objects/keys';
import type { XmlElement } from '../../syntax/xml/element';
import type { XmlFault, XmlFaultKind } from '../../syntax/xml/fault';

/** What a fault elsewhere brings about, more often than a fault of their own. */
const CONSEQUENCES: ReadonlySet<XmlFaultKind> = new Set<XmlFaultKind>(['unclosed-tag', 'no-root']);

/** What stands in a tag that was not ended. */
const IN_LONG_TAG: ReadonlySet<XmlFaultKind> = new Set<XmlFaultKind>([
  'markup-in-tag',
  'duplicate-attribute',
  'missing-value',
  'unquoted-value',
]);

/** FreeSWITCH stops at the first fault that it does not take, and the next ones may only follow from that. */
export function causes(faults: readonly XmlFault[]): readonly XmlFault[] {
  const fatal = faults.filter((fault) => fault.fatal);
  const first = fatal.find(({ kind }) => !CONSEQUENCES.has(kind)) ?? fatal[0];
  const isLong = faults.some(({ kind }) => kind === 'value-over-tags');
  return faults.filter((fault) => (fault.fatal ? fault === first : !isLong || !IN_LONG_TAG.has(fault.kind)));
}

/** Whether the markup around the element is so broken that it may be another one. */
export function isGarbled({ chunk }: XmlElement, scope: Scope): boolean {
  return scope.definitions(garbledKey(chunk.uri)).length > 0;
}
