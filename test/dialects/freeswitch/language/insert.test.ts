import assert from 'node:assert/strict';
import { inserted, problemOf, REGISTRY, SERVICES } from '../../../features/insertion';
import { Scene } from '../../../features/support';
import { CheckedWorkspace, pathOf } from '../../../support/checked-workspace';

const PROFILE = `//- /sip_profiles/external.xml
<profile name="external">
  <gateways>
    <gateway name="other">
      <param name="register" value="false"/>
      <param name="proxy" value="sip.example.com"/>$0
    </gateway>
  </gateways>
  <settings>
    <param name="sip-ip" value="192.0.2.10"/>
    <param name="ext-sip-ip" value="203.0.113.10"/>
    <param name="ext-rtp-ip" value="203.0.113.10"/>
    <param name="tls" value="true"/>
    <param name="auth-calls" value="false"/>
  </settings>
</profile>
`;

describe('the gateway of a SIP Domain or trunk', () => {
  it('registers, behind the gateway of the caret', async () => {
    const text = await inserted(REGISTRY + PROFILE, 'domains', 'help');
    assert.ok(
      text.includes(`    </gateway>
    <gateway name="help">
      <param name="username" value="bob"/>
      <param name="password" value="YOUR_PASSWORD"/>
      <param name="proxy" value="help.sip.ashburn.twilio.com"/>
      <param name="from-domain" value="help.sip.twilio.com"/>
      <param name="register" value="true"/>
      <param name="expire-seconds" value="3600"/>
      <param name="retry-seconds" value="60"/>
    </gateway>
  </gateways>
`),
      text,
    );
  });

  it('shows a number of a trunk to those who are called', async () => {
    const text = await inserted(REGISTRY + PROFILE, 'trunks', 'acme');
    assert.match(text, /"from-user" value="\+15550100"\/>\n {6}<param name="register" value="false"\/>/);
    assert.doesNotMatch(text, /caller-id-in-from/);
  });

  it('shows who calls where nobody has a number', async () => {
    const numberless = REGISTRY.replaceAll(/numbers: .*/g, 'numbers: []');
    const text = await inserted(numberless + PROFILE, 'trunks', 'silent');
    assert.match(text, /"caller-id-in-from" value="true"/);
    assert.doesNotMatch(text, /username|password/);
  });

  it('speaks TLS and SRTP where both are demanded', async () => {
    const text = await inserted(REGISTRY + PROFILE, 'domains', 'safe');
    assert.match(text, /<param name="register-transport" value="tls"\/>/);
    assert.match(
      text,
      / {6}<variables>\n {8}<variable name="rtp_secure_media" value="mandatory" direction="outbound"\/>/,
    );
  });

  it('is not put into a profile without TLS where that is demanded', async () => {
    const plain = PROFILE.replace('name="tls" value="true"', 'name="tls" value="false"');
    assert.match(await problemOf(REGISTRY + plain, 'domains', 'safe'), /FreeSWITCH would drop the gateway/);
  });

  for (const [kind, name] of SERVICES) {
    it(`gives no warning: ${name}`, async () => {
      const scene = await Scene.of(PROFILE + REGISTRY);
      const texts = new Map(scene.texts);
      texts.set(pathOf(scene.uri), await inserted(REGISTRY + PROFILE, kind, name));
      const checked = await CheckedWorkspace.of(texts, { publicAddresses: ['203.0.113.10'] });
      const bad = checked.all().filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        bad.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
  }

  it('keeps indentation, quotes, ends and line ends of the file', async () => {
    const own = `//- /sip_profiles/external/x.xml
<include>
\t<gateway name='other'>
\t\t<param name='register' value='false' />$0
\t</gateway>
</include>
`.replaceAll('\n', '\r\n');
    const text = await inserted(REGISTRY + own.replace('x.xml\r\n', 'x.xml\n'), 'trunks', 'silent');
    assert.match(
      text,
      /\r\n\t<gateway name='silent'>\r\n\t\t<param name='proxy' value='silent\.pstn\.ashburn\.twilio\.com' \/>\r\n/,
    );
  });

  it('has a name that is free', async () => {
    assert.match(
      await inserted(REGISTRY + PROFILE.replace('"other"', '"help"'), 'domains', 'help'),
      /name="help-2"/,
    );
  });

  it('opens <gateways> in a profile that has none', async () => {
    const text = await inserted(
      REGISTRY +
        '//- /sip_profiles/external.xml\n<profile name="external">\n  <settings>$0\n    <param name="sip-ip" value="192.0.2.10"/>\n  </settings>\n</profile>\n',
      'trunks',
      'silent',
    );
    assert.match(text, /<profile name="external">\n {2}<gateways>\n {4}<gateway name="silent">\n {6}<param/);
  });

  it('fills an empty file that a profile includes', async () => {
    const text = await inserted(
      `${REGISTRY}//- /freeswitch.xml
<document type="freeswitch/xml">
  <section name="configuration">
    <configuration name="sofia.conf">
      <profiles>
        <profile name="external">
          <gateways>
            <X-PRE-PROCESS cmd="include" data="twilio.xml"/>
          </gateways>
        </profile>
      </profiles>
    </configuration>
  </section>
</document>
//- /twilio.xml
<include>
$0</include>
`,
      'trunks',
      'silent',
    );
    assert.match(text, /^<include>\n {2}<gateway name="silent">\n[\s\S]*\n {2}<\/gateway>\n<\/include>\n$/);
  });

  const GATEWAY = `  <gateway name="silent">
    <param name="proxy" value="silent.pstn.ashburn.twilio.com"/>
    <param name="from-user" value="+15550100"/>
    <param name="register" value="false"/>
  </gateway>
`;
  const NEW = `<include>\n${GATEWAY}</include>\n`;
  const begun: readonly (readonly [title: string, before: string, after: string])[] = [
    ['an empty file', '$0', NEW],
    ['a file of blank lines', '\n$0\n', `${NEW}\n\n`],
    ['a file with a declaration', '<?xml version="1.0"?>\n$0', `<?xml version="1.0"?>\n${NEW}`],
    [
      'a file with a declaration on its only line',
      '<?xml version="1.0"?>$0',
      `<?xml version="1.0"?>\n${NEW}`,
    ],
    [
      'a file with a comment, wherever the caret is',
      '<!-- Twilio$0\n  gateways -->\n\n',
      `<!-- Twilio\n  gateways -->\n${NEW}\n`,
    ],
    ['a file with <include>', '<include>\n$0</include>\n', NEW],
    [
      'a file with <include> and a comment',
      '<include>\n  <!-- $0 -->\n</include>',
      `<include>\n${GATEWAY}  <!--  -->\n</include>`,
    ],
    [
      'a file with all of it in a comment',
      '<!--\n<include>\n</include>\n-->\n$0',
      `<!--\n<include>\n</include>\n-->\n${NEW}`,
    ],
    ['a file with <include> on one line', '<include>$0</include>\n', NEW],
  ];
  for (const [title, before, after] of begun) {
    it(`is all that there is in ${title}`, async () => {
      const file = `//- /sip_profiles/external/twilio.xml\n${before}`;
      const text = await inserted(`${REGISTRY}${file}`, 'trunks', 'silent');
      assert.equal(text, after);
    });
  }

  it('keeps the line ends of a file that is not begun', async () => {
    const file = '//- /sip_profiles/external/twilio.xml\n<!-- Twilio -->\r\n$0';
    assert.equal(
      await inserted(`${REGISTRY}${file}`, 'trunks', 'silent'),
      `<!-- Twilio -->\n${NEW}`.replaceAll('\n', '\r\n'),
    );
  });

  it('is put into no file of XML that somebody else may read', async () => {
    assert.match(
      await problemOf(`${REGISTRY}//- /site/empty.xml\n$0`, 'trunks', 'silent'),
      /does not know this file as a configuration/,
    );
  });

  it('is put nowhere where no gateway is read', async () => {
    const plan = `//- /dialplan/public.xml
<include>
  <extension name="out">
    <condition field="destination_number" expression="^1$">
      <action application="answer"/>$0
    </condition>
  </extension>
</include>
`;
    assert.match(
      await problemOf(REGISTRY + plan, 'trunks', 'silent'),
      /Gateways stand in the <gateways> of a profile/,
    );
    const empty =
      '//- /sip_profiles/external.xml\n<profile name="external">\n  <gateways/>$0\n  <settings>\n    <param name="sip-ip" value="192.0.2.10"/>\n  </settings>\n</profile>\n';
    assert.match(await problemOf(REGISTRY + empty, 'trunks', 'silent'), /Write <gateways><\/gateways> first/);
  });
});
