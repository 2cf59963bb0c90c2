import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { formatNames } from '../../server/src/cli/check/formats';
import { MASK } from '../../server/src/text/mask';
import { type Files, inFolder, needProgram, sipLens } from './sip-lens';

/** Planted in every place that can hold a password; none of them may come out again. */
const SECRET = 'Example-Pl4nted';

let planted = 0;
function secret(): string {
  planted++;
  return `${SECRET}-${planted}`;
}

const FILES: Files = {
  'pjsip.conf': `[provider](!)
type=auth
password=${secret()}
[a](provider)
username=alice
pasword=${secret()}
[b](provider)
username=bob
md5_cred=${secret()}
password_digest=MD5:twilio:${secret()}
[c]
type=auth
auth_type=google_oauth
username=c
refresh_token=${secret()}
oauth_clientid=id
oauth_secret=${secret()}
colour=red
[d]
type=auth
username=d
password ${secret()}
password=>${secret()}
PassWord = ${secret()} ; no password of ${secret()}
pass;-- hidden --;word=${secret()}
; password = ${secret()}
; sip-lens-disable-next-line twilio/no-edge
;password=${secret()}
[reg]
type=registration
server_uri=sip:carol:${secret()}@acme.sip.us1.twilio.com
client_uri=sip:carol:${secret()}@acme.sip.twilio.com:5061
outbound_auth=nobody
contact_user=sip:nobody-hides-this
secret=${secret()}
[e]
type=endpoint
set_var=SIP_PASSWORD=${secret()}
aors=e
[e]
type=aor
contact=sip:dave:${secret()}@192.168.1.1:notaport
max_contcts=1
[f]
type=auth
username=f
password=
password+=${secret()}
`,
  'pjsip_wizard.conf': `[w]
type=wizard
sends_auth=yes
accepts_auth=yes
remote_hosts=acme.sip.us1.twilio.com
outbound_auth/username=w
outbound_auth/password=${secret()}
inbound_auth/pasword=${secret()}
endpoint/colour=blue
`,
  'extensions.conf': `[c]
exten => _X.,1,Set(DB_PASSWORD=${secret()})
same => n,Dial(PJSIP/nobody/sip:erin:${secret()}@acme.pstn.twilio.com)
`,
};

/** Runs that show lines or values of the files. */
const SHOWS_LINES = /pretty|sarif|color|inspect --format|dry-run --rule/;

const RULES_WITH_FIXES = [
  'asterisk/unknown-option',
  'asterisk/syntax',
  'asterisk/undefined-reference',
  'sip/clear-text-password',
  'twilio/password-shape',
  'twilio/legacy-edge',
];

describe('passwords', () => {
  needProgram();

  function assertNoSecret(text: string): void {
    const found = text.split('\n').filter((line) => line.includes(SECRET));
    assert.deepEqual(found, []);
  }

  const runs: (readonly string[])[] = [
    ...formatNames.map((format) => ['check', '--level', 'hint', '--format', format]),
    ['check', '--level', 'hint', '--color'],
    ['inspect'],
    ['inspect', '--format', 'json'],
    ['fix', '--dry-run'],
    ['fix', '--dry-run', ...RULES_WITH_FIXES.flatMap((rule) => ['--rule', rule])],
    ['fix', ...RULES_WITH_FIXES.flatMap((rule) => ['--rule', rule])],
  ];
  for (const args of runs) {
    it(`stay out of sip-lens ${args.slice(0, 5).join(' ')}`, () => {
      inFolder(FILES, (folder) => {
        const { output, errors } = sipLens(folder, args);
        assert.ok(output.length > 200, 'there is something to look at');
        if (SHOWS_LINES.test(args.join(' '))) assert.ok(output.includes(MASK), 'something was hidden');
        assertNoSecret(output);
        assertNoSecret(errors);
      });
    });
  }

  it('stay out of a baseline', () => {
    inFolder(FILES, (folder) => {
      sipLens(folder, ['check', '--level', 'hint', '--write-baseline', 'known.json']);
      const { output } = sipLens(folder, ['check', 'known.json', '--level', 'hint']);
      assertNoSecret(output);
      assertNoSecret(readFileSync(`${folder}/known.json`, 'utf8'));
    });
  });
});
