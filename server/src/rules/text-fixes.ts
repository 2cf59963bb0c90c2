import type { SipElement } from '../sip/model';
import type { Sourced } from '../sip/sourced';
import { findParameter, type SipUri } from '../sip/uri';
import type { FileEdit } from '../text/range';
import type { Fix, FixKind } from './finding';
import type { RuleContext } from './rule';

interface Options {
  readonly kind?: FixKind;
  readonly preferred?: boolean;
}

/** One fix, or none where there are no edits for it. */
export function fixOf(title: string, edits: readonly FileEdit[], options: Options = {}): Fix[] {
  if (edits.length === 0) return [];
  return [
    { title, kind: options.kind ?? 'unsafe', edits, ...(options.preferred ? { preferred: true } : {}) },
  ];
}

/** The characters `from` to `to` of the value as a value of their own. */
export function partOf(value: Sourced<unknown>, from: number, to: number): Sourced<string> {
  const at = value.at?.slice(from, to);
  const text = value.text.slice(from, to);
  return { value: text, text, origin: value.origin, ...(at ? { at } : {}) };
}

/**
 * Fixes that write another text over a value or a part of one. What a template hands down is overridden in the heir;
 * that the template itself can be changed is offered beside it.
 */
export function rewrites(
  { subject }: RuleContext,
  element: SipElement,
  value: Sourced<unknown>,
  text: string,
  title: string,
  options: Options = {},
): Fix[] {
  const fixes = fixOf(title, subject.editor.set(element, value, text), options);
  if (value.origin !== 'inherited' || !value.at) return fixes;
  const { uri, range } = value.at;
  return [
    ...fixes,
    ...fixOf(`${title} in the template`, [{ uri, range, newText: text }], { ...options, preferred: false }),
  ];
}

/** Whether the URI stands in the file as it is, so that parameters can be added to it. */
export function isWhole(uri: Sourced<SipUri>): boolean {
  return uri.at !== undefined && uri.origin !== 'derived' && uri.unread === undefined;
}

/** The fix that gives the URI this parameter, in place of one of the same name. */
export function setsParameter(
  context: RuleContext,
  element: SipElement,
  uri: Sourced<SipUri>,
  parameter: { readonly name: string; readonly value?: string },
  title: string,
): Fix[] {
  const parts = uri.value;
  if (!parts || !isWhole(uri)) return [];
  const text = parameter.value === undefined ? parameter.name : `${parameter.name}=${parameter.value}`;
  const old = parts.parameters.find(({ name }) => name.text.toLowerCase() === parameter.name);
  if (old) {
    const end = old.value ? old.value.offset + old.value.text.length : old.name.offset + old.name.text.length;
    return rewrites(context, element, partOf(uri, old.name.offset, end), text, title);
  }
  const { from, to } = tailOf(parts);
  const tail = partOf(uri, from, to);
  return rewrites(context, element, tail, `${tail.text};${text}`, title);
}

/**
 * The protocol of a URI that is put together from settings, where a setting of its own says it: the URI itself stands
 * nowhere, so that no parameter can be added to it.
 */
export function writtenProtocol({ value, at, origin }: Sourced<SipUri>): Sourced<string> | undefined {
  const parameter = origin === 'derived' && value ? findParameter(value, 'transport')?.value : undefined;
  if (!parameter || !at) return undefined;
  const { text, offset } = parameter;
  const place = at.slice(offset, offset + text.length);
  const { start, end } = place.range;
  // what is not written stands for the whole
  if (start.line !== end.line || end.character - start.character !== text.length) return undefined;
  return { value: text, text, origin: 'literal', at: place };
}

/** TLS in the letters of the other protocol's name. */
export function tlsLike({ text }: Sourced<string>): string {
  return text === text.toUpperCase() ? 'TLS' : 'tls';
}

/** The last of what stands before the URI's headers: parameters go behind it. */
function tailOf({ host, portText, parameters }: SipUri): { from: number; to: number } {
  const last = parameters.at(-1);
  const piece = last?.value ?? last?.name ?? portText ?? host;
  const bracket = piece === host && host.text.includes(':') ? 1 : 0;
  return { from: piece.offset, to: piece.offset + piece.text.length + bracket };
}
