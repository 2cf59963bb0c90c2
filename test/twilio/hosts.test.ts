// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are the input

import assert from 'node:assert/strict';
import { globalHost, parseTwilioHost, type TwilioHost } from '../../server/src/twilio/hosts';
import { itEnds, itIsLinear } from '../support/work';
import type { Task } from '../support/work/tasks';

/**
 * A host and what it is, in short:
 * - `domain NAME`, `trunk NAME`, with `@edge`, `@edge legacy`, `@edge ix`, `@placeholder`; `?name` a placeholder,
 *   `!name` a name that no Twilio name can be, `edge-name(EDGE[, suggestion])` one that looks like an edge
 * - `proxy @edge`, `incomplete PRODUCT`, `unknown-edge LABEL: suggestions`, `region EDGE`
 * - `near REASON PART: suggestions`, `rest PRODUCT REGION [dead: suggestion]`
 */
const table: readonly [host: string, expected: string | undefined][] = [
  // SIP Domains and trunks without an edge
  ['acme.sip.twilio.com', 'domain acme'],
  ['acme-pbx.sip.twilio.com', 'domain acme-pbx'],
  ['acme.pstn.twilio.com', 'trunk acme'],
  ['ACME.SIP.Twilio.COM', 'domain acme'],
  ['acme.sip.twilio.com.', 'domain acme'],
  ['a.b.sip.twilio.com', 'domain a.b'],
  ['a.b.c.pstn.twilio.com', 'trunk a.b.c'],
  ['ac00000000000000000000000000000001.sip.twilio.com', 'domain ac00000000000000000000000000000001'],
  ['0.sip.twilio.com', 'domain 0'],
  ['acme.sip.pstn.twilio.com', 'trunk acme.sip'],
  ['sip.sip.twilio.com', 'domain sip'],
  ['twilio.sip.twilio.com', 'domain twilio'],
  // public edges
  ['acme.sip.ashburn.twilio.com', 'domain acme @ashburn'],
  ['acme.sip.umatilla.twilio.com', 'domain acme @umatilla'],
  ['acme.sip.dublin.twilio.com', 'domain acme @dublin'],
  ['acme.sip.frankfurt.twilio.com', 'domain acme @frankfurt'],
  ['acme.sip.singapore.twilio.com', 'domain acme @singapore'],
  ['acme.sip.tokyo.twilio.com', 'domain acme @tokyo'],
  ['acme.sip.sao-paulo.twilio.com', 'domain acme @sao-paulo'],
  ['acme.sip.sydney.twilio.com', 'domain acme @sydney'],
  ['acme.pstn.ashburn.twilio.com', 'trunk acme @ashburn'],
  ['acme.pstn.umatilla.twilio.com', 'trunk acme @umatilla'],
  ['acme.pstn.dublin.twilio.com', 'trunk acme @dublin'],
  ['acme.pstn.frankfurt.twilio.com', 'trunk acme @frankfurt'],
  ['acme.pstn.singapore.twilio.com', 'trunk acme @singapore'],
  ['acme.pstn.tokyo.twilio.com', 'trunk acme @tokyo'],
  ['acme.pstn.sao-paulo.twilio.com', 'trunk acme @sao-paulo'],
  ['acme.pstn.sydney.twilio.com', 'trunk acme @sydney'],
  ['Acme.Pstn.Sydney.Twilio.Com.', 'trunk acme @sydney'],
  ['a.b.pstn.dublin.twilio.com', 'trunk a.b @dublin'],
  // legacy names
  ['acme.sip.us1.twilio.com', 'domain acme @ashburn legacy'],
  ['acme.sip.us2.twilio.com', 'domain acme @umatilla legacy'],
  ['acme.sip.ie1.twilio.com', 'domain acme @dublin legacy'],
  ['acme.sip.de1.twilio.com', 'domain acme @frankfurt legacy'],
  ['acme.sip.sg1.twilio.com', 'domain acme @singapore legacy'],
  ['acme.sip.jp1.twilio.com', 'domain acme @tokyo legacy'],
  ['acme.sip.br1.twilio.com', 'domain acme @sao-paulo legacy'],
  ['acme.sip.au1.twilio.com', 'domain acme @sydney legacy'],
  ['acme.pstn.us1.twilio.com', 'trunk acme @ashburn legacy'],
  ['acme.pstn.ie1.twilio.com', 'trunk acme @dublin legacy'],
  ['acme.pstn.IE1.twilio.com', 'trunk acme @dublin legacy'],
  // interconnect
  ['acme.sip.ashburn-ix.twilio.com', 'domain acme @ashburn-ix ix'],
  ['acme.sip.san-jose-ix.twilio.com', 'domain acme @san-jose-ix ix'],
  ['acme.sip.london-ix.twilio.com', 'domain acme @london-ix ix'],
  ['acme.sip.frankfurt-ix.twilio.com', 'domain acme @frankfurt-ix ix'],
  ['acme.pstn.singapore-ix.twilio.com', 'trunk acme @singapore-ix ix'],
  ['acme.pstn.tokyo-ix.twilio.com', 'trunk acme @tokyo-ix ix'],
  ['acme.pstn.sydney-ix.twilio.com', 'trunk acme @sydney-ix ix'],
  ['acme.pstn.sao-paulo-ix.twilio.com', 'trunk acme @sao-paulo-ix ix'],
  ['acme.pstn.us1-ix.twilio.com', 'trunk acme @ashburn-ix ix legacy'],
  ['acme.pstn.us2-ix.twilio.com', 'trunk acme @san-jose-ix ix legacy'],
  ['acme.sip.ie1-ix.twilio.com', 'domain acme @london-ix ix legacy'],
  ['acme.sip.br1-ix.twilio.com', 'domain acme @sao-paulo-ix ix legacy'],
  // outbound proxies and hosts without a name
  ['sip.ashburn.twilio.com', 'proxy @ashburn'],
  ['sip.dublin.twilio.com', 'proxy @dublin'],
  ['sip.us1.twilio.com', 'proxy @ashburn legacy'],
  ['sip.london-ix.twilio.com', 'proxy @london-ix ix'],
  ['sip.twilio.com', 'incomplete sip-domain'],
  ['SIP.TWILIO.COM.', 'incomplete sip-domain'],
  ['pstn.twilio.com', 'incomplete trunk'],
  ['pstn.ashburn.twilio.com', 'incomplete trunk @ashburn'],
  ['pstn.us1.twilio.com', 'incomplete trunk @ashburn legacy'],
  // labels that are no edge
  ['acme.sip.roaming.twilio.com', 'unknown-edge roaming: (not for SIP)'],
  ['acme.sip.gll.twilio.com', 'unknown-edge gll: (not for SIP)'],
  ['acme.sip.london.twilio.com', 'unknown-edge london: dublin, london-ix'],
  ['acme.sip.virginia.twilio.com', 'unknown-edge virginia: ashburn'],
  ['acme.sip.oregon.twilio.com', 'unknown-edge oregon: umatilla'],
  ['acme.pstn.saopaulo.twilio.com', 'unknown-edge saopaulo: sao-paulo'],
  ['acme.pstn.san-jose.twilio.com', 'unknown-edge san-jose: umatilla'],
  ['acme.pstn.dublin-ix.twilio.com', 'unknown-edge dublin-ix: london-ix, dublin'],
  ['acme.sip.umatilla-ix.twilio.com', 'unknown-edge umatilla-ix: san-jose-ix, umatilla'],
  ['acme.sip.eu1.twilio.com', 'unknown-edge eu1: dublin'],
  ['acme.sip.uk1.twilio.com', 'unknown-edge uk1: dublin'],
  ['acme.sip.us-east-1.twilio.com', 'unknown-edge us-east-1: ashburn'],
  ['acme.sip.ap-southeast-2.twilio.com', 'unknown-edge ap-southeast-2: sydney'],
  ['acme.sip.ireland.twilio.com', 'unknown-edge ireland: dublin'],
  ['acme.pstn.ashbrun.twilio.com', 'unknown-edge ashbrun: ashburn'],
  ['acme.pstn.asburn.twilio.com', 'unknown-edge asburn: ashburn'],
  ['acme.pstn.franfurt.twilio.com', 'unknown-edge franfurt: frankfurt'],
  ['acme.pstn.sidney.twilio.com', 'unknown-edge sidney: sydney'],
  ['acme.pstn.us3.twilio.com', 'unknown-edge us3: ashburn, umatilla'],
  ['acme.sip.moon.twilio.com', 'unknown-edge moon:'],
  ['sip.london.twilio.com', 'unknown-edge london: dublin, london-ix'],
  ['pstn.eu1.twilio.com', 'unknown-edge eu1: dublin'],
  ['acme.sip.foo.dublin.twilio.com', 'unknown-edge foo.dublin: dublin'],
  // edge and region
  ['acme.sip.dublin.ie1.twilio.com', 'region dublin (dublin.ie1)'],
  ['acme.sip.ie1.dublin.twilio.com', 'region dublin (ie1.dublin)'],
  ['acme.pstn.ashburn.us1.twilio.com', 'region ashburn (ashburn.us1)'],
  ['acme.pstn.sydney.au1.twilio.com', 'region sydney (sydney.au1)'],
  ['acme.sip.us1.ie1.twilio.com', 'region ashburn (us1.ie1)'],
  ['sip.dublin.ie1.twilio.com', 'region dublin (dublin.ie1)'],
  // names that look like edges
  ['us1.sip.twilio.com', 'domain us1 edge-name(ashburn, sip.ashburn.twilio.com)'],
  ['ashburn.sip.twilio.com', 'domain ashburn edge-name(ashburn, sip.ashburn.twilio.com)'],
  ['dublin.pstn.twilio.com', 'trunk dublin edge-name(dublin)'],
  ['acme.us1.sip.twilio.com', 'domain acme.us1 edge-name(ashburn, acme.sip.ashburn.twilio.com)'],
  ['acme.dublin.pstn.twilio.com', 'trunk acme.dublin edge-name(dublin, acme.pstn.dublin.twilio.com)'],
  ['twilio-us1.sip.twilio.com', 'domain twilio-us1 edge-name(ashburn, sip.ashburn.twilio.com)'],
  ['sip-us1.sip.twilio.com', 'domain sip-us1 edge-name(ashburn, sip.ashburn.twilio.com)'],
  ['us1.acme.sip.twilio.com', 'domain us1.acme'],
  ['us1.sip.dublin.twilio.com', 'domain us1 @dublin'],
  ['acme-us1.sip.twilio.com', 'domain acme-us1'],
  // names that Twilio cannot hold
  ['acme_pbx.sip.twilio.com', 'domain !acme_pbx'],
  ['acme pbx.sip.twilio.com', 'domain !acme pbx'],
  ['acmé.sip.twilio.com', 'domain !acmé'],
  [`${'a'.repeat(64)}.pstn.twilio.com`, `trunk !${'a'.repeat(64)}`],
  // placeholders
  ['${NAME}.sip.twilio.com', 'domain ?${name}'],
  ['{{ twilio.domain }}.pstn.twilio.com', 'trunk ?{{ twilio.domain }}'],
  ['acme-${ENV}.pstn.dublin.twilio.com', 'trunk ?acme-${env} @dublin'],
  ['YOUR_DOMAIN.sip.twilio.com', 'domain ?your_domain'],
  ['acme.sip.${EDGE}.twilio.com', 'domain acme @placeholder'],
  ['acme.sip.{{ edge.name }}.twilio.com', 'domain acme @placeholder'],
  ['sip.${EDGE}.twilio.com', 'proxy @placeholder'],
  ['<NAME>.sip.twilio.com', 'domain ?<name>'],
  ['@NAME@.pstn.dublin.twilio.com', 'trunk ?@name@ @dublin'],
  ['acme.pstn.<EDGE>.twilio.com', 'trunk acme @placeholder'],
  ['acme.pstn.__EDGE__.twilio.com', 'trunk acme @placeholder'],
  ['acme.pstn.your-edge.twilio.com', 'trunk acme @placeholder'],
  ['<HOST>.twilio.com', undefined],
  ['${TRUNK}.twilio.com', undefined],
  ['${A}.${B}.twilio.com', undefined],
  // near misses: the domain
  ['twillio.com', 'near domain twillio: twilio.com'],
  ['acme.sip.twillio.com', 'near domain twillio: acme.sip.twilio.com'],
  ['acme.pstn.twillio.com', 'near domain twillio: acme.pstn.twilio.com'],
  ['pstn.twillio.com', 'near domain twillio: pstn.twilio.com'],
  ['sip.twilo.com', 'near domain twilo: sip.twilio.com'],
  ['acme.sip.ashburn.twlio.com', 'near domain twlio: acme.sip.ashburn.twilio.com'],
  ['acme.sip.tiwlio.com.', 'near domain tiwlio: acme.sip.twilio.com'],
  ['acme.pstn.twiloi.com', 'near domain twiloi: acme.pstn.twilio.com'],
  ['acme.sip.twikio.com', 'near domain twikio: acme.sip.twilio.com'],
  ['acme.twillio.com', 'near domain twillio: acme.sip.twilio.com, acme.pstn.twilio.com'],
  ['sip.twilio.co', 'near domain co: sip.twilio.com'],
  ['acme.sip.twilio.co', 'near domain co: acme.sip.twilio.com'],
  ['acme.sip.twilio.con', 'near domain con: acme.sip.twilio.com'],
  ['acme.sip.twilio.comm', 'near domain comm: acme.sip.twilio.com'],
  ['acme.pstn.twilio.net', 'near domain net: acme.pstn.twilio.com'],
  ['acme.pstn.ie1.twilio.org', 'near domain org: acme.pstn.ie1.twilio.com'],
  ['acme.sip.twilio.com.au', 'near domain com.au: acme.sip.twilio.com'],
  ['acme.sip.twilio.co.uk', 'near domain co.uk: acme.sip.twilio.com'],
  ['acme.sip.twilio', 'near domain twilio: acme.sip.twilio.com'],
  ['acme.sip.twiliocom', 'near domain twiliocom: acme.sip.twilio.com'],
  ['acme.siptwilio.com', 'near domain siptwilio: acme.sip.twilio.com'],
  ['acme.sip.ashburntwilio.com', 'near domain ashburntwilio: acme.sip.ashburn.twilio.com'],
  ['acme.sip.twillio.co', 'near domain twillio.co: acme.sip.twilio.com'],
  // near misses: the product
  ['acme.spi.twilio.com', 'near product spi: acme.sip.twilio.com'],
  ['spi.twilio.com', 'near product spi: sip.twilio.com'],
  ['acme.sips.twilio.com', 'near product sips: acme.sip.twilio.com'],
  ['acme.ptsn.twilio.com', 'near product ptsn: acme.pstn.twilio.com'],
  ['acme.psnt.ashburn.twilio.com', 'near product psnt: acme.pstn.ashburn.twilio.com'],
  ['acme.pst.twilio.com', 'near product pst: acme.pstn.twilio.com'],
  ['acme.trunk.twilio.com', 'near product trunk: acme.pstn.twilio.com'],
  ['acme.voip.us1.twilio.com', 'near product voip: acme.sip.us1.twilio.com'],
  ['sip-us1.twilio.com', 'near product sip-us1: sip.ashburn.twilio.com'],
  ['acme.sip-us1.twilio.com', 'near product sip-us1: acme.sip.ashburn.twilio.com'],
  ['acme.pstn-dublin.twilio.com', 'near product pstn-dublin: acme.pstn.dublin.twilio.com'],
  // near misses: no product
  ['acme.twilio.com', 'near no-product acme: acme.sip.twilio.com, acme.pstn.twilio.com'],
  ['acme.twilio.com.', 'near no-product acme: acme.sip.twilio.com, acme.pstn.twilio.com'],
  ['zip.twilio.com', 'near no-product zip: zip.sip.twilio.com, zip.pstn.twilio.com'],
  [
    'acme.ashburn.twilio.com',
    'near no-product ashburn: acme.sip.ashburn.twilio.com, acme.pstn.ashburn.twilio.com',
  ],
  ['ashburn.twilio.com', 'near no-product ashburn: sip.ashburn.twilio.com'],
  ['us1.twilio.com', 'near no-product us1: sip.ashburn.twilio.com'],
  // near misses: empty labels
  ['acme..sip.twilio.com', 'near empty-label .: acme.sip.twilio.com'],
  ['.sip.twilio.com', 'near empty-label .: sip.twilio.com'],
  ['acme.sip..twilio.com', 'near empty-label .: acme.sip.twilio.com'],
  // REST hosts
  ['api.twilio.com', 'rest api us1'],
  ['api.us1.twilio.com', 'rest api us1'],
  ['trunking.twilio.com', 'rest trunking us1'],
  ['api.dublin.ie1.twilio.com', 'rest api ie1'],
  ['voice.sydney.au1.twilio.com', 'rest voice au1'],
  ['api.ashburn.us1.twilio.com', 'rest api us1'],
  ['api.ie1.twilio.com', 'rest api ie1 dead: api.dublin.ie1.twilio.com'],
  ['API.AU1.twilio.com.', 'rest api au1 dead: api.sydney.au1.twilio.com'],
  ['api.de1.twilio.com', 'rest api us1 dead: api.twilio.com'],
  ['api.jp1.twilio.com', 'rest api us1 dead: api.twilio.com'],
  ['api.us2.twilio.com', 'rest api us1 dead: api.twilio.com'],
  // none of our business
  ['twilio.com', undefined],
  ['www.twilio.com', undefined],
  ['console.twilio.com', undefined],
  ['global.stun.twilio.com', undefined],
  ['global.turn.twilio.com', undefined],
  ['chunderw-gll.twilio.com', undefined],
  ['foo.bar.twilio.com', undefined],
  ['www.twillio.com', undefined],
  ['api.twillio.com', undefined],
  ['example.com', undefined],
  ['sip.example.com', undefined],
  ['pbx.acme.example', undefined],
  ['acme.sip.twilio.com.example.com', undefined],
  ['sip.twilio.example.com', undefined],
  ['twilio.local', undefined],
  ['sip.twilio.internal', undefined],
  ['twilio', undefined],
  ['twilio-endpoint', undefined],
  ['twilio.org', undefined],
  ['www.twilio.org', undefined],
  ['trilio.com', undefined],
  ['sip.trilio.com', undefined],
  ['notwilio.com', undefined],
  ['acmetwilio.com', undefined],
  ['192.0.2.1', undefined],
  ['54.172.60.1', undefined],
  ['2001:db8::1', undefined],
  ['localhost', undefined],
  ['', undefined],
  ['.', undefined],
  ['..', undefined],
  ['.twilio.com', 'near empty-label .: twilio.com'],
];

