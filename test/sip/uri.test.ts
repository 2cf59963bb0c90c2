import assert from 'node:assert/strict';
import { unescapeUri } from '../../server/src/sip/characters';
import { endOf, type Piece } from '../../server/src/sip/piece';
import {
  findParameter,
  parseSipUri,
  type SipUri,
  transportOf,
  type UriParameter,
} from '../../server/src/sip/uri';
import { itIsLinear } from '../support/work';

interface Parts {
  scheme?: string;
  user?: string;
  password?: string;
  host: string;
  kind?: string;
  port?: number;
  parameters?: string[];
  headers?: string[];
}

/** What the URI is made of, with every part checked to stand where it says. */
function partsOf(text: string): Parts {
  const uri = parse(text);
  const { user, password, host, portText } = uri;
  const pairs = [...uri.parameters, ...uri.headers].flatMap(({ name, value }) => [name, value]);
  for (const part of [uri.at, user, password, host, portText, ...pairs]) standsWhereItSays(text, part);
  return {
    ...(uri.scheme !== 'sip' && { scheme: uri.scheme }),
    ...(user && { user: user.text }),
    ...(password && { password: password.text }),
    host: host.text,
    ...(uri.hostKind !== 'name' && { kind: uri.hostKind }),
    ...(uri.port !== undefined && { port: uri.port }),
    ...(uri.parameters.length > 0 && { parameters: uri.parameters.map(pairText) }),
    ...(uri.headers.length > 0 && { headers: uri.headers.map(pairText) }),
  };
}

function standsWhereItSays(text: string, part: Piece | undefined): void {
  if (part) assert.equal(text.slice(part.offset, endOf(part)), part.text);
}

function parse(text: string): SipUri {
  const uri = parseSipUri(text);
  assert.ok(uri, `${text} is no SIP URI`);
  return uri;
}

function pairText({ name, value }: UriParameter): string {
  return value ? `${name.text}=${value.text}` : name.text;
}

const valid: readonly [text: string, parts: Parts][] = [
  ['sip:example.com', { host: 'example.com' }],
  ['SIP:example.com', { host: 'example.com' }],
  ['sip:alice@example.com', { user: 'alice', host: 'example.com' }],
  ['sips:alice@example.com', { scheme: 'sips', user: 'alice', host: 'example.com' }],
  ['SIPS:alice@EXAMPLE.com', { scheme: 'sips', user: 'alice', host: 'EXAMPLE.com' }],
  ['sip:alice:secretword@example.com', { user: 'alice', password: 'secretword', host: 'example.com' }],
  ['sip:alice:@example.com', { user: 'alice', password: '', host: 'example.com' }],
  ['sip:example.com:5060', { host: 'example.com', port: 5060 }],
  ['sip:alice@example.com:5061', { user: 'alice', host: 'example.com', port: 5061 }],
  ['sip:acme.pstn.twilio.com;transport=tls', { host: 'acme.pstn.twilio.com', parameters: ['transport=tls'] }],
  [
    'sip:acme.pstn.ashburn.twilio.com:5061;transport=tls',
    { host: 'acme.pstn.ashburn.twilio.com', port: 5061, parameters: ['transport=tls'] },
  ],
  ['sip:sip.dublin.twilio.com;lr', { host: 'sip.dublin.twilio.com', parameters: ['lr'] }],
  [
    'sip:proxy.example.com;lr;transport=tcp',
    { host: 'proxy.example.com', parameters: ['lr', 'transport=tcp'] },
  ],
  ['sip:192.0.2.1', { host: '192.0.2.1', kind: 'ipv4' }],
  ['sip:+15550100@192.0.2.1:5060', { user: '+15550100', host: '192.0.2.1', kind: 'ipv4', port: 5060 }],
  ['sip:[2001:db8::1]', { host: '2001:db8::1', kind: 'ipv6' }],
  ['sip:[2001:db8::1]:5060', { host: '2001:db8::1', kind: 'ipv6', port: 5060 }],
  ['sip:alice@[::ffff:192.0.2.128]', { user: 'alice', host: '::ffff:192.0.2.128', kind: 'ipv6' }],
  ['sip:alice@example.com.', { user: 'alice', host: 'example.com.' }],
  ['sip:my_pbx', { host: 'my_pbx' }],
  ['  sip:alice@example.com\t', { user: 'alice', host: 'example.com' }],
  ['sip:*21*15550100#@example.com', { user: '*21*15550100#', host: 'example.com' }],
  ['sip:example.com?Subject=hi', { host: 'example.com', headers: ['Subject=hi'] }],
  [
    'sip:example.com;method=INVITE?Subject=&Priority=urgent',
    {
      host: 'example.com',
      parameters: ['method=INVITE'],
      headers: ['Subject=', 'Priority=urgent'],
    },
  ],
  // RFC 3261 section 19.1.3
  [
    'sip:alice:secretword@atlanta.com;transport=tcp',
    {
      user: 'alice',
      password: 'secretword',
      host: 'atlanta.com',
      parameters: ['transport=tcp'],
    },
  ],
  [
    'sip:+1-212-555-1212:1234@gateway.com;user=phone',
    {
      user: '+1-212-555-1212',
      password: '1234',
      host: 'gateway.com',
      parameters: ['user=phone'],
    },
  ],
  [
    'sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com',
    {
      host: 'atlanta.com',
      parameters: ['method=REGISTER'],
      headers: ['to=alice%40atlanta.com'],
    },
  ],
  ['sip:alice;day=tuesday@atlanta.com', { user: 'alice;day=tuesday', host: 'atlanta.com' }],
  [
    'sip:%61lice@atlanta.com;transport=TCP',
    { user: '%61lice', host: 'atlanta.com', parameters: ['transport=TCP'] },
  ],
  // RFC 4475 sections 3.1.1.1, 3.1.1.2, 3.1.1.3, 3.1.1.10
  [
    'sip:vivekg@chair-dnrc.example.com;unknownparam',
    {
      user: 'vivekg',
      host: 'chair-dnrc.example.com',
      parameters: ['unknownparam'],
    },
  ],
  [
    "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com",
    {
      user: "1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*",
      password: "&it+has=1,weird!*pas$wo~d_too.(doesn't-it)",
      host: 'example.com',
    },
  ],
  ['sip:sips%3Auser%40example.com@example.net', { user: 'sips%3Auser%40example.com', host: 'example.net' }],
  ['sip:null-%00-null@example.com', { user: 'null-%00-null', host: 'example.com' }],
  ['sip:user;par=u%40example.net@example.com', { user: 'user;par=u%40example.net', host: 'example.com' }],
  [
    'sip:user@company.example.com;unknown=%3b%3D',
    {
      user: 'user',
      host: 'company.example.com',
      parameters: ['unknown=%3b%3D'],
    },
  ],
  ['sip:h.example.com;maddr=[2001:db8::1]', { host: 'h.example.com', parameters: ['maddr=[2001:db8::1]'] }],
];

