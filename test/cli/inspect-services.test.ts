import assert from 'node:assert/strict';
import { MASK } from '../../server/src/text/mask';
import { type Files, needProgram, runWith } from './sip-lens';

const PASSWORD = 'Example-Passw0rd';

/** Four programs, one SIP Domain and one trunk. */
const FILES: Files = {
  'asterisk/pjsip.conf': `[udp]
type=transport
bind=0.0.0.0
[acme]
type=registration
server_uri=sip:acme.sip.twilio.com
client_uri=sip:alice@acme.sip.twilio.com
outbound_auth=acme
[acme]
type=auth
username=alice
password=${PASSWORD}
[trunk]
type=endpoint
aors=trunk
[trunk]
type=aor
contact=sip:acme-trunk.pstn.ashburn.twilio.com
`,
  'freeswitch/sip_profiles/external/twilio.xml': `<include>
  <gateway name="desk">
    <param name="username" value="bob"/>
    <param name="password" value="${PASSWORD}"/>
    <param name="proxy" value="acme.sip.twilio.com"/>
    <param name="from-domain" value="acme.sip.twilio.com"/>
  </gateway>
  <gateway name="trunk">
    <param name="proxy" value="acme-trunk.pstn.dublin.twilio.com"/>
    <param name="register" value="false"/>
  </gateway>
</include>
`,
  'voice/compose.yaml': `services:
  bot:
    image: bot
    environment:
      SIP_DOMAIN: \${HOST}
      SIP_USERNAME: carol
      SIP_PASSWORD: ${PASSWORD}
      SIP_REGISTER: "true"
`,
  'voice/.env': 'HOST=acme.sip.twilio.com\n',
  'app/sip.yaml': `sip:
  outbound:
    host: acme-trunk.pstn.tokyo.twilio.com
    username: dave
    password: ${PASSWORD}
`,
};

interface Services {
  readonly services: readonly {
    readonly product: string;
    readonly name: string;
    readonly uses: readonly { kind: string; name: string; loaded: boolean; path: string }[];
  }[];
}

function services(files: Files, path = '.'): string[] {
  const { output, code, errors } = runWith(files, ['inspect', '--format', 'json', path]);
  assert.equal(code, 0, errors);
  const report: Services = JSON.parse(output);
  return report.services.flatMap(({ product, name, uses }) =>
    uses.map(
      (use) => `${product} ${name}: ${use.path} ${use.kind} ${use.name}${use.loaded ? '' : ' dropped'}`,
    ),
  );
}

describe('sip-lens inspect over several programs', () => {
  needProgram();

  it('says in one list who uses which SIP Domain and trunk', () => {
    assert.deepEqual(services(FILES), [
      'sip-domain acme: asterisk/pjsip.conf registration acme',
      'sip-domain acme: freeswitch/sip_profiles/external/twilio.xml registration desk',
      'sip-domain acme: voice/compose.yaml registration services.bot.environment.sip',
      'trunk acme-trunk: asterisk/pjsip.conf calls trunk',
      'trunk acme-trunk: freeswitch/sip_profiles/external/twilio.xml calls trunk',
      'trunk acme-trunk: app/sip.yaml calls sip.outbound',
    ]);
  });

  it('says nothing of the other files of a PBX than those that were named', () => {
    const files = {
      'pjsip.conf': FILES['asterisk/pjsip.conf'] ?? '',
      'extensions.conf': '[out]\nexten => _X.,1,Dial(PJSIP/trunk/sip:${EXTEN}@other.pstn.twilio.com)\n',
    };
    const dialled = 'trunk other: extensions.conf dialled out';
    assert.deepEqual(services(files, 'extensions.conf'), [dialled]);
    const all = ['sip-domain acme: pjsip.conf registration acme', 'trunk acme-trunk: pjsip.conf calls trunk'];
    assert.deepEqual(services(files), [...all, dialled]);
  });

  it('tells what its program drops', () => {
    // no transport
    const files = {
      'pjsip.conf':
        '[a]\ntype=registration\nserver_uri=sip:acme.sip.twilio.com\nclient_uri=sip:a@acme.sip.twilio.com\n',
    };
    assert.deepEqual(services(files), ['sip-domain acme: pjsip.conf registration a dropped']);
  });

  it('prints the same for people, and no password', () => {
    const { output } = runWith(FILES, ['inspect', '.']);
    assert.match(output, /Twilio\n {2}SIP Domain acme\n {4}registration acme {2}asterisk\/pjsip\.conf:4\n/);
    assert.match(output, /\n {2}trunk acme-trunk\n {4}calls trunk/);
    for (const format of ['json', 'text']) {
      const all = runWith(FILES, ['inspect', '--format', format, '.']).output;
      assert.ok(!all.includes(PASSWORD));
      assert.equal(all.includes(MASK), format === 'json');
    }
  });

  it('takes keys of a project for what --yaml-key says', () => {
    const files = { 'app.yaml': 'carrier:\n  fqdn: edge.example\n  pt: 5070\n' };
    const targets = (...args: readonly string[]) => {
      const { output } = runWith(files, ['inspect', '--format', 'json', ...args, '.']);
      const { model }: { model: { peers: { targets: { value: string }[] }[] } } = JSON.parse(output);
      return model.peers.flatMap((peer) => peer.targets.map(({ value }) => value));
    };
    assert.deepEqual(targets(), []);
    assert.deepEqual(targets('--yaml-key', 'fqdn=host', '--yaml-key', 'pt=port'), ['sip:edge.example:5070']);
  });

  it('says so where there is nothing', () => {
    const { output } = runWith({ 'a.yaml': 'database:\n  host: db\n' }, ['inspect', '.']);
    assert.equal(output, 'No file that Asterisk or FreeSWITCH reads, and none with SIP settings.\n');
  });

  it('counts what goes to another provider', () => {
    const { output } = runWith({ '.env': 'SIP_HOST=edge.example\nSIP_USERNAME=pbx\n' }, ['inspect', '.']);
    assert.match(output, /^In SIP: 0 registrations, 1 peer, 1 credential, /);
  });
});
