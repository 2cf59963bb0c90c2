import assert from 'node:assert/strict';
import { hover } from '../../server/src/features';
import { report } from '../../server/src/rules/report';
import { rule } from '../../server/src/rules/rule';
import { REGISTRY, Scene } from './support';

async function hoverText(scene: Scene): Promise<string> {
  const found = hover(scene.context, scene.uri, scene.position);
  if (!found) return '';
  assert.ok(typeof found.contents === 'object' && 'kind' in found.contents);
  assert.equal(found.contents.kind, 'markdown');
  return found.contents.value;
}

/** What the hover must say, line by line, the blank ones left out; links without their targets. */
async function hoverLines(text: string): Promise<string> {
  const markdown = await hoverText(await Scene.of(text));
  return markdown
    .replace(/\]\((file|https):[^)]*\)/g, ']')
    .split('\n')
    .filter((line) => line !== '')
    .join('\n');
}

/** `…` stands for words that the judge chooses. */
function assertSays(actual: string, says: string): void {
  const pattern = says.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('…', '[^\n]*');
  if (!new RegExp(`^${pattern}$`).test(actual)) assert.equal(actual, says);
}

interface Case {
  readonly title: string;
  readonly text: string;
  readonly says: string;
}

const PHONE = '[phone](!)\ntype=endpoint\ndirect_media=no\nallow=!all,ulaw\n\n';