describe('parseSipUri', () => {
  for (const [text, parts] of valid) {
    it(`reads ${text}`, () => {
      assert.deepEqual(partsOf(text), parts);
      assert.deepEqual(parse(text).faults, []);
    });
  }
});

/** The marks below each text stand where the faults are; `|` is one without length. */
const faulty: readonly [text: string, marks: string, reason: string, host: string][] = [
  ['sip:                    ', '    |', 'there is no host', ''],
  ['sip:alice@              ', '          |', 'there is no host', ''],
  ['sip:@example.com        ', '    ^', 'there is no user before the "@"', 'example.com'],
  ['sip:example.com:        ', '               ^', 'there is no port after the ":"', 'example.com'],
  [
    'sip:example.com:sip     ',
    '                ^^^',
    'the port is not a number from 1 to 65535',
    'example.com',
  ],
  [
    'sip:example.com:0       ',
    '                ^',
    'the port is not a number from 1 to 65535',
    'example.com',
  ],
  [
    'sip:example.com:65536   ',
    '                ^^^^^',
    'the port is not a number from 1 to 65535',
    'example.com',
  ],
  [
    'sip:example.com:5060x   ',
    '                ^^^^^',
    'the port is not a number from 1 to 65535',
    'example.com',
  ],
  ['sip:a b@example.com     ', '     ^', 'a blank may not stand in the user of a SIP URI', 'example.com'],
  ['sip:a%4@example.com     ', '     ^', 'two hexadecimal digits must follow a "%"', 'example.com'],
  ['sip:a%zz@example.com    ', '     ^', 'two hexadecimal digits must follow a "%"', 'example.com'],
  ['sip:"a"@example.com     ', '    ^', '""" may not stand in the user of a SIP URI', 'example.com'],
  ['sip:é@example.com       ', '    ^', '"é" may not stand in the user of a SIP URI', 'example.com'],
  ['sip:a:b:c@example.com   ', '       ^', '":" may not stand in the password of a SIP URI', 'example.com'],
  [
    'sip:a@corp.example@b.example',
    '                  ^',
    'a host name has only letters, digits, dashes and dots',
    'corp.example@b.example',
  ],
  ['sip:exa mple.com        ', '       ^^^^^^^^^', 'nothing may follow the URI here', 'exa'],
  ['sip:example.com>        ', '               ^', 'nothing may follow the URI here', 'example.com'],
  ['sip:192.0.2.256         ', '    ^^^^^^^^^^^', 'it is no IPv4 address', '192.0.2.256'],
  ['sip:192.0.2             ', '    ^^^^^^^', 'it is no IPv4 address', '192.0.2'],
  ['sip:[2001:db8::1        ', '    ^^^^^^^^^^^^', 'the "[" has no "]"', '2001:db8::1'],
  ['sip:[192.0.2.1]         ', '     ^^^^^^^^^', 'what stands in brackets is no IPv6 address', '192.0.2.1'],
  ['sip:[::1]5060           ', '         ^^^^', 'only a port may follow the "]"', '::1'],
  ['sip:a..example.com      ', '      ^', 'a label of the host name is empty', 'a..example.com'],
  ['sip:.example.com        ', '    ^', 'a label of the host name is empty', '.example.com'],
  ['sip:sip:example.com     ', '        ^^^^^^^^^^^', 'the port is not a number from 1 to 65535', 'sip'],
  [
    'sip://example.com       ',
    '    ^',
    'a host name has only letters, digits, dashes and dots',
    '//example.com',
  ],
  ['sip:example.com;        ', '               ^', 'there is no parameter after the ";"', 'example.com'],
  ['sip:example.com;;lr     ', '               ^', 'there is no parameter after the ";"', 'example.com'],
  [
    'sip:example.com;a b=c   ',
    '                 ^',
    'a blank may not stand in a URI parameter',
    'example.com',
  ],
  ['sip:example.com;t="x"   ', '                  ^', '""" may not stand in a URI parameter', 'example.com'],
  ['sip:example.com?        ', '                |', 'a URI header is name=value', 'example.com'],
  ['sip:example.com?Subject ', '                ^^^^^^^', 'a URI header is name=value', 'example.com'],
  ['sip:example.com?a=b&    ', '                    |', 'a URI header is name=value', 'example.com'],
  ['sip:example.com?a=<b>   ', '                  ^', '"<" may not stand in a URI header', 'example.com'],
  [
    'sip:exam\u0001ple.com   ',
    '        ^',
    'a host name has only letters, digits, dashes and dots',
    'exam\u0001ple.com',
  ],
];

