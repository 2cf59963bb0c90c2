import assert from 'node:assert/strict';
import { objectTypes, wizardType } from '../../server/src/dialects/asterisk/schema';
import { isSecretName, MASK, MaskedLine, maskLine, maskUris, maskValue } from '../../server/src/text/mask';
import { itEnds, itIsLinear } from '../support/work';
import type { Task } from '../support/work/tasks';

describe('secret names', () => {
  it('are exactly these of the options that Asterisk has', () => {
    const names = [...objectTypes, wizardType].flatMap(({ options }) => [...options.keys()]);
    assert.deepEqual([...new Set(names.filter(isSecretName))].sort(), [
      'md5_cred',
      'oauth_secret',
      'password',
      'password_digest',
      'refresh_token',
    ]);
  });

  const secret = [
    'Password',
    'outbound_auth/password',
    'pasword',
    'passwrod',
    'PASWORD',
    'md5cred',
    'sercet',
    'secrets',
    'DB_PASSWD',
    'SIP_TOKEN',
    'api_key',
    '@password',
    'passphrase',
    'pwd',
    'a1-hash',
    'vm-password',
    'odbc-dsn',
  ];
  for (const name of secret) it(`include ${name}`, () => assert.ok(isSecretName(name)));

  const open = [
    'username',
    'server_uri',
    'secure',
    'transport',
    'dtls_setup',
    'passed',
    'passive',
    'auth_type',
  ];
  for (const name of open) it(`do not include ${name}`, () => assert.ok(!isSecretName(name)));
});

