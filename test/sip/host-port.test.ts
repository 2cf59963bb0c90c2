import assert from 'node:assert/strict';
import { parseHostPort, parsePort } from '../../server/src/sip/host-port';

const table: readonly [text: string, host: string, kind: string, port: number | undefined, faults: number][] =
  [
    ['example.com', 'example.com', 'name', undefined, 0],
    ['example.com:5060', 'example.com', 'name', 5060, 0],
    ['localhost', 'localhost', 'name', undefined, 0],
    ['pbx_1.internal:5061', 'pbx_1.internal', 'name', 5061, 0],
    ['example.com.', 'example.com.', 'name', undefined, 0],
    ['192.0.2.1', '192.0.2.1', 'ipv4', undefined, 0],
    ['192.0.2.1:5060', '192.0.2.1', 'ipv4', 5060, 0],
    ['0.0.0.0:5060', '0.0.0.0', 'ipv4', 5060, 0],
    ['[2001:db8::1]', '2001:db8::1', 'ipv6', undefined, 0],
    ['[2001:db8::1]:5060', '2001:db8::1', 'ipv6', 5060, 0],
    ['[::]', '::', 'ipv6', undefined, 0],
    ['2001:db8::1', '2001:db8::1', 'ipv6', undefined, 0],
    ['::1', '::1', 'ipv6', undefined, 0],
    ['fe80::1%eth0', 'fe80::1%eth0', 'ipv6', undefined, 0],
    ['', '', 'name', undefined, 1],
    [':5060', '', 'name', 5060, 1],
    ['example.com:', 'example.com', 'name', undefined, 1],
    ['example.com:sip', 'example.com', 'name', undefined, 1],
    ['example.com:99999', 'example.com', 'name', undefined, 1],
    ['example.com:-1', 'example.com', 'name', undefined, 1],
    ['example.com:5060:5061', 'example.com:5060', 'name', 5061, 1],
    ['256.0.0.1', '256.0.0.1', 'ipv4', undefined, 1],
    ['1.2.3.4.5', '1.2.3.4.5', 'ipv4', undefined, 1],
    ['5060', '5060', 'ipv4', undefined, 1],
    ['[', '', 'ipv6', undefined, 1],
    ['[]', '', 'ipv6', undefined, 1],
    ['[::1', '::1', 'ipv6', undefined, 1],
    ['[::1]x', '::1', 'ipv6', undefined, 1],
    ['[::1]:x', '::1', 'ipv6', undefined, 1],
    ['[example.com]:5060', 'example.com', 'ipv6', 5060, 1],
    ['exa mple', 'exa mple', 'name', undefined, 1],
    ['-.-', '-.-', 'name', undefined, 0],
    ['.', '.', 'ipv4', undefined, 1],
    ['a..b', 'a..b', 'name', undefined, 1],
    ['a..', 'a..', 'name', undefined, 1],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`, 'name', undefined, 0],
    [`${'a'.repeat(64)}.example`, `${'a'.repeat(64)}.example`, 'name', undefined, 1],
  ];

describe('parseHostPort', () => {
  for (const [text, host, kind, port, faults] of table) {
    it(`of "${text}"`, () => {
      const read = parseHostPort(text);
      assert.deepEqual(
        [read.host.text, read.hostKind, read.port, read.faults.length],
        [host, kind, port, faults],
      );
      assert.equal(text.slice(read.host.offset, read.host.offset + host.length), host);
      for (const fault of read.faults) assert.ok(fault.offset + fault.length <= text.length, fault.reason);
    });
  }

  it('reads the middle of a text', () => {
    const text = 'proxy=[2001:db8::5]:5061;lr';
    const read = parseHostPort(text, 6, text.indexOf(';'));
    assert.deepEqual(read.host, { text: '2001:db8::5', offset: 7 });
    assert.deepEqual(read.portText, { text: '5061', offset: 20 });
    assert.deepEqual(read.faults, []);
  });

  it('marks the part that is wrong', () => {
    assert.deepEqual(parseHostPort('example.com:0').faults, [
      { offset: 12, length: 1, reason: 'the port is not a number from 1 to 65535' },
    ]);
    assert.deepEqual(parseHostPort('a.b$c.example').faults, [
      { offset: 3, length: 1, reason: 'a host name has only letters, digits, dashes and dots' },
    ]);
  });
});

const ports: readonly [text: string, port: number | undefined][] = [
  ['1', 1],
  ['5060', 5060],
  ['05060', 5060],
  ['65535', 65535],
  ['65536', undefined],
  ['0', undefined],
  ['', undefined],
  ['506O', undefined],
  ['+5060', undefined],
  ['000005060', undefined],
];

describe('parsePort', () => {
  for (const [text, port] of ports) {
    it(`of "${text}" is ${port}`, () => assert.equal(parsePort(text), port));
  }
});
