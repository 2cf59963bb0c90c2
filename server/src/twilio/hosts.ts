import type { Fault, Piece } from '../sip/piece';
import { faultAt } from '../sip/piece';
import { hasPlaceholder, isTemplateWord } from '../text/placeholder';
import { edgeOf, notForSip, suggestEdges } from './edges';
import { joinLabels, replacePiece, splitLabels } from './host-labels';
import type { EdgeLabel, NameAsEdge, RegionInHost, TwilioHost, TwilioProduct } from './host-model';
import { parseWithoutProduct } from './hosts-without-product';
import { parseMisspelledDomain } from './misspelled-domain';

export type * from './host-model';

const domain = '.twilio.com';

/**
 * What a host name says in Twilio's host grammar, read from the right: `twilio.com`, an optional edge, `sip` or
 * `pstn`, and the name. Undefined for hosts that have nothing to do with Twilio, and for its web sites. Without port;
 * case and one trailing dot do not matter; the offsets are those of the text given.
 */
export function parseTwilioHost(text: string): TwilioHost | undefined {
  const written = text.endsWith('.') ? text.slice(0, -1) : text;
  const host = lowerCase(written);
  if (host.endsWith(domain)) return parseBelowDomain(host, written);
  return parseMisspelledDomain(host, (suggestion) => parseBelowDomain(suggestion, suggestion));
}

/** A placeholder is told by its capitals, so it is looked for in the host as written. */
function parseBelowDomain(host: string, written: string): TwilioHost | undefined {
  const labels = splitLabels(host.slice(0, -domain.length));
  const isPlaceholder = ({ text, offset }: Piece) =>
    hasPlaceholder(written.slice(offset, offset + text.length));
  return parseLabels(host, labels, isPlaceholder);
}

/** The host that the account knows a service by: without edge, in lower case. */
export function globalHost(product: TwilioProduct, name: string): string {
  return `${name.toLowerCase()}.${labelOf(product)}${domain}`;
}

/** `sip` or `pstn`. */
export function labelOf(product: TwilioProduct): 'sip' | 'pstn' {
  return product === 'trunk' ? 'pstn' : 'sip';
}

/** Some characters change their number of code units with their case; offsets matter more than such a host. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** `labels` are those before `twilio.com` in a host that ends so. */
function parseLabels(
  host: string,
  labels: readonly Piece[],
  isPlaceholder: IsPlaceholder,
): TwilioHost | undefined {
  const empty = labels.find(({ text }) => text === '');
  if (empty) {
    const suggestions = [replacePiece(host, empty, '')];
    return {
      kind: 'near-miss',
      reason: 'empty-label',
      at: { text: '.', offset: empty.offset },
      corrections: [''],
      suggestions,
    };
  }
  const productAt = labels.findLastIndex(({ text }) => text === 'sip' || text === 'pstn');
  const productLabel = labels[productAt];
  if (!productLabel) return labels.some(isPlaceholder) ? undefined : parseWithoutProduct(host, labels);
  const name = productAt > 0 ? joinLabels(labels.slice(0, productAt)) : undefined;
  return parseProduct({ host, productLabel, name, tail: labels.slice(productAt + 1), isPlaceholder });
}

type IsPlaceholder = (part: Piece) => boolean;

interface Parts {
  readonly host: string;
  readonly productLabel: Piece;
  readonly name: Piece | undefined;
  /** What stands between the product and `twilio.com`. */
  readonly tail: readonly Piece[];
  readonly isPlaceholder: IsPlaceholder;
}

function parseProduct(parts: Parts): TwilioHost {
  const { productLabel, name, tail } = parts;
  const product: TwilioProduct = productLabel.text === 'pstn' ? 'trunk' : 'sip-domain';
  const base = { product, productLabel };
  if (tail.length === 0) return name ? service(parts, name) : { kind: 'incomplete', ...base };
  const edge = edgeLabel(parts);
  if (!edge) return regionInHost(parts, product) ?? unknownEdge(parts, product);
  if (name) return service(parts, name, edge);
  return product === 'sip-domain'
    ? { kind: 'outbound-proxy', ...base, edge }
    : { kind: 'incomplete', ...base, edge };
}