const cases: readonly Case[] = [
  {
    title: 'what an option is',
    text: '[a]\ntype=aor\nmax$0_contacts=1\n',
    says: `**max_contacts** · option of aor
Contacts that may register; 0 refuses all registrations
number, 0 or more · default \`0\``,
  },
  {
    title: 'bounds and values',
    text: '[a]\ntype=auth\nauth_type$0=userpass\n',
    says: `**auth_type** · option of auth
What the credential is
word · default \`userpass\`
Values: \`userpass\` (digest), \`md5\` (digest), \`digest\`, \`google_oauth\``,
  },
  {
    title: 'what stands in place of a deprecated option',
    text: '[a]\ntype=auth\nmd5_cred$0=x\n',
    says: `**md5_cred** · option of auth
MD5 of username:realm:password
list: \`algorithm:hash\`, parted by commas; every line adds to it
Deprecated: use \`password_digest\` instead.`,
  },
  {
    title: 'what a line overrides',
    text: `${PHONE}[alice](phone)\ndirect_media=$0yes\n`,
    says: `**direct_media** · option of endpoint
Let media flow between the two ends without Asterisk
\`yes\` or \`no\` · default \`yes\`
Overrides \`no\` of \\[phone\\] ([line 3]).`,
  },
  {
    title: 'that a line does not count',
    text: '[a]\ntype=aor\nmax_contacts$0=1\nmax_contacts=5\n',
    says: `**max_contacts** · option of aor
Contacts that may register; 0 refuses all registrations
number, 0 or more · default \`0\`
Does not count: \`5\` of \\[a\\] ([line 4]) comes later.`,
  },
  {
    title: 'who inherits a line',
    text: `[phone](!)\ntype=aor\nmax_contacts$0=1\n[a](phone)\n[b](phone)\n`,
    says: `**max_contacts** · option of aor
Contacts that may register; 0 refuses all registrations
number, 0 or more · default \`0\`
2 sections inherit it.`,
  },
  {
    title: "a wizard's option",
    text: '//- /pjsip_wizard.conf\n[a]\ntype=wizard\naor/max_contacts$0=1\n',
    says: `**max_contacts** · option of aor, written as \`aor/max_contacts\`
Contacts that may register; 0 refuses all registrations
number, 0 or more · default \`0\``,
  },
  {
    title: 'what a type is and needs',
    text: '[a]\ntype=regis$0tration\n',
    says: `**registration** · object type of res_pjsip_outbound_registration
A registration of Asterisk with another SIP server
Required: \`server_uri\`, \`client_uri\``,
  },
  {
    title: 'a section, the options in force and where they come from',
    text: `${PHONE}[al$0ice](phone)\nallow=alaw\naors=alice\n`,
    says: `**\\[alice\\]** · endpoint
A phone, trunk or other SIP peer: how calls to and from it are handled
**Asterisk loads it.**
| option | value | from |
|---|---|---|
| \`direct_media\` | \`no\` | \\[phone\\] [line 3] |
| \`allow\` | \`ulaw, alaw\` | [line 7] |
| \`aors\` | \`alice\` | [line 8] |`,
  },
  {
    title: 'a section that is dropped',
    text: '[a$0]\ntype=aor\nfoo=1\n',
    says: `**\\[a\\]** · aor
An address of record: where an endpoint can be reached
**Asterisk drops it.** … no option foo… ([line 3]).
| option | value | from |
|---|---|---|
| \`foo\` | \`1\` | [line 3] |`,
  },
  {
    title: 'a section that is dropped because of two others',
    text: '[a$0]\ntype=aor\n[b]\ntype=aor\n[b]\ntype=aor\n',
    says: `**\\[a\\]** · aor
An address of record: where an endpoint can be reached
**Asterisk drops it.** … \\[b\\] … twice … ([line 5]).`,
  },
  {
    title: 'a section of a file that is refused',
    text: '[a$0]\ntype=aor\n[b](nobody)\ntype=aor\n',
    says: `**\\[a\\]** · aor
An address of record: where an endpoint can be reached
**Asterisk drops it.** Asterisk refuses the whole file: … ([line 3]).`,
  },
  {
    title: 'a section that hangs on what is filled in later',
    text: '[a$0]\ntype=aor\nmax_contacts={{ contacts }}\n',
    says: `**\\[a\\]** · aor
An address of record: where an endpoint can be reached
**It may load.** The value of max\\_contacts … ([line 3]).
| option | value | from |
|---|---|---|
| \`max_contacts\` | \`{{ contacts }}\` | [line 3] |`,
  },
  {
    title: 'a template',
    text: `[pho$0ne](!)\ntype=endpoint\n[a](phone)\n`,
    says: `**\\[phone\\]** · template for endpoint
It makes no object of its own.
One section inherits it.`,
  },
  {
    title: 'the template that a section names',
    text: `[phone](!)\ntype=endpoint\n[a](pho$0ne)\n`,
    says: `**\\[phone\\]** · template for endpoint
It makes no object of its own.
One section inherits it.`,
  },
  {
    title: 'a section without a type',
    text: `[a$0]\nfoo=bar\n`,
    says: `**\\[a\\]** · no object
Without a type Asterisk makes no object of it.`,
  },
  {
    title: 'a section of an unknown type',
    text: `[a$0]\ntype=friend\n`,
    says: `**\\[a\\]** · no object
Asterisk has no type \`friend\` and ignores the section.`,
  },
  {
    title: 'what a wizard makes',
    text: '//- /pjsip_wizard.conf\n[t$0]\ntype=wizard\nremote_hosts=192.0.2.1\n',
    says: `**\\[t\\]** · wizard
It makes:
- aor \`t\`: **Asterisk loads it.**
- endpoint \`t\`: **Asterisk loads it.**
- identify \`t-identify\`: **Asterisk loads it.**`,
  },
  {
    title: 'the object that a name stands for, its password masked',
    text: '//- /pjsip.conf\n[a]\ntype=endpoint\nauth=al$0ice\n#include auth.conf\n//- /auth.conf\n[alice]\ntype=auth\nusername=alice\npassword=Example-Passw0rd\n',
    says: `**auth** \`alice\` · [auth.conf:1]
**Asterisk loads it.**
| option | value | from |
|---|---|---|
| \`username\` | \`alice\` | [auth.conf:3] |
| \`password\` | \`••••••••\` | [auth.conf:4] |`,
  },
  {
    title: 'the option where a name stands for nothing',
    text: '[a]\ntype=endpoint\nauth=nob$0ody\n',
    says: `**auth** · option of endpoint
Auth sections that it must satisfy when it calls in
list: name of an auth, parted by commas`,
  },
  {
    title: 'the option where a host is only a name',
    text: '[a]\ntype=auth\nrealm=sip.twi$0lio.com\n',
    says: `**realm** · option of auth
Realm; empty or * fits any when answering challenges
text`,
  },
  {
    title: 'a dialled endpoint',
    text: '//- /extensions.conf\n[out]\nexten => 1,1,Dial(PJSIP/1@tr$0unk)\n//- /pjsip.conf\n[trunk]\ntype=endpoint\ncontext=in\n',
    says: `**endpoint** \`trunk\` · [pjsip.conf:1]
**Asterisk loads it.**
| option | value | from |
|---|---|---|
| \`context\` | \`in\` | [pjsip.conf:3] |`,
  },
  {
    title: 'no value of a variable that a password takes, whatever it is called',
    text: '//- /compose.yaml\nservices:\n  bot:\n    environment:\n      SIP_HOST: sip.example.com\n      SIP_PASSWORD: ${TRUNK$0_WORD}\n//- /.env\nTRUNK_WORD=Example-Passw0rd\n',
    says: `**TRUNK_WORD** · variable
\`••••••••\` · [.env:1]`,
  },
  {
    title: 'nor where it is written, with another variable between them',
    text: '//- /compose.yaml\nservices:\n  bot:\n    environment:\n      SIP_HOST: sip.example.com\n      SIP_PASSWORD: ${TRUNK_WORD}\n//- /.env\nFIRST$0_WORD=Example-Passw0rd\nTRUNK_WORD=${FIRST_WORD}\n',
    says: `**FIRST_WORD** · variable
\`••••••••\` · [line 1]`,
  },
  {
    title: 'nor in a file of variables',
    text: '//- /.env\nTRUNK_WORD=Example-Passw0rd\nSIP_HOST=sip.example.com\nSIP_PASSWORD=${TRUNK$0_WORD}\n',
    says: `**TRUNK_WORD** · variable
\`••••••••\` · [line 1]`,
  },
];

