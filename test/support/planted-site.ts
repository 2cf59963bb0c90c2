import { MARKS } from '../../scripts/lib/planted.mjs';

/** What each secret of the site begins with. */
const SECRET = 'Example-Pl4nted';

let count = 0;
function secret(): string {
  count++;
  return `${SECRET}-${count}`;
}

/** 32 hex digits, as `md5_cred` has them. */
function digest(): string {
  count++;
  return `${MARKS[2]}${String(count).padStart(22, '0')}`;
}

/**
 * A site with a secret in every place that can hold one, in all forms that Asterisk and people write them; none of them may
 * come out again.
 */
export const plantedSite = {
  'pjsip.conf': `[provider](!)
type=auth
password=${secret()}
[a](provider)
username=alice
pasword=${secret()}
[b](provider)
username=bob
md5_cred=${digest()}
md5_cred=${secret()}
password_digest=MD5:twilio:${digest()}
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
;--
password=${secret()}
--;
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
from_user=alice
[e]
type=aor
contact=sip:dave:${secret()}@192.168.1.1:notaport
contact=sip:dave:${secret()}@203.0.113.7
outbound_proxy=sip:dave:${secret()}@sip.dublin.twilio.com
max_contcts=1
[f]
type=auth
username=f
password=
password+=${secret()}
[g]
type=auth
auth_type=userpass
username=carol
password=${secret()}
[good]
type=registration
server_uri=sip:acme-pbx.sip.dublin.twilio.com
client_uri=sip:carol@acme-pbx.sip.dublin.twilio.com
outbound_auth=g
`,
  'pjsip_wizard.conf': `[w]
type=wizard
sends_auth=yes
accepts_auth=yes
remote_hosts=acme.sip.us1.twilio.com
outbound_auth/username=w
outbound_auth/password=${secret()}
inbound_auth/pasword=${secret()}
inbound_auth/md5_cred=${digest()}
registration/client_uri=sip:erin:${secret()}@acme.sip.twilio.com
endpoint/colour=blue
`,
  'extensions.conf': `[globals]
SIP_SECRET=${secret()}
[c]
exten => _X.,1,Set(DB_PASSWORD=${secret()})
same => n,Dial(PJSIP/nobody/sip:erin:${secret()}@acme.pstn.twilio.com)
same => n,Dial(PJSIP/+15550100@e/sip:erin:${secret()}@acme.pstn.twilio.com,30)
`,
  'fs/freeswitch.xml': `<document type="freeswitch/xml">
  <!-- <X-PRE-PROCESS cmd="set" data="seattle=${secret()}"/> -->
  <X-PRE-PROCESS cmd="set" data="denver=$\${seattle}"/>
  <X-PRE-PROCESS cmd="set" data="trunk_password=${secret()}" />
  <section name="configuration">
    <configuration name="sofia.conf"><profiles><profile name="external"><gateways>
      <gateway name="acme">
        <param name="username" value="carol"/>
        <param name="password" value="$\${denver}"/>
        <param name="proxy" value="acme-pbx.sip.us1.twilio.com"/>
        <param name="expire-seconds" value="60"/>
      </gateway>
      <gateway name="second">
        <param name="username" value="carol"/>
        <param name="pasword" value="${secret()}"/>
        <param name="password" value='${secret()}'/>
        <param name="register-proxy" value="sip:carol:${secret()}@acme-pbx.sip.us1.twilio.com"/>
        <param name="proxy" value="acme-pbx.sip.us1.twilio.com"/>
      </gateway>
    </gateways></profile></profiles></configuration>
  </section>
  <section name="directory"><domain name="pbx.example">
    <user id="301"><params><param name="password" value="${secret()}"/><param name="a1-hash" value="${digest()}"/></params></user>
  </domain></section>
</document>
`,
  'voice/compose.yaml': `services:
  bot:
    environment:
      SIP_DOMAIN: acme-pbx.sip.us1.twilio.com
      SIP_USERNAME: carol
      SIP_PASSWORD: \${TRUNK_WORD}
      SIP_EXPIRES: 60
  desk:
    environment:
      - SIP_HOST=sip:carol:${secret()}@acme.pstn.us1.twilio.com
      - SIP_USERNAME=carol
      - SIP_PASSWORD=${secret()}
x-word: &word ${secret()}
sip:
  host: acme.pstn.us1.twilio.com
  username: carol
  password: *word
  port: 5060
  transport: tls
`,
  'voice/.env': `FIRST=${secret()}
TRUNK_WORD=\${FIRST}
SIP_TRUNK_HOST=acme.pstn.us1.twilio.com
SIP_TRUNK_PASSWORD='${secret()}'
SIP_TRUNK_TRANSPORT=tls
SIP_TRUNK_PORT=5060
`,
  'twilio.registry.yaml': `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme production
    status: active
    password: ${secret()}
    regions:
      us1:
        fetchedAt: 2026-11-01T09:00:00Z
        unknown: []
        domains:
          - name: acme-pbx
            registration: true
            secure: false
            calls: { credentialLists: [phones], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
        trunks:
          - name: acme
            secure: false
            credentialLists: [phones]
            ipAccessControlLists: []
            originationUrls:
              - { url: "sip:carol:${secret()}@203.0.113.99", priority: 10, weight: 10, enabled: true }
              - { url: "carol:${secret()}@pbx.example", priority: 10, weight: 10, enabled: true, token: ${secret()} }
            numbers: ["+15555550100"]
        credentialLists:
          - { name: phones, usernames: [carol, dora], passwords: ["${secret()}"] }
        ipAccessControlLists: []
        numbers: ["+15555550100"]
`,
};

export type PlantedFile = keyof typeof plantedSite;
