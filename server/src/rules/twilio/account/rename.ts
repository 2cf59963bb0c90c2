import type { Piece } from '../../../sip/piece';
import type { FileEdit } from '../../../text/range';
import type { Fix } from '../../finding';
import type { RuleContext } from '../../rule';
import { fixOf } from '../../text-fixes';
import { hostPart, type NamedHost, type ServiceUse } from './service-use';

/**
 * The fixes that write a part of the host anew wherever the element names the service: registrar and address-of-record,
 * contact and from_domain. What a template hands down is overridden in the heir; that the template itself can be
 * changed is offered beside it.
 */
export function renames(
  { subject }: RuleContext,
  { element, hosts }: ServiceUse,
  part: (named: NamedHost) => Piece,
  text: string,
  preferred: boolean,
): Fix[] {
  const parts = hosts.map((named) => hostPart(named, part(named)));
  const edits = parts.map((each) => subject.editor.set(element, each, text));
  const title = `Change to ${text}`;
  const own = edits[0]?.length === 0 ? [] : fixOf(title, distinct(edits.flat()), { preferred });
  if (parts[0]?.origin !== 'inherited') return own;
  const inPlace = parts.flatMap(({ at }) => (at ? [{ uri: at.uri, range: at.range, newText: text }] : []));
  return [...own, ...fixOf(`${title} in the template`, distinct(inPlace))];
}

/** What a wizard makes of one host stands in one place. */
function distinct(edits: readonly FileEdit[]): FileEdit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}