describe('Twilio host names', () => {
  for (const [host, expected] of table) {
    it(`${host || 'an empty text'} is ${expected ?? 'nothing of Twilio'}`, () => {
      const parsed = parseTwilioHost(host);
      assert.equal(parsed && inShort(parsed), expected);
      if (parsed) partsStandWhereTheySay(host, parsed);
    });
  }

  it('are known by their global form', () => {
    assert.equal(globalHost('sip-domain', 'Acme'), 'acme.sip.twilio.com');
    assert.equal(globalHost('trunk', 'a.b'), 'a.b.pstn.twilio.com');
  });

  it('mark the character that a name cannot have', () => {
    const parsed = parseTwilioHost('acme_pbx.pstn.twilio.com');
    assert.ok(parsed?.kind === 'service');
    assert.deepEqual(parsed.nameFault, {
      offset: 4,
      length: 1,
      reason: 'a Twilio name has only letters, digits and dashes',
    });
  });

  for (const filler of ['a', '.', 'sip.', '{', '<', 'twilio.', '-', 'us1.']) {
    for (const end of ['', '.twilio.com', '.sip.twilio.com', '.twillio.com']) {
      const task: Task = (size) => {
        const host = filler.repeat(size) + end;
        return () => parseTwilioHost(host);
      };
      itIsLinear(`take work in proportion to their length: ${filler}…${end}`, task);
      itEnds(`are read to their end: ${filler}…${end}`, task, 1_000_000);
    }
  }
});

