import type { Piece } from '../sip/piece';
import { editDistance } from '../text/edit-distance';
import { ownValue } from '../text/own-value';
import { edgeOf } from './edges';
import { joinLabels, replacePiece } from './host-labels';
import type { NearMissHost, NearMissReason, RestApiHost, TwilioHost } from './host-model';
import { defaultRegion, isDeadRestHost, isOtherService, isRestProduct, regionOf, restHost } from './regions';

/** Words that people write where the host has `sip` or `pstn`. */
const otherWords: Readonly<Record<string, string>> = {
  domain: 'sip',
  sipdomain: 'sip',
  voip: 'sip',
  elastic: 'pstn',
  'elastic-sip': 'pstn',
  origination: 'pstn',
  siptrunk: 'pstn',
  'sip-trunk': 'pstn',
  termination: 'pstn',
  trunk: 'pstn',
  trunks: 'pstn',
  trunking: 'pstn',
};

/** A host below `twilio.com` with neither `sip` nor `pstn`: a REST host, a near miss, or none of SIP's business. */
export function parseWithoutProduct(host: string, labels: readonly Piece[]): TwilioHost | undefined {
  const [first] = labels;
  if (!first || labels.some(({ text }) => isOtherService(text))) return undefined;
  return restApi(host, labels) ?? misspelledProduct(host, labels) ?? missingProduct(host, labels, first);
}

function restApi(host: string, [first, ...rest]: readonly Piece[]): RestApiHost | undefined {
  if (!first || !isRestProduct(first.text)) return undefined;
  if (!rest.every(({ text }) => edgeOf(text) || regionOf(text))) return undefined;
  const region = rest.map(({ text }) => text).find((text) => regionOf(text)) ?? defaultRegion;
  const dead = isDeadRestHost(host);
  const suggestion = dead ? restHost(first.text, region) : undefined;
  return { kind: 'rest-api', product: first.text, dead, region, suggestion };
}

/** The label in the product's place, before an edge where there is one, is nearly `sip` or `pstn`. */
function misspelledProduct(host: string, labels: readonly Piece[]): NearMissHost | undefined {
  const last = labels.at(-1);
  const before = last && edgeOf(last.text) ? labels.at(-2) : last;
  if (!before) return undefined;
  const glued = gluedEdge(before.text);
  if (glued) return nearMiss(host, 'product', before, [glued]);
  const isAlone = before === labels[0];
  const product =
    productTypo(before.text, isAlone) ?? (isAlone ? undefined : ownValue(otherWords, before.text));
  return product === undefined ? undefined : nearMiss(host, 'product', before, [product]);
}

/** `sip-us1` and `pstn-dublin` for `sip.ashburn` and `pstn.dublin`. */
function gluedEdge(label: string): string | undefined {
  const dash = label.indexOf('-');
  const product = label.slice(0, dash);
  const edge = product === 'sip' || product === 'pstn' ? edgeOf(label.slice(dash + 1)) : undefined;
  return edge && `${product}.${edge.id}`;
}

/** A label alone may be a name (`zip.twilio.com`): there only swapped or doubled letters count. */
function productTypo(label: string, isAlone: boolean): string | undefined {
  return ['sip', 'pstn'].find((product) => {
    if (editDistance(label, product, 1) === undefined) return false;
    return !isAlone || [...label].every((letter) => product.includes(letter));
  });
}

/** `acme.twilio.com`, `acme.ashburn.twilio.com`, `ashburn.twilio.com`. */
function missingProduct(host: string, labels: readonly Piece[], first: Piece): NearMissHost | undefined {
  const last = labels.at(-1);
  const edge = last && edgeOf(last.text);
  if (edge && last === first) return nearMiss(host, 'no-product', first, [`sip.${edge.id}`]);
  if (edge) {
    const label = joinLabels([last]);
    return nearMiss(host, 'no-product', label, [`sip.${edge.id}`, `pstn.${edge.id}`]);
  }
  if (labels.length > 1) return undefined;
  return nearMiss(host, 'no-product', first, [`${first.text}.sip`, `${first.text}.pstn`]);
}

function nearMiss(
  host: string,
  reason: NearMissReason,
  at: Piece,
  corrections: readonly string[],
): NearMissHost {
  const suggestions = corrections.map((correction) => replacePiece(host, at, correction));
  return { kind: 'near-miss', reason, at, corrections, suggestions };
}
