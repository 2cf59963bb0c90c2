import assert from 'node:assert/strict';
import { parseIpNetwork } from '../../server/src/sip/ip-network';
import { edgeOf } from '../../server/src/twilio/edges';
import {
  interconnectRanges,
  signalingCoverage,
  signalingPublished,
  signalingRanges,
  twilioNetwork,
  twilioSignalingRange,
} from '../../server/src/twilio/signaling';

function network(text: string) {
  const parsed = parseIpNetwork(text);
  assert.ok(parsed, text);
  return parsed;
}

describe('the signaling ranges', () => {
  it('are one /30 for each public edge', () => {
    assert.equal(signalingRanges().length, 8);
    for (const { edge, network: range } of signalingRanges()) {
      assert.equal(edgeOf(edge)?.kind, 'public');
      assert.equal(range.prefix, 30);
      assert.deepEqual(range.base, range.written);
    }
  });

  it('are three addresses for each interconnect', () => {
    assert.equal(interconnectRanges().length, 24);
    for (const { edge } of interconnectRanges()) assert.equal(edgeOf(edge)?.kind, 'interconnect');
  });

  it('are dated', () => assert.match(signalingPublished, /^\d{4}-\d\d-\d\d$/));
});

const hosts: readonly [host: string, edge: string | undefined][] = [
  ['54.172.60.0', 'ashburn'],
  ['54.172.60.3', 'ashburn'],
  ['54.172.60.4', undefined],
  ['54.171.127.195', 'dublin'],
  ['177.71.206.192', 'sao-paulo'],
  ['208.78.112.65', 'ashburn-ix'],
  ['168.86.128.1', undefined],
  ['192.0.2.1', undefined],
  ['acme.pstn.twilio.com', undefined],
  ['5060', undefined],
  ['', undefined],
];

describe('a host that is an address', () => {
  for (const [host, edge] of hosts) {
    it(`${host || 'empty'} is ${edge ? `Twilio's at ${edge}` : 'not where Twilio sends SIP from'}`, () => {
      assert.equal(twilioSignalingRange(host)?.edge, edge);
    });
  }
});

const networks: readonly [cidr: string, use: string | undefined, ranges: number][] = [
  ['54.172.60.0/30', 'signaling', 1],
  ['54.172.60.2', 'signaling', 1],
  ['54.244.51.0/31', 'signaling', 1],
  ['208.78.112.64', 'interconnect', 1],
  ['54.172.60.0/29', 'retired-media', 1],
  ['54.172.60.0/23', 'retired-media', 1],
  ['34.203.250.0/23', 'retired-media', 0],
  ['54.244.51.0/24', 'retired-media', 1],
  ['54.172.0.0/16', 'too-wide', 1],
  ['54.0.0.0/8', 'too-wide', 6],
  ['208.78.112.64/30', 'too-wide', 3],
  ['0.0.0.0/0', 'too-wide', 32],
  ['168.86.128.0/18', 'media', 0],
  ['168.86.130.7', 'media', 0],
  ['168.86.0.0/16', 'media', 0],
  ['107.21.222.153', 'retired-signaling', 0],
  ['54.172.60.4/30', 'never-published', 0],
  ['34.203.250.0/30', 'never-published', 0],
  ['108.141.162.0/30', 'never-published', 0],
  ['192.0.2.0/24', undefined, 0],
  ['10.0.0.0/8', undefined, 0],
  ['2001:db8::/32', undefined, 0],
];

describe('a network that somebody trusts', () => {
  for (const [cidr, use, ranges] of networks) {
    it(`${cidr} is ${use ?? 'nothing of Twilio'}`, () => {
      const found = twilioNetwork(network(cidr));
      assert.equal(found?.use, use);
      assert.equal(found?.ranges.length ?? 0, ranges);
    });
  }
});

describe('how much of the ranges is covered', () => {
  const covered = (...texts: string[]) =>
    signalingCoverage(texts.map(network)).map(({ coverage }) => coverage);

  it('nothing by nothing', () => assert.deepEqual(new Set(covered()), new Set(['none'])));

  it('all by the published list', () => {
    assert.deepEqual(new Set(covered(...signalingRanges().map(({ cidr }) => cidr))), new Set(['all']));
  });

  it('one by its addresses, another in part', () => {
    const addresses = ['54.172.60.0', '54.172.60.1', '54.172.60.2', '54.172.60.3', '54.244.51.1'];
    assert.deepEqual(covered(...addresses).slice(0, 3), ['all', 'part', 'none']);
  });

  it('all by everything', () => assert.deepEqual(new Set(covered('0.0.0.0/0')), new Set(['all'])));
});
