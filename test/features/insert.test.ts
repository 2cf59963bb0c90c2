import assert from 'node:assert/strict';
import type { GroupKind } from '../../protocol/account';
import { insertConfiguration } from '../../server/src/features';
import { allRules } from '../../server/src/rules';
import { pathOf } from '../support/checked-workspace';
import { insert, inserted, problemOf, REGISTRY, SERVICES, SID } from './insertion';
import { Scene } from './support';

const UDP =
  '[udp]\ntype = transport\nprotocol = udp\nbind = 0.0.0.0\nexternal_signaling_address = 203.0.113.10\nexternal_media_address = 203.0.113.10\n';
const TLS = UDP.replaceAll('udp', 'tls').replace('0.0.0.0', '0.0.0.0:5061\nmethod = tlsv1_2');

describe('the configuration of a SIP Domain or trunk', () => {
  it('registers and calls', async () => {
    const text = await inserted(`${REGISTRY}//- /pjsip.conf\n${UDP}$0`, 'domains', 'help');
    assert.equal(
      text,
      `${UDP}
[help]
type = registration
transport = udp
server_uri = sip:help.sip.ashburn.twilio.com
client_uri = sip:bob@help.sip.twilio.com
contact_user = bob
outbound_auth = help
expiration = 3600
retry_interval = 60
max_retries = 10000
forbidden_retry_interval = 300
fatal_retry_interval = 300
line = yes
endpoint = help

[help]
type = auth
username = bob
password = YOUR_PASSWORD

[help]
type = aor
contact = sip:help.sip.ashburn.twilio.com

[help]
type = endpoint
transport = udp
context = from-twilio
disallow = all
allow = ulaw,alaw
aors = help
outbound_auth = help
from_user = bob
from_domain = help.sip.twilio.com
direct_media = no
`,
    );
  });

  it('lets the calls of a trunk in', async () => {
    const text = await inserted(`${REGISTRY}//- /pjsip.conf\n${UDP}$0`, 'trunks', 'acme');
    assert.equal(
      text.slice(UDP.length),
      `
[acme]
type = auth
username = pbx
password = YOUR_PASSWORD

[acme]
type = aor
contact = sip:acme.pstn.ashburn.twilio.com

[acme]
type = endpoint
transport = udp
context = from-twilio
disallow = all
allow = ulaw,alaw
aors = acme
outbound_auth = acme
from_user = +15550100
direct_media = no

[acme]
type = identify
endpoint = acme
match = 54.172.60.0/30,54.244.51.0/30,54.171.127.192/30,35.156.191.128/30
match = 54.65.63.192/30,54.169.127.128/30,54.252.254.64/30,177.71.206.192/30
`,
    );
  });

  it('is one section for the wizard', async () => {
    const files = `${REGISTRY}//- /pjsip.conf\n${UDP}//- /pjsip_wizard.conf\n$0`;
    assert.equal(
      await inserted(files, 'domains', 'help'),
      `[help]
type = wizard
transport = udp
remote_hosts = help.sip.ashburn.twilio.com
client_uri_pattern = sip:\${USERNAME}@help.sip.twilio.com
sends_registrations = yes
sends_line_with_registrations = yes
registration/expiration = 3600
registration/retry_interval = 60
registration/max_retries = 10000
registration/forbidden_retry_interval = 300
registration/fatal_retry_interval = 300
sends_auth = yes
outbound_auth/username = bob
outbound_auth/password = YOUR_PASSWORD
endpoint/context = from-twilio
endpoint/disallow = all
endpoint/allow = ulaw,alaw
endpoint/from_domain = help.sip.twilio.com
endpoint/direct_media = no
`,
    );
  });

  const layouts: readonly (readonly [title: string, files: string])[] = [
    ['an empty pjsip.conf', '//- /pjsip.conf\n$0'],
    ['a pjsip.conf with transports', `//- /pjsip.conf\n${UDP}$0\n${TLS}`],
    ['a pjsip_wizard.conf', `//- /pjsip.conf\n${UDP}\n${TLS}//- /pjsip_wizard.conf\n$0`],
  ];
  for (const [title, files] of layouts) {
    for (const [kind, name] of SERVICES) {
      it(`for ${kind} ${name} in ${title} gives no finding`, async () => {
        const text = await inserted(REGISTRY + files, kind, name);
        const scene = await Scene.of(REGISTRY + files);
        const texts = [...scene.texts].map(([path, content]) => [
          path,
          path === pathOf(scene.uri) ? text : content,
        ]);
        const joined = texts.map(([path, content]) => `//- ${path}\n${content}`).join('');
        const { checked } = await Scene.of(joined, allRules);
        const serious = checked
          .all()
          .filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(
          serious.map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      });
    }
  }

  const choices: readonly (readonly [title: string, kind: GroupKind, name: string, has: RegExp])[] = [
    ['the edge, the likeliest first', 'domains', 'help', /help\.sip\.\$\{\d\|ashburn,umatilla,dublin,/],
    ['the user, first who may call too', 'domains', 'help', /sip:\$\{\d\|bob,alice\|\}@/],
    ['the number', 'trunks', 'acme', /from_user = \$\{\d\|\+15550100,\+15550102\|\}/],
    ['the password', 'trunks', 'acme', /password = \$\{\d:YOUR_PASSWORD\}/],
    ['the context', 'trunks', 'acme', /context = \$\{\d:from-twilio\}/],
  ];
  for (const [title, kind, name, has] of choices) {
    it(`leaves to choose ${title}`, async () => {
      const { snippet = '' } = insert(await Scene.of(`${REGISTRY}//- /pjsip.conf\n${UDP}$0`), kind, name);
      assert.match(snippet, has);
    });
  }

  it('says the same user in each place', async () => {
    const { snippet = '' } = insert(
      await Scene.of(`${REGISTRY}//- /pjsip.conf\n${UDP}$0`),
      'domains',
      'help',
    );
    assert.match(snippet, /contact_user = \$2\n/);
    assert.match(snippet, /\nusername = \$2\n/);
  });

  it('has the edge of the region that the domain is active in', async () => {
    const text = `${REGISTRY.replaceAll('us1', 'ie1')}//- /pjsip.conf\n${UDP}$0`;
    assert.match(await inserted(text, 'domains', 'help', 'ie1'), /help\.sip\.dublin\.twilio\.com/);
  });

  it('has words of its own where the account does not tell the user', async () => {
    const text = `${REGISTRY.replace(', usernames: [alice, bob]', '')}//- /pjsip.conf\n${UDP}$0`;
    assert.match(await inserted(text, 'domains', 'help'), /username = YOUR_USERNAME/);
  });

  it('is that of an account that speaks for other folders, too', async () => {
    const other = REGISTRY.replace('//- /', '//- /other/')
      .replaceAll('acme', 'theirs')
      .replaceAll(SID, `${SID.slice(0, -1)}2`);
    const scene = await Scene.of(`${REGISTRY}${other}//- /pjsip.conf\n${UDP}$0`);
    const { context, uri, position } = scene;
    const resource = {
      accountSid: `${SID.slice(0, -1)}2`,
      region: 'us1',
      kind: 'trunks',
      name: 'theirs',
    } as const;
    assert.match(insertConfiguration(context, uri, position, resource).snippet ?? '', /theirs\.pstn/);
  });

  it('takes a name that is free', async () => {
    const text = `${REGISTRY}//- /pjsip.conf\n${UDP}\n[acme]\ntype = aor\n[acme-2]\ntype = endpoint\ncontext = a\n$0`;
    assert.match(await inserted(text, 'trunks', 'acme'), /\[acme-3\]\ntype = endpoint/);
  });

  it("leaves Twilio's addresses to the trunk that has them", async () => {
    const first = `[t]\ntype = endpoint\ncontext = a\n[t]\ntype = identify\nendpoint = t\nmatch = 54.172.60.0/30\n`;
    const text = await inserted(`${REGISTRY}//- /pjsip.conf\n${UDP}\n${first}$0`, 'trunks', 'acme');
    assert.match(text, /; Calls from Twilio are matched already/);
  });

  it('names no transport where one may be out of sight', async () => {
    const text = await inserted(
      `${REGISTRY}//- /pjsip.conf\n#include /elsewhere/*.conf\n$0`,
      'domains',
      'help',
    );
    assert.doesNotMatch(text, /transport/);
  });

  it('goes over TCP where there is no UDP', async () => {
    const text = await inserted(
      `${REGISTRY}//- /pjsip.conf\n${UDP.replaceAll('udp', 'tcp')}$0`,
      'trunks',
      'acme',
    );
    assert.match(text, /contact = sip:acme\.pstn\.ashburn\.twilio\.com\\;transport=tcp\n/);
  });

  /** Where the caret is, and where the text goes: `+` stands for it. */
  const places: readonly (readonly [title: string, before: string, behind: string])[] = [
    [
      'in the middle of a section',
      '[a]\n$0type = aor\n\n[b]\ntype = aor\n',
      '[a]\ntype = aor\n\n+\n\n[b]\ntype = aor\n',
    ],
    ['on a header', '[a$0]\ntype = aor\n[b]\ntype = aor\n', '[a]\ntype = aor\n\n+\n\n[b]\ntype = aor\n'],
    ['in the last section', '[b]\ntype = aor\n$0', '[b]\ntype = aor\n\n+\n'],
    ['at the end without a line end', '[b]\ntype = aor$0', '[b]\ntype = aor\n\n+\n'],
    [
      "ahead of the next section's comment",
      '[a]\ntype = aor$0\n; b is\n[b]\ntype = aor\n',
      '[a]\ntype = aor\n\n+\n\n; b is\n[b]\ntype = aor\n',
    ],
    [
      'in a section with a block comment',
      '[a]\ntype = aor ;-- one\n$0two --;\n[b]\ntype = aor\n',
      '[a]\ntype = aor ;-- one\ntwo --;\n\n+\n\n[b]\ntype = aor\n',
    ],
    ['in an empty file', '$0', '+\n'],
    ['ahead of the first section', '; head\n$0\n[b]\ntype = aor\n', '; head\n\n+\n\n[b]\ntype = aor\n'],
    ['in an empty section', '[a]$0\n[b]\ntype = aor\n', '[a]\n\n+\n\n[b]\ntype = aor\n'],
  ];
  for (const [title, before, behind] of places) {
    it(`goes to the end of the section, ${title}`, async () => {
      const text = await inserted(`${REGISTRY}//- /pjsip.conf\n${before}`, 'trunks', 'address-only');
      const [head, tail] = behind.split('+');
      assert.ok(text.startsWith(`${head}[`), text);
      assert.match(text, /192\/30\n/);
      assert.equal(text.slice(text.indexOf('177.71.206.192/30') + '177.71.206.192/30'.length), tail);
    });
  }

  it('goes behind a variable of docker compose that is another one', async () => {
    const site =
      '//- /compose.yaml\nservices:\n  a:\n    environment:\n      SIP_HOST: ${HOST:-acme.sip.twilio.com}$0\n';
    const text = await inserted(REGISTRY + site, 'trunks', 'acme');
    assert.match(text, /acme\.sip\.twilio\.com\}\n {6}[A-Z_]+SIP_HOST: acme\.pstn\./);
  });

  const problems: readonly (readonly [
    title: string,
    text: string,
    kind: GroupKind,
    name: string,
    says: RegExp,
  ])[] = [
    ['a dialplan', '//- /extensions.conf\n[a]$0\n', 'trunks', 'acme', /pjsip\.conf or pjsip_wizard\.conf/],
    ['a file of nobody', '//- /notes.txt\n$0', 'trunks', 'acme', /does not know this file/],
    ['a registry', REGISTRY.replace('sipLens', '$0sipLens'), 'trunks', 'acme', /configures nothing/],
    ['an open comment', '//- /pjsip.conf\n[a]\ntype = aor\n;--\n$0\n', 'trunks', 'acme', /block comment/],
    [
      'the middle of a section of another file',
      '//- /pjsip.conf\n[a]\ntype = aor\n#include a.conf\n//- /a.conf\nmax_contacts = 1$0\n',
      'trunks',
      'acme',
      /file that includes/,
    ],
    [
      'a wizard without a transport',
      '//- /pjsip.conf\n[a]\ntype = aor\n//- /pjsip_wizard.conf\n$0',
      'trunks',
      'acme',
      /UDP transport .* pjsip\.conf/,
    ],
    [
      'an environment between braces',
      '//- /compose.yaml\nservices:\n  a:\n    environment: { SIP_HOST: acme.sip.twilio.com$0 }\n',
      'trunks',
      'acme',
      /between braces/,
    ],
    [
      'a variable of several lines',
      '//- /compose.yaml\nservices:\n  a:\n    environment:\n      SIP_HOST: acme.sip.twilio.com$0\n      SIP_NOTE: |\n        a\n        b\n',
      'trunks',
      'acme',
      /more than one line/,
    ],
    ['a list', '//- /pjsip.conf\n$0', 'credentialLists', 'phones', /Only a SIP Domain or a trunk/],
    ['what is gone', '//- /pjsip.conf\n$0', 'trunks', 'gone', /refresh the tree/],
    [
      'a trunk without a name',
      '//- /pjsip.conf\n$0',
      'trunks',
      'TK00000000000000000000000000000009',
      /no domain name/,
    ],
  ];
  for (const [title, text, kind, name, says] of problems) {
    it(`says why there is none for ${title}`, async () => {
      assert.match(await problemOf(REGISTRY + text, kind, name), says);
    });
  }
});