describe('masked lines', () => {
  const cases: readonly (readonly [line: string, shown: string])[] = [
    ['password=abc', `password=${MASK}`],
    ['<param name="password" value="abc"/>', `<param name="password" value="${MASK}"/>`],
    ['<param value="abc" name="password"/>', `<param value="${MASK}" name="password"/>`],
    ["<param name='a1-hash' value = 'abc'/>", `<param name='a1-hash' value = '${MASK}'/>`],
    ['<!--<param name="password" value="a>b"/>-->', `<!--<param name="password" value="${MASK}"/>-->`],
    ['<param name="password" value="abc/>', `<param name="password" value="${MASK}`],
    ['name="password" value="abc"/>', `name="password" value="${MASK}"/>`],
    [
      '<param name="a" value="b"/><param name="password" value="abc"/><param name="c" value="d"/>',
      `<param name="a" value="b"/><param name="password" value="${MASK}"/><param name="c" value="d"/>`,
    ],
    [
      '<param name="password" value="abc"/><param name="vm-password" value="1"/>',
      `<param name="password" value="${MASK}"/><param name="vm-password" value="${MASK}"/>`,
    ],
    [
      '<param name="dial-string" value="{pw=1}sip:a@b"/>',
      '<param name="dial-string" value="{pw=1}sip:a@b"/>',
    ],
    ['<param name="password" value=""/>', '<param name="password" value=""/>'],
    [
      '<X-PRE-PROCESS cmd="set" data="default_password=abc"/>',
      `<X-PRE-PROCESS cmd="set" data="default_password=${MASK}`,
    ],
    ['  password => abc ; note', `  password => ${MASK}`],
    ['password += abc', `password += ${MASK}`],
    [';password=abc', `;password=${MASK}`],
    ['; password: abc', `; password: ${MASK}`],
    ['password abc', `password ${MASK}`],
    ['#password abc', `#password ${MASK}`],
    ['password=abc\r', `password=${MASK}\r`],
    ['exten => 1,1,Set(DB_PASSWORD=abc)', `exten => 1,1,Set(DB_PASSWORD=${MASK}`],
    ['set_var=SECRET=abc', `set_var=SECRET=${MASK}`],
    ['pass;-- x --;word=abc', `pass;-- ${MASK}`],
    ['contact=sip:bob:abc@host:5060', `contact=sip:bob:${MASK}@host:5060`],
    ['contact=sip:bob:a@b@host', `contact=sip:bob:${MASK}@host`],
    ['x=sip:a:1@h;password=2', `x=sip:a:${MASK}@h;password=${MASK}`],
    ['contact=bob:abc@host:5060', `contact=bob:${MASK}@host:5060`],
    [
      '- { url: "bob:abc@[2001:db8::1]", priority: 10 }',
      `- { url: "bob:${MASK}@[2001:db8::1]", priority: 10 }`,
    ],
    ['x=${CURL(https://bob:abc@api.example/a@b)}', `x=\${CURL(https://bob:${MASK}@api.example/a@b)}`],
    ['x=${CURL(https://bob:abc@api.example/a)}', `x=\${CURL(https://bob:${MASK}@api.example/a)}`],
    ['password=', 'password='],
    ['password', 'password'],
    ['; the password is in another file', '; the password is in another file'],
    ['[password]', '[password]'],
    ['server_uri=sip:192.0.2.1:5060', 'server_uri=sip:192.0.2.1:5060'],
    ['contact=sip:bob@host;transport=tls', 'contact=sip:bob@host;transport=tls'],
    ['contact=tel:+15555550100@host', 'contact=tel:+15555550100@host'],
    ['x=https://api.example:8443/a@b', 'x=https://api.example:8443/a@b'],
    ['same => n,Dial(PJSIP/${EXTEN}@trunk,30)', 'same => n,Dial(PJSIP/${EXTEN}@trunk,30)'],
    ['', ''],
  ];
  for (const [line, shown] of cases) {
    it(JSON.stringify(line), () => {
      assert.equal(maskLine(line), shown);
    });
  }

  it('know of a value whose name stands on the line before or behind', () => {
    const mask = (line: string, before = '', behind = '') => new MaskedLine(line, { before, behind }).text;
    assert.equal(mask('  value: abc', '- name: SIP_PASSWORD'), `  value: ${MASK}`);
    assert.equal(mask('value="abc"/>', '<param name="password"'), `value=${MASK}`);
    assert.equal(mask('<param', '', 'name="password"/>'), '<param');
    assert.equal(mask('value="abc"', '<param', 'name="password"/>'), `value=${MASK}`);
    assert.equal(mask('- value: abc', '- name: a', '  name: SIP_PASSWORD'), `- value: ${MASK}`);
    assert.equal(mask('  value: abc', '- name: SIP_HOST', '- name: SIP_PASSWORD'), '  value: abc');
    assert.equal(mask('- value: abc', '- name: SIP_PASSWORD'), '- value: abc');
    assert.equal(mask('value="b"/>', '<param name="a"', '<param name="password"'), 'value="b"/>');
    assert.equal(
      mask('<param name="a" value="b"/>', '<param name="password"'),
      '<param name="a" value="b"/>',
    );
  });

  it('say where a place has gone', () => {
    const line = new MaskedLine('a=sip:u:pw@host password=secret!');
    assert.equal(line.text, `a=sip:u:${MASK}@host password=${MASK}`);
    const placeOf = (text: string) =>
      line.text.slice(...line.columns(text === '' ? 0 : at(text), at(text) + text.length));
    const at = (text: string) => 'a=sip:u:pw@host password=secret!'.indexOf(text);
    assert.equal(placeOf('sip'), 'sip');
    assert.equal(placeOf('host'), 'host');
    assert.equal(placeOf('pw'), MASK);
    assert.equal(placeOf('w'), MASK);
    assert.equal(placeOf('cre'), MASK);
    assert.equal(placeOf('host password'), 'host password');
    assert.deepEqual(line.columns(0, 999), [0, line.text.length + 999 - 32]);
  });

  it('know whether an edit would write into what they hide', () => {
    const line = new MaskedLine('password=abc');
    assert.ok(line.touches(9, 12));
    assert.ok(line.touches(12, 12));
    assert.ok(!line.touches(0, 8));
  });

  it('hide in prose what they hide themselves', () => {
    const line = new MaskedLine('password=Example-Passw0rd');
    assert.equal(line.hideIn('"Example-Passw0rd" is no option'), `"${MASK}" is no option`);
    assert.equal(new MaskedLine('password=a').hideIn('a bad value'), 'a bad value');
  });

  const long = [
    'sip:a:',
    'sip:a:b@',
    '<param name="password" value="sip:a:b@c"/>',
    'name="password" value="',
    'password ',
    ';--',
    ';-- x --;',
    'a@',
    '\t',
    '=',
    'x.',
    'pass;--word=x--;',
  ];
  for (const piece of long) {
    const task: Task = (size) => {
      const line = piece.repeat(Math.ceil(size / piece.length));
      return () => {
        assert.ok(new MaskedLine(line).hideIn('prose').length > 0);
        assert.ok(maskUris(line).length > 0);
      };
    };
    itIsLinear(`take work in proportion to the length, of many ${JSON.stringify(piece)}`, task, 2000);
    itEnds(`come to an end, of a megabyte of ${JSON.stringify(piece)}`, task, 1_000_000);
  }
});

describe('masked values', () => {
  const cases: readonly (readonly [name: string, value: string, shown: string])[] = [
    ['password', 'abc', MASK],
    ['password', '', ''],
    ['contact', 'sip:a:b@c', `sip:a:${MASK}@c`],
    ['set_var', 'PASSWORD=x', `PASSWORD=${MASK}`],
    ['bind', '0.0.0.0', '0.0.0.0'],
  ];
  for (const [name, value, shown] of cases)
    it(`${name}=${value}`, () => assert.equal(maskValue(name, value), shown));

  it('URIs in prose', () => {
    assert.equal(maskUris('write sip:a:b@c or sips:d@e'), `write sip:a:${MASK}@c or sips:d@e`);
  });
});
