/** A small Asterisk with a registration to Twilio, phones by template, a wizard and an include. */
export const asteriskSite: Readonly<Record<string, string>> = {
  '/pjsip.conf': `[global]
type=global

[udp]
type=transport
protocol=udp
bind=0.0.0.0:5060

#include "trunks.conf"

[phone](!)
type=endpoint
context=from-internal
disallow=all
allow=ulaw

[phone-auth](!)
type=auth
auth_type=userpass

[alice](phone)
auth=alice-auth
aors=alice
transport=udp
[alice-auth](phone-auth)
username=alice
password=Example-Passw0rd
[alice]
type=aor
max_contacts=1

[bob](phone)
auth=bob-auth
aors=bob
callerid="Bob" <100>
[bob-auth](phone-auth)
username=bob
password=short
[bob]
type=aor
max_contact=1
[bob](+type=aor)
qualify_frequency=60
`,
  '/trunks.conf': `[twilio-reg]
type=registration
server_uri=sip:acme.sip.us1.twilio.com
client_uri=sip:alice@acme.sip.twilio.com
outbound_auth=twilio-auth
expiration=60
line=yes
endpoint=twilio

[twilio-auth]
type=auth
username=bob
password=Example-Passw0rd1

[twilio]
type=endpoint
outbound_auth=twilio-auth
aors=twilio
context=from-twilio
allow=ulaw
[twilio]
type=aor
contact=sip:acme.pstn.twilio.com
[twilio-id]
type=identify
endpoint=twilio
match=54.172.60.0/30
`,
  '/extensions.conf': `[from-internal]
exten => _X.,1,Dial(PJSIP/\${EXTEN}@twilio)
exten => 100,1,Dial(PJSIP/alice&PJSIP/bob)
same => n,Hangup()
`,
  '/pjsip_wizard.conf': `[desk](!)
type=wizard
accepts_registrations=yes
accepts_auth=yes
endpoint/context=from-internal
[carol](desk)
inbound_auth/username=carol
inbound_auth/password=Example-Passw0rd
`,
};