describe('parseSipUri with faults', () => {
  for (const [text, marks, reason, host] of faulty) {
    it(`says of ${JSON.stringify(text.trim())} that ${reason}`, () => {
      const uri = parse(text);
      const [fault] = uri.faults;
      assert.ok(fault, 'no fault');
      assert.equal(fault.reason, reason);
      const start = marks.search(/\S/);
      const length = marks.trim() === '|' ? 0 : marks.trim().length;
      assert.deepEqual([fault.offset, fault.length], [start, length]);
      assert.equal(uri.host.text, host);
    });
  }

  it('finds every fault, not only the first', () => {
    assert.equal(parse('sip:a b@192.0.2.999:x;;t="').faults.length, 5);
  });

  it('reads a part of a longer text', () => {
    const text = 'Dial(PJSIP/twilio/sip:+15550100@acme.pstn.twilio.com,30)';
    const start = text.indexOf('sip:');
    const uri = parseSipUri(text, start, text.indexOf(','));
    assert.ok(uri);
    assert.equal(uri.host.text, 'acme.pstn.twilio.com');
    assert.equal(uri.host.offset, text.indexOf('acme'));
    assert.equal(uri.at.text, 'sip:+15550100@acme.pstn.twilio.com');
  });

  for (const filler of ['a', ';', '@', ':', '%', '[', '?', '&', '.', '=', ' ', '<']) {
    itIsLinear(`takes work in proportion to the length, of ${JSON.stringify(filler)}`, (size) => {
      const text = `sip:${filler.repeat(size)}`;
      return () => parseSipUri(text);
    });
  }
});

const notSip = [
  '',
  ' ',
  'sip',
  'tel:+15550100',
  'example.com',
  'example.com:5060',
  '<sip:example.com>',
  'http://x',
  'sipx:a',
];

describe('what is no SIP URI', () => {
  for (const text of notSip) {
    it(`"${text}"`, () => assert.equal(parseSipUri(text), undefined));
  }
});

describe('parameters of a URI', () => {
  it('are found in any case', () => {
    const uri = parse('sip:example.com;Transport=TLS;LR');
    assert.equal(transportOf(uri), 'tls');
    assert.ok(findParameter(uri, 'lr'));
    assert.equal(findParameter(uri, 'lr')?.value, undefined);
    assert.equal(findParameter(uri, 'ob'), undefined);
  });

  it('do not come from the user part', () => {
    assert.equal(transportOf(parse('sip:alice;transport=tls@example.com')), undefined);
  });
});

describe('unescapeUri', () => {
  for (const [text, expected] of [
    ['alice', 'alice'],
    ['%61lice', 'alice'],
    ['%C3%A9', 'é'],
    ['%C3', '%C3'],
    ['100%', '100%'],
  ]) {
    it(`of ${text} is ${expected}`, () => assert.equal(unescapeUri(text ?? ''), expected));
  }
});
