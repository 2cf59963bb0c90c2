import assert from 'node:assert/strict';
import { expandWizard } from '../../../../server/src/dialects/asterisk/judge';
import { settingsOf } from './settings';

/** The objects of a wizard as text: `type name`, then its settings; `< n` says which line a value is taken from. */
function expanded(lines: string): string {
  const { objects } = expandWizard('trunk', settingsOf(lines));
  return objects
    .map(({ type, id, settings, requires }) => {
      const body = settings.map(({ name, value, from, sources }) => {
        const origin = from === undefined ? (sources ? ` << ${sources.join(' ')}` : '') : ` < ${from}`;
        return `  ${name} = ${value}${origin}\n`;
      });
      return `${type} ${id}${requires === undefined ? '' : ` after ${requires}`}\n${body.join('')}`;
    })
    .join('');
}

function text(template: string): string {
  return template.replace(/^\n/, '').replace(/^ {4}/gm, '').trimEnd().concat('\n');
}

describe('what a wizard makes', () => {
  it('a trunk that registers and sends credentials', () => {
    const made = expanded(`
      type = wizard
      sends_auth = yes
      sends_registrations = yes
      remote_hosts = sip1.example.com, sip2.example.com:5080
      outbound_auth/username = alice
      outbound_auth/password = Example-Passw0rd
      endpoint/context = from-trunk
      aor/qualify_frequency = 60
      registration/expiration = 600
      transport = udp
      outbound_proxy = sip:proxy.example.com
    `);
    assert.equal(
      made,
      text(`
    auth trunk-oauth
      username = alice < 4
      password = Example-Passw0rd < 5
      @pjsip_wizard = trunk
      auth_type = userpass
    aor trunk
      qualify_frequency = 60 < 7
      @pjsip_wizard = trunk
      outbound_proxy = sip:proxy.example.com < 10
      contact = sip:sip1.example.com << 3
      contact = sip:sip2.example.com:5080 << 3
    endpoint trunk
      context = from-trunk < 6
      @pjsip_wizard = trunk
      aors = trunk
      outbound_proxy = sip:proxy.example.com < 10
      transport = udp < 9
      outbound_auth = trunk-oauth
    identify trunk-identify
      endpoint = trunk
      @pjsip_wizard = trunk
      match = sip1.example.com < 3
      match = sip2.example.com:5080 < 3
    registration trunk-reg-0
      expiration = 600 < 8
      outbound_proxy = sip:proxy.example.com < 10
      @pjsip_wizard = trunk
      server_uri = sip:sip1.example.com << 3
      client_uri = sip:alice@sip1.example.com << 3 4
      outbound_auth = trunk-oauth
      transport = udp < 9
    registration trunk-reg-1 after trunk-reg-0
      expiration = 600 < 8
      outbound_proxy = sip:proxy.example.com < 10
      @pjsip_wizard = trunk
      server_uri = sip:sip2.example.com:5080 << 3
      client_uri = sip:alice@sip2.example.com:5080 << 3 4
      outbound_auth = trunk-oauth
      transport = udp < 9
      `),
    );
  });

  it('a phone that registers here', () => {
    const made = expanded(`
      type = wizard
      Accepts_Registrations = yes
      accepts_auth = yes
      inbound_auth/username = bob
      inbound_auth/auth_type = digest
      hint_exten = 100
      has_phoneprov = yes
      phoneprov/MAC = 001122334455
    `);
    assert.equal(
      made,
      text(`
    auth trunk-iauth
      username = bob < 3
      auth_type = digest < 4
      @pjsip_wizard = trunk
    aor trunk
      @pjsip_wizard = trunk
    endpoint trunk
      @pjsip_wizard = trunk
      aors = trunk
      @hint_context = default
      @hint_exten = 100 < 5
      auth = trunk-iauth
    phoneprov trunk-phoneprov
      MAC = 001122334455 < 7
      endpoint = trunk
      @pjsip_wizard = trunk
      `),
    );
  });

  it('patterns, a line instead of an identify, and contacts of its own', () => {
    const made = expanded(`
      type = wizard
      sends_registrations = yes
      sends_line_with_registrations = yes
      remote_hosts = 192.0.2.1
      aor/contact = sip:192.0.2.9
      server_uri_pattern = sips:\${REMOTE_HOST}
      client_uri_pattern =
    `);
    assert.equal(
      made,
      text(`
    aor trunk
      contact = sip:192.0.2.9 < 4
      @pjsip_wizard = trunk
    endpoint trunk
      @pjsip_wizard = trunk
      aors = trunk
    registration trunk-reg-0
      @pjsip_wizard = trunk
      server_uri = sips:192.0.2.1 << 5 3
      line = yes
      endpoint = trunk
      `),
    );
  });

  it('both auths, the second one only after the first', () => {
    const { objects } = expandWizard(
      'trunk',
      settingsOf(
        'sends_auth = yes\naccepts_auth = yes\noutbound_auth/username = a\ninbound_auth/username = b',
      ),
    );
    const auths = objects.filter(({ type }) => type === 'auth');
    assert.deepEqual(
      auths.map(({ id, requires }) => [id, requires]),
      [
        ['trunk-oauth', undefined],
        ['trunk-iauth', 'trunk-oauth'],
      ],
    );
  });
});

/** Lines, and the faults: rule, option and the setting they stand at. */
const FAULTS: readonly [
  lines: string,
  faults: (readonly [rule: string, option: string, setting: number | undefined])[],
][] = [
  ['accepts_registrations = yes', []],
  ['', [['asterisk/missing-option', 'remote_hosts', undefined]]],
  ['remote_hosts = 192.0.2.1\nsends_auth = yes', [['asterisk/missing-option', 'outbound_auth/username', 1]]],
  [
    'accepts_registrations = yes\naccepts_auth = yes',
    [['asterisk/missing-option', 'inbound_auth/username', 1]],
  ],
  [
    'accepts_registrations = yes\nsends_registrations = yes',
    [['asterisk/missing-option', 'remote_hosts', 1]],
  ],
  ['accepts_registrations = yes\nhas_phoneprov = yes', [['asterisk/missing-option', 'phoneprov/MAC', 1]]],
  ['remote_hosts = 192.0.2.1\nsends_auth = maybe', [['asterisk/silent-boolean', 'sends_auth', 1]]],
  ['remote_hosts = 192.0.2.1\nsends_auth = ${AUTH}', []],
  ['remote_hosts = 192.0.2.1\nremote_host = 192.0.2.2', [['asterisk/unknown-option', 'remote_host', 1]]],
  ['remote_hosts = 192.0.2.1\nEndpoint/context = x', [['asterisk/unknown-option', 'Endpoint/context', 1]]],
  ['remote_hosts = 192.0.2.1\nendpoint/anything = x\n@note = x', []],
];

describe('what a wizard lacks', () => {
  for (const [lines, expected] of FAULTS) {
    it(lines.replaceAll('\n', '; ') || 'nothing at all', () => {
      const { faults } = expandWizard('trunk', settingsOf(lines));
      assert.deepEqual(
        faults.map(({ rule, option, setting }) => [rule, option, setting]),
        expected,
      );
    });
  }

  it('suggests the name that was meant', () => {
    const { faults } = expandWizard(
      'trunk',
      settingsOf('remote_hosts = 192.0.2.1\nEndpoint/context = x\nremotehosts = x'),
    );
    assert.deepEqual(
      faults.map(({ suggestions }) => suggestions?.[0]),
      ['endpoint/context', 'remote_hosts'],
    );
  });
});