function service(parts: Parts, name: Piece, edge?: EdgeLabel): TwilioHost {
  const { host, productLabel } = parts;
  const nameIsPlaceholder = parts.isPlaceholder(name) || isTemplateWord(name.text);
  return {
    kind: 'service',
    product: productLabel.text === 'pstn' ? 'trunk' : 'sip-domain',
    productLabel,
    name,
    nameIsPlaceholder,
    nameFault: nameIsPlaceholder ? undefined : nameFault(name),
    nameAsEdge: edge || nameIsPlaceholder ? undefined : nameAsEdge(host, name, productLabel),
    edge,
  };
}

function edgeLabel({ tail, isPlaceholder }: Parts): EdgeLabel | undefined {
  const label = joinLabels(tail);
  const edge = edgeOf(label.text);
  if (edge) return { label, id: edge.id, kind: edge.kind, legacy: label.text !== edge.id };
  return isPlaceholder(label) || isTemplateWord(label.text)
    ? { label, id: label.text, kind: 'placeholder', legacy: false }
    : undefined;
}

function regionInHost({ productLabel, name, tail }: Parts, product: TwilioProduct): RegionInHost | undefined {
  if (tail.length < 2 || !tail.every(({ text }) => edgeOf(text) !== undefined)) return undefined;
  // The current name says which label was meant as the edge; the legacy names are the regions' names too.
  const edges = tail.map(({ text }) => ({ text, id: edgeOf(text)?.id ?? text }));
  const edge = edges.find(({ text, id }) => text === id) ?? edges[0];
  if (!edge) return undefined;
  return { kind: 'region-in-host', product, productLabel, name, labels: joinLabels(tail), edge: edge.id };
}

function unknownEdge({ productLabel, name, tail }: Parts, product: TwilioProduct): TwilioHost {
  const label = joinLabels(tail);
  const suggestions = [...new Set(tail.flatMap(({ text }) => edgeOf(text)?.id ?? suggestEdges(text)))];
  return {
    kind: 'unknown-edge',
    product,
    productLabel,
    name,
    label,
    reason: notForSip(label.text),
    suggestions: suggestions.slice(0, 3),
  };
}

/** A name has letters, digits and dashes; dots separate sub-domains. */
function nameFault(name: Piece): Fault | undefined {
  for (let index = 0; index < name.text.length; index++) {
    const code = name.text.charCodeAt(index);
    const allowed =
      (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e;
    if (!allowed)
      return faultAt(
        { text: name.text.charAt(index), offset: name.offset + index },
        'a Twilio name has only letters, digits and dashes',
      );
  }
  const long = splitLabels(name.text).find(({ text }) => text.length > 63);
  return (
    long &&
    faultAt(
      { ...long, offset: name.offset + long.offset },
      'a label of a host name has at most 63 characters',
    )
  );
}

function nameAsEdge(host: string, name: Piece, productLabel: Piece): NameAsEdge | undefined {
  const labels = splitLabels(name.text);
  const last = labels.at(-1);
  const edge = last && edgeOf(last.text.replace(/^(?:sip|pstn|twilio)-/, ''));
  if (!edge) return undefined;
  const label = { text: last.text, offset: name.offset + last.offset };
  const rest = labels.length > 1 ? `${name.text.slice(0, last.offset - 1)}.` : '';
  const hasHost = rest !== '' || productLabel.text === 'sip';
  const suggestion = `${rest}${productLabel.text}.${edge.id}${domain}`;
  return { label, edge: edge.id, suggestion: hasHost && suggestion !== host ? suggestion : undefined };
}
