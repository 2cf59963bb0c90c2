import type { Piece } from '../sip/piece';
import { editDistance } from '../text/edit-distance';
import { edgeOf } from './edges';
import { joinLabels, replacePiece, splitLabels } from './host-labels';
import type { NearMissHost, TwilioHost } from './host-model';

/** Reads a host below `twilio.com`. */
type Parse = (host: string) => TwilioHost | undefined;

/** Spellings that nobody else's domain is likely to have: they need no further evidence. */
const unmistakable = new Set(
  'twillio twilllio twillo twilo twiilio twiilo twilioo twilliio twlio twliio tiwlio twiloi twwilio ttwilio'.split(
    ' ',
  ),
);

/** Top-level domains that people write for `com` beside those one letter away from it. */
const otherTopLevels = new Set(
  'net org io us eu uk de fr nl au br jp sg ie in ca info biz cloud tel co.uk co.jp com.au com.br com.sg'.split(
    ' ',
  ),
);

interface Misspelling {
  /** The labels before the domain. */
  readonly labels: readonly Piece[];
  /** The domain as written. */
  readonly at: Piece;
  readonly correction: string;
  /** How much the rest has to look like a Twilio SIP host before anybody is accused. */
  readonly evidence: 'none' | 'some' | 'full';
}

/**
 * A host whose domain is nearly `twilio.com`. Whether it was meant to be is judged by the labels before it: other
 * companies have similar names, and their hosts are nobody's mistake.
 */
export function parseMisspelledDomain(host: string, parse: Parse): NearMissHost | undefined {
  const lastCode = host.charCodeAt(host.length - 1);
  // An address, or a text that is no host: most of what is asked about ends here or at the next line.
  if (lastCode < 0x61 || lastCode > 0x7a || host.length > 255) return undefined;
  const misspelling = findMisspelling(splitLabels(host));
  if (!misspelling) return undefined;
  const { labels, at, correction, evidence } = misspelling;
  const suggestion = replacePiece(host, at, correction);
  const meant = labels.length === 0 ? undefined : parse(suggestion);
  if (!isEvident(meant, evidence, labels)) return undefined;
  const suggestions = meant?.kind === 'near-miss' ? meant.suggestions : [suggestion];
  return { kind: 'near-miss', reason: 'domain', at, corrections: [correction], suggestions };
}

function isEvident(
  meant: TwilioHost | undefined,
  evidence: Misspelling['evidence'],
  labels: readonly Piece[],
): boolean {
  const product = meant && 'productLabel' in meant;
  if (product) return evidence !== 'full' || meant.kind !== 'incomplete';
  return evidence === 'none' && (labels.length === 0 || meant?.kind === 'near-miss');
}

function findMisspelling(labels: readonly Piece[]): Misspelling | undefined {
  const last = labels.at(-1);
  const second = labels.at(-2);
  if (!last) return undefined;
  return (
    withoutTopLevel(labels, last) ??
    (second && otherTopLevel(labels, second, last)) ??
    (second && otherName(labels, second, last))
  );
}

/** `acme.sip.twilio` and `acme.sip.twiliocom`. */
function withoutTopLevel(labels: readonly Piece[], last: Piece): Misspelling | undefined {
  if (last.text !== 'twilio' && last.text !== 'twiliocom') return undefined;
  return { labels: labels.slice(0, -1), at: last, correction: 'twilio.com', evidence: 'full' };
}

/** `acme.sip.twilio.co`, `acme.sip.twilio.com.au`. */
function otherTopLevel(labels: readonly Piece[], second: Piece, last: Piece): Misspelling | undefined {
  const before = labels.at(-3);
  const isSecond = second.text === 'twilio';
  if (!isSecond && before?.text !== 'twilio') return undefined;
  const topLevel = isSecond ? last : joinLabels([second, last]);
  const isTypo = isSecond && editDistance(topLevel.text, 'com', 1) !== undefined;
  if (!isTypo && !otherTopLevels.has(topLevel.text)) return undefined;
  return { labels: labels.slice(0, isSecond ? -2 : -3), at: topLevel, correction: 'com', evidence: 'some' };
}

/** `acme.sip.twillio.com`, `acme.siptwilio.com`. */
function otherName(labels: readonly Piece[], second: Piece, last: Piece): Misspelling | undefined {
  if (last.text !== 'com' && editDistance(last.text, 'com', 1) === undefined) return undefined;
  const at = last.text === 'com' ? second : { text: `${second.text}.${last.text}`, offset: second.offset };
  const end = last.text === 'com' ? '' : '.com';
  const rest = labels.slice(0, -2);
  if (unmistakable.has(second.text)) {
    return { labels: rest, at, correction: `twilio${end}`, evidence: last.text === 'com' ? 'none' : 'some' };
  }
  const glued = second.text.endsWith('twilio')
    ? second.text.slice(0, -'twilio'.length).replace(/-$/, '')
    : '';
  if (glued === 'sip' || glued === 'pstn' || edgeOf(glued)) {
    return {
      labels: [...rest, { text: glued, offset: second.offset }],
      at,
      correction: `${glued}.twilio${end}`,
      evidence: 'full',
    };
  }
  if (editDistance(second.text, 'twilio', 1) === undefined) return undefined;
  return { labels: rest, at, correction: `twilio${end}`, evidence: 'full' };
}
