import assert from 'node:assert/strict';
import { formatIpAddress, type IpAddress, parseIpAddress } from '../../server/src/sip/ip-address';
import {
  containsAddress,
  containsNetwork,
  coverage,
  formatIpNetwork,
  type IpNetwork,
  overlaps,
  parseIpNetwork,
} from '../../server/src/sip/ip-network';
import { isReachable, scopeOf } from '../../server/src/sip/ip-scope';

function address(text: string): IpAddress {
  const parsed = parseIpAddress(text);
  assert.ok(parsed, `${text} is no address`);
  return parsed;
}

function network(text: string): IpNetwork {
  const parsed = parseIpNetwork(text);
  assert.ok(parsed, `${text} is no network`);
  return parsed;
}

/** The text and its canonical form; undefined where it is no address. */
const addresses: readonly [text: string, canonical: string | undefined][] = [
  ['0.0.0.0', '0.0.0.0'],
  ['192.0.2.1', '192.0.2.1'],
  ['255.255.255.255', '255.255.255.255'],
  ['256.0.0.1', undefined],
  ['192.0.2', undefined],
  ['192.0.2.', undefined],
  ['.192.0.2', undefined],
  ['192.0..2', undefined],
  ['192.0.2.1.', undefined],
  ['192.0.2.1.1', undefined],
  ['192.0.2.01', undefined],
  ['192.0.2.00', undefined],
  ['192.0.2.-1', undefined],
  ['192.0.2.1 ', undefined],
  ['0xc0000201', undefined],
  ['', undefined],
  ['example', undefined],
  ['::', '::'],
  ['::1', '::1'],
  ['1::', '1::'],
  ['2001:DB8::1', '2001:db8::1'],
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
  ['2001:db8:0:1:0:0:0:1', '2001:db8:0:1::1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['::ffff:192.0.2.1', '::ffff:c000:201'],
  ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
  ['1:2:3:4:5:6:192.0.2.1', '1:2:3:4:5:6:c000:201'],
  ['fe80::1%eth0', 'fe80::1'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ['1:2:3:4:5:6:7', undefined],
  ['1:2:3:4:5:6:7:8:9', undefined],
  ['1:2:3:4:5:6:7::8', undefined],
  ['1::2::3', undefined],
  [':::', undefined],
  [':1', undefined],
  ['1:', undefined],
  ['12345::', undefined],
  ['g::', undefined],
  ['192.0.2.1::', undefined],
  ['::192.0.2.1:1', undefined],
];

describe('IP addresses', () => {
  for (const [text, canonical] of addresses) {
    it(`"${text}" is ${canonical ?? 'no address'}`, () => {
      const parsed = parseIpAddress(text);
      assert.equal(parsed && formatIpAddress(parsed), canonical);
    });
  }
});

const networks: readonly [text: string, canonical: string | undefined][] = [
  ['192.0.2.0/24', '192.0.2.0/24'],
  ['192.0.2.77/24', '192.0.2.0/24'],
  ['192.0.2.77', '192.0.2.77'],
  ['192.0.2.77/32', '192.0.2.77'],
  ['54.172.60.2/30', '54.172.60.0/30'],
  ['192.0.2.0/255.255.255.0', '192.0.2.0/24'],
  ['54.172.60.0/255.255.255.252', '54.172.60.0/30'],
  ['192.0.2.1/255.255.255.255', '192.0.2.1'],
  ['192.0.2.1/0.0.0.0', '0.0.0.0/0'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['128.0.0.0/1', '128.0.0.0/1'],
  ['2001:db8::/32', '2001:db8::/32'],
  ['2001:db8:ffff::1/33', '2001:db8:8000::/33'],
  ['2001:db8::1', '2001:db8::1'],
  ['::/0', '::/0'],
  ['192.0.2.0/33', undefined],
  ['192.0.2.0/', undefined],
  ['192.0.2.0/-1', undefined],
  ['192.0.2.0/24/8', undefined],
  ['192.0.2.0/255.255.0.255', undefined],
  ['192.0.2.0/255.255.255', undefined],
  ['2001:db8::/129', undefined],
  ['2001:db8::/255.255.255.0', undefined],
  ['/24', undefined],
  ['', undefined],
  ['acme.pstn.twilio.com', undefined],
];

describe('IP networks', () => {
  for (const [text, canonical] of networks) {
    it(`"${text}" is ${canonical ?? 'no network'}`, () => {
      const parsed = parseIpNetwork(text);
      assert.equal(parsed && formatIpNetwork(parsed), canonical);
    });
  }

  it('remember the address that was written', () => {
    assert.equal(formatIpAddress(network('192.0.2.77/24').written), '192.0.2.77');
  });
});

const relations: readonly [a: string, b: string, relation: 'contains' | 'within' | 'same' | 'apart'][] = [
  ['54.172.60.0/23', '54.172.60.0/30', 'contains'],
  ['0.0.0.0/0', '203.0.113.1', 'contains'],
  ['192.0.2.0/25', '192.0.2.128/25', 'apart'],
  ['192.0.2.0/24', '192.0.2.0/24', 'same'],
  ['192.0.2.1', '192.0.2.0/24', 'within'],
  ['0.0.0.0/0', '::/0', 'apart'],
  ['::/0', '2001:db8::1', 'contains'],
  ['2001:db8::/32', '2001:db9::/32', 'apart'],
  ['2001:db8:0:0:8000::/65', '2001:db8::/64', 'within'],
];

describe('two networks', () => {
  for (const [first, second, relation] of relations) {
    it(`${first} and ${second}: ${relation}`, () => {
      const [a, b] = [network(first), network(second)];
      assert.equal(containsNetwork(a, b), relation === 'contains' || relation === 'same');
      assert.equal(containsNetwork(b, a), relation === 'within' || relation === 'same');
      assert.equal(overlaps(a, b), relation !== 'apart');
      assert.equal(overlaps(b, a), relation !== 'apart');
    });
  }

  it('know the addresses in them', () => {
    const range = network('54.172.60.0/30');
    const inside = ['54.172.59.255', '54.172.60.0', '54.172.60.3', '54.172.60.4', '::36ac:3c00'];
    assert.deepEqual(
      inside.map((each) => containsAddress(range, address(each))),
      [false, true, true, false, false],
    );
  });
});

const coverages: readonly [networks: readonly string[], target: string, expected: string][] = [
  [[], '54.172.60.0/30', 'none'],
  [['54.172.60.0/30'], '54.172.60.0/30', 'all'],
  [['54.172.60.0/23'], '54.172.60.0/30', 'all'],
  [['54.172.60.0', '54.172.60.1', '54.172.60.2', '54.172.60.3'], '54.172.60.0/30', 'all'],
  [['54.172.60.0', '54.172.60.1', '54.172.60.2'], '54.172.60.0/30', 'part'],
  [['54.172.60.0/31', '54.172.60.2/31'], '54.172.60.0/30', 'all'],
  [['54.172.60.1', '54.172.60.1'], '54.172.60.0/30', 'part'],
  [['54.172.60.4/30', '54.244.51.0/30'], '54.172.60.0/30', 'none'],
  [['0.0.0.0/1', '128.0.0.0/1'], '0.0.0.0/0', 'all'],
  [['2001:db8::/33', '2001:db8:8000::/33'], '2001:db8::/32', 'all'],
  [['2001:db8::/33', '2001:db8:8000::/34'], '2001:db8::/32', 'part'],
  [['192.0.2.1'], '192.0.2.1', 'all'],
];

describe('coverage', () => {
  for (const [parts, target, expected] of coverages) {
    it(`of ${target} by ${parts.join(' ') || 'nothing'} is ${expected}`, () => {
      assert.equal(coverage(parts.map(network), network(target)), expected);
    });
  }
});

const scopes: readonly [text: string, scope: string][] = [
  ['8.8.8.8', 'public'],
  ['54.172.60.1', 'public'],
  ['10.1.2.3', 'private'],
  ['172.15.255.255', 'public'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.0', 'public'],
  ['192.168.1.1', 'private'],
  ['127.0.0.1', 'loopback'],
  ['169.254.1.1', 'link-local'],
  ['100.63.255.255', 'public'],
  ['100.64.0.1', 'carrier-nat'],
  ['100.127.255.255', 'carrier-nat'],
  ['192.0.2.1', 'documentation'],
  ['198.51.100.1', 'documentation'],
  ['203.0.113.1', 'documentation'],
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'reserved'],
  ['198.19.0.1', 'reserved'],
  ['239.1.1.1', 'multicast'],
  ['255.255.255.255', 'reserved'],
  ['::1', 'loopback'],
  ['::', 'unspecified'],
  ['fe80::1', 'link-local'],
  ['fd00::1', 'private'],
  ['2001:db8::1', 'documentation'],
  ['2606:4700::1111', 'public'],
  ['ff02::1', 'multicast'],
  ['::ffff:192.168.1.1', 'private'],
  ['::ffff:8.8.8.8', 'public'],
];

describe('the scope of an address', () => {
  for (const [text, scope] of scopes) {
    it(`${text} is ${scope}`, () => {
      assert.equal(scopeOf(address(text)), scope);
      assert.equal(isReachable(address(text)), scope === 'public' || scope === 'documentation');
    });
  }
});