const REGISTERS = (host: string) =>
  `//- /pjsip.conf\n[r]\ntype=registration\nserver_uri=sip:${host}\nclient_uri=sip:alice@acme-pbx.sip.twilio.com\n`;

/** The registry of a folder with another account. */
const OTHER = `//- /site/twilio.registry.yaml
sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000009
    name: Labs
    regions:
      us1: { domains: [], trunks: [] }
`;

const hostCases: readonly Case[] = [
  {
    title: 'a SIP Domain',
    text: REGISTERS('acme-p$0bx.sip.twilio.com') + REGISTRY,
    says: `Twilio: Acme production · US1 · registration on · 31203 risk: none
**acme-pbx.sip.twilio.com**
| | |
|---|---|
| product | SIP Domain (Programmable Voice) |
| name | \`acme-pbx\` |
| edge | \`ashburn\`, US East (Virginia): none is named |
| account | Acme production · us1, active in \`us1\` ([twilio.registry.yaml:11]) |
| registration | on |
| lists for registrations | \`branch-phones\` |
| lists for calls | \`branch-phones\` |
| access lists | \`hq\` |
| secure | no: SRTP is refused |
| read | 2026-11-01 09:00 UTC |`,
  },
  {
    title: 'a trunk and an edge by its old name',
    text: `//- /pjsip.conf\n[t]\ntype=aor\ncontact=sip:acme-tr$0unk.pstn.ie1.twilio.com\n${REGISTRY}`,
    says: `**acme-trunk.pstn.ie1.twilio.com**
| | |
|---|---|
| product | Elastic SIP trunk |
| name | \`acme-trunk\` |
| edge | \`dublin\`, Ireland: \`ie1\` is its old name |
| account | Acme production · us1 ([twilio.registry.yaml:25]) |
| credential lists | \`lab\` |
| access lists | \`hq\` |
| secure | no: SRTP is refused |
| read | 2026-11-01 09:00 UTC |
**[31203] risk:** none`,
  },
  {
    title: 'a host that the account does not have',
    text: REGISTERS('other$0.sip.dublin.twilio.com') + REGISTRY,
    says: `Twilio: other.sip.twilio.com · in no linked account · 31203 risk: not shown (twilio/domain-not-found is switched off)
**other.sip.dublin.twilio.com**
| | |
|---|---|
| product | SIP Domain (Programmable Voice) |
| name | \`other\` |
| edge | \`dublin\`, Ireland |
| account | in no linked account and region |`,
  },
  {
    title: 'a host without a registry',
    text: REGISTERS('other$0.sip.dublin.twilio.com'),
    says: `Twilio: other.sip.twilio.com · 31203 risk: unknown (no account is linked)
**other.sip.dublin.twilio.com**
| | |
|---|---|
| product | SIP Domain (Programmable Voice) |
| name | \`other\` |
| edge | \`dublin\`, Ireland |
| account | not known: the registry does not say |`,
  },
  {
    title: 'a host of another linked account',
    text: `//- /site/extensions.conf\n[out]\nexten => 1,1,Dial(PJSIP/a/sip:b@acme-p$0bx.sip.twilio.com)\n${OTHER}${REGISTRY}`,
    says: `**acme-pbx.sip.twilio.com**
| | |
|---|---|
| product | SIP Domain (Programmable Voice) |
| name | \`acme-pbx\` |
| edge | \`ashburn\`, US East (Virginia): none is named |
| account | not that of this folder, but Acme production |
**[31203] risk:** it belongs to Acme production → SIP 403`,
  },
  {
    title: 'a host whose name is filled in later',
    text: REGISTERS('YOUR_DOM$0AIN.sip.twilio.com') + REGISTRY,
    says: `**YOUR\\_DOMAIN.sip.twilio.com**
| | |
|---|---|
| product | SIP Domain (Programmable Voice) |
| name | \`your_domain\` |
| edge | \`ashburn\`, US East (Virginia): none is named |`,
  },
  {
    title: 'an unknown edge',
    text: REGISTERS('acme-pbx.sip.lond$0on.twilio.com') + REGISTRY,
    says: `**acme-pbx.sip.london.twilio.com**
| | |
|---|---|
| product | SIP Domain (Programmable Voice) |
| edge | \`london\` is no edge, perhaps \`dublin\` or \`london-ix\` |`,
  },
  {
    title: 'a misspelled host',
    text: REGISTERS('acme-pbx.sip.twil$0lio.com') + REGISTRY,
    says: `**acme-pbx.sip.twillio.com**
| | |
|---|---|
| product | none: this is no host of Twilio's SIP services, perhaps \`acme-pbx.sip.twilio.com\` |`,
  },
  {
    title: 'a host in a template that nobody inherits',
    text: `//- /pjsip.conf\n[t](!)\ntype=aor\ncontact=sip:acme-tr$0unk.pstn.dublin.twilio.com\n`,
    says: `**acme-trunk.pstn.dublin.twilio.com**
| | |
|---|---|
| product | Elastic SIP trunk |
| name | \`acme-trunk\` |
| edge | \`dublin\`, Ireland |
| account | not known: the registry does not say |
**[31203] risk:** not known, as the account is not`,
  },
  {
    title: 'a user name',
    text: `//- /pjsip.conf\n[r]\ntype=registration\nserver_uri=sip:acme-pbx.sip.twilio.com\nclient_uri=sip:al$0ice@acme-pbx.sip.twilio.com\n${REGISTRY}`,
    says: `**alice** · user name at Twilio
- in credential list \`branch-phones\` of Acme production, mapped to \`acme-pbx\` ([twilio.registry.yaml:33])`,
  },
  {
    title: 'a user name that no list has',
    text: `//- /pjsip.conf\n[r]\ntype=registration\nserver_uri=sip:acme-pbx.sip.twilio.com\nclient_uri=sip:ma$0llory@acme-pbx.sip.twilio.com\n${REGISTRY}`,
    says: `**mallory** · user name at Twilio
It is in no credential list of this folder's accounts, as they were last read.`,
  },
];

