import assert from 'node:assert/strict';
import { parseHostPort } from '../../server/src/sip/host-port';
import { formatIpNetwork, parseIpNetwork } from '../../server/src/sip/ip-network';
import { numberForm, toE164 } from '../../server/src/sip/phone-number';
import { parseSipUri } from '../../server/src/sip/uri';
import { parseTwilioHost } from '../../server/src/twilio/hosts';
import { twilioSignalingRange } from '../../server/src/twilio/signaling';

const pieces = [
  ...[
    'sip:',
    'sips:',
    'acme',
    'sip',
    'pstn',
    'twilio',
    'com',
    'us1',
    'dublin',
    '-ix',
    'twillio',
    'api',
    'transport=tls',
  ],
  ...[
    '.',
    '..',
    ':',
    ';',
    '@',
    '?',
    '&',
    '=',
    '%',
    '%41',
    '<',
    '>',
    '"',
    '\\',
    '[',
    ']',
    '{',
    '}',
    '$',
    '_',
    '-',
    '+',
  ],
  ...[
    '1',
    '5060',
    '192.0.2.1',
    '/30',
    '::1',
    '2001:db8::',
    ' ',
    '\t',
    '\u0000',
    'é',
    'İ',
    '\ud800',
    '😀',
    'ß',
  ],
];

let seed = 20261122;

function random(below: number): number {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
}

describe('random texts', () => {
  it('never make a parser throw, and every part stands where it says', () => {
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]).join('');
      for (const parse of [parseSipUri, parseHostPort]) partsStand(text, parse(text));
      hostPartsStand(text, parseTwilioHost(text));
      twilioSignalingRange(text);
      const network = parseIpNetwork(text);
      if (network) assert.ok(parseIpNetwork(formatIpNetwork(network)), text);
      const meant = toE164(text);
      if (meant !== undefined) assert.equal(numberForm(meant), 'e164', text);
    }
  });
});

function partsStand(text: string, value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  if ('offset' in value && typeof value.offset === 'number') {
    const part = 'text' in value ? String(value.text) : undefined;
    if (part !== undefined) assert.equal(text.slice(value.offset, value.offset + part.length), part, text);
    if ('length' in value) assert.ok(value.offset + Number(value.length) <= text.length, text);
    return;
  }
  for (const each of Object.values(value)) partsStand(text, each);
}

/** A host's parts are in lower case, unless that changes the length. */
function hostPartsStand(text: string, host: object | undefined): void {
  const lower = text.toLowerCase();
  if (host) partsStand(lower.length === text.length ? lower : text, host);
}