function inShort(host: TwilioHost): string {
  switch (host.kind) {
    case 'service': {
      const mark = host.nameIsPlaceholder ? '?' : host.nameFault ? '!' : '';
      const { nameAsEdge } = host;
      const suggestion = nameAsEdge?.suggestion ? `, ${nameAsEdge.suggestion}` : '';
      const asEdge = nameAsEdge ? ` edge-name(${nameAsEdge.edge}${suggestion})` : '';
      const product = host.product === 'trunk' ? 'trunk' : 'domain';
      return `${product} ${mark}${host.name.text}${edgeInShort(host)}${asEdge}`;
    }
    case 'outbound-proxy':
      return `proxy${edgeInShort(host)}`;
    case 'incomplete':
      return `incomplete ${host.product}${edgeInShort(host)}`;
    case 'unknown-edge': {
      const hint = host.reason ? '(not for SIP)' : host.suggestions.join(', ');
      return `unknown-edge ${host.label.text}: ${hint}`.trimEnd();
    }
    case 'region-in-host':
      return `region ${host.edge} (${host.labels.text})`;
    case 'near-miss':
      return `near ${host.reason} ${host.at.text}: ${host.suggestions.join(', ')}`;
    case 'rest-api':
      return `rest ${host.product} ${host.region}${host.dead ? ` dead: ${host.suggestion}` : ''}`;
  }
}

function edgeInShort({ edge }: { edge?: { id: string; kind: string; legacy: boolean } }): string {
  if (!edge) return '';
  if (edge.kind === 'placeholder') return ' @placeholder';
  return ` @${edge.id}${edge.kind === 'interconnect' ? ' ix' : ''}${edge.legacy ? ' legacy' : ''}`;
}

/** Every part of the answer that has an offset is the text at that offset. */
function partsStandWhereTheySay(host: string, parsed: object): void {
  for (const value of Object.values(parsed)) {
    if (value === null || typeof value !== 'object') continue;
    if ('offset' in value && 'text' in value) {
      const end = value.offset + value.text.length;
      assert.equal(host.slice(value.offset, end).toLowerCase(), value.text.toLowerCase());
    } else partsStandWhereTheySay(host, value);
  }
}