/** Accuses every registration, here and at its credential, which stands in another section. */
const accuses = rule({
  id: 'twilio/accuses',
  title: 'Accuses.',
  severity: 'error',
  twilioErrors: [32210],
  sipStatus: [403],
  docs: { why: '', invalid: [], valid: [] },
  on: 'twilio.registration',
  check({ registration, uri }, context) {
    report(context, accuses, uri.at, 'Registration is off. It fails. Switch it on.');
    const [credential] = registration.authentication.credentials;
    if (credential?.username)
      report(context, accuses, credential.username.at, 'The user is unknown. It fails. Add it.', {
        twilioErrors: [32202],
      });
  },
});

describe('hover', () => {
  for (const { title, text, says } of [...cases, ...hostCases]) {
    it(`says ${title}`, async () => {
      assertSays(await hoverLines(text), says);
    });
  }

  it('marks the words that it is about', async () => {
    const scene = await Scene.of(REGISTERS('sip.example;acme-p$0bx.sip.twilio.com'.slice(12)));
    const found = hover(scene.context, scene.uri, scene.position);
    assert.ok(found?.range);
    assert.equal(scene.show({ uri: scene.uri, range: found.range }), '/pjsip.conf:3 acme-pbx.sip.twilio.com');
  });

  const RISKY = `[r]\ntype=registration\nserver_uri=sip:acme-p$0bx.sip.twilio.com\nclient_uri=sip:a@acme-pbx.sip.twilio.com
outbound_auth=a\n[a]\ntype=auth\nusername=a\npassword=Example-Passw0rd\n`;

  it('sums up what Twilio will refuse, wherever its object has the fault', async () => {
    const text = await hoverText(await Scene.of(RISKY, [accuses]));
    const page = 'https://www.twilio.com/docs/api/errors';
    assert.equal(
      text.split('\n').at(-1),
      `**[31203](${page}/31203) risk:** [32210](${page}/32210) Registration is off → SIP 403` +
        ` | [32202](${page}/32202) The user is unknown → SIP 403`,
    );
  });

  it('does not speak of what a setting switches off', async () => {
    const scene = await Scene.of(RISKY, [accuses], { settings: { 'twilio/accuses': 'off' } });
    assert.match(await hoverText(scene), /risk: unknown/);
  });

  const silent: readonly (readonly [title: string, text: string])[] = [
    ['a comment', '[a]\ntype=aor ; max_con$0tacts\n'],
    ['an option that the type does not have', '[a]\ntype=aor\nfoo$0=1\n'],
    ['a blank line', '[a]\n$0\ntype=aor\n'],
    ['a code of a rule', '; sip-lens-disable-file asterisk/syn$0tax\n[a]\ntype=aor\n'],
    ['a file of nobody', '//- /notes.txt\n[a$0]\ntype=aor\n'],
    ['a dead sip.conf', '//- /sip.conf\n[a$0]\ntype=friend\n'],
  ];
  for (const [title, text] of silent) {
    it(`says nothing of ${title}`, async () => {
      assert.equal(await hoverLines(text), '');
    });
  }

  it('never shows a password', async () => {
    const secret = 'Example-Passw0rd';
    const text = `//- /pjsip.conf
[reg]
type=registration
server_uri=sip:acme-pbx.sip.twilio.com
client_uri=sip:alice:${secret}@acme-pbx.sip.twilio.com
outbound_auth=alice
[alice]
type=auth
auth_type=google_oauth
username=alice
password=${secret}
password=${secret}
md5_cred=${secret}
password_digest=MD5:${secret}
oauth_secret=${secret}
refresh_token=${secret}
[alice]
type=endpoint
auth=alice
set_var=API_TOKEN=${secret}
[alice]
type=phoneprov
SECRET=${secret}
[tls]
type=transport
password=${secret}
//- /pjsip_wizard.conf
[w]
type=wizard
sends_auth=yes
outbound_auth/username=w
outbound_auth/password=${secret}
`;
    const scene = await Scene.of(text + REGISTRY);
    let hovers = 0;
    for (const [path, content] of scene.texts) {
      const uri = scene.uri.replace('/pjsip.conf', path);
      content.split('\n').forEach((line, number) => {
        for (let character = 0; character <= line.length; character++) {
          const found = hover(scene.context, uri, { line: number, character });
          if (found) hovers++;
          assert.ok(!JSON.stringify(found ?? '').includes(secret), `${path}:${number + 1}:${character}`);
        }
      });
    }
    assert.ok(hovers > 400, String(hovers));
  });
});
