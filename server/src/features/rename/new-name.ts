import type { ServiceName } from '../../twilio/account/snapshot';
import { globalHost, labelOf, parseTwilioHost } from '../../twilio/hosts';

export type NewName = { readonly name: string } | { readonly problem: string };

/**
 * The name that somebody typed for a SIP Domain or trunk, in lower case as Twilio keeps it. Its whole host is taken too.
 *
 * @param old sub-domains have dots, and only a name that has some may get a new one with dots
 */
export function readNewName(typed: string, old: ServiceName): NewName {
  const { product } = old;
  const suffix = globalHost(product, '');
  const written = typed.trim().toLowerCase();
  const name = written.endsWith(suffix) ? written.slice(0, -suffix.length) : written;
  if (name === '') return { problem: `Type what stands before ${suffix}.` };
  if (name.includes('.') && !old.name.includes('.')) return { problem: withDots(name, product) };
  const host = parseTwilioHost(globalHost(product, name));
  const allowed = `A name has letters, digits and dashes, at most 63 of them; it is what stands before ${suffix}.`;
  const isName = /^(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*$/.test(name);
  if (!isName) return { problem: `"${typed}" is no name of a ${kindOf(product)}. ${allowed}` };
  if (host?.kind !== 'service' || host.nameIsPlaceholder)
    return {
      problem: `"${typed}" still is an example's word. Type the name that the ${kindOf(product)} has.`,
    };
  if (host.nameAsEdge)
    return { problem: `"${typed}" is an edge of Twilio, and a host of that name is taken for one.` };
  return { name };
}

function withDots(name: string, product: ServiceName['product']): string {
  const isOther = parseTwilioHost(name) !== undefined;
  const hint = isOther ? ' Only the name is renamed; product and edge stay.' : '';
  return `"${name}" has dots. Type what stands before .${labelOf(product)}.twilio.com.${hint}`;
}

export function kindOf(product: ServiceName['product']): string {
  return product === 'trunk' ? 'trunk' : 'SIP Domain';
}
