import assert from 'node:assert/strict';
import { REGISTRY } from '../../../features/support';

/** A whole FreeSWITCH with a SIP Domain, a trunk and a phone. */
export const SITE = `//- /freeswitch.xml
<?xml version="1.0"?>
<document type="freeswitch/xml">
  <X-PRE-PROCESS cmd="include" data="vars.xml"/>
  <section name="configuration" description="Various Configuration">
    <X-PRE-PROCESS cmd="include" data="autoload_configs/*.xml"/>
  </section>
  <section name="dialplan" description="Regex/XML Dialplan">
    <X-PRE-PROCESS cmd="include" data="dialplan/*.xml"/>
  </section>
  <section name="directory" description="User Directory">
    <X-PRE-PROCESS cmd="include" data="directory/*.xml"/>
  </section>
</document>
//- /vars.xml
<include>
  <X-PRE-PROCESS cmd="set" data="twilio_host=acme-pbx.sip.dublin.twilio.com"/>
  <X-PRE-PROCESS cmd="set" data="default_password=Example-Passw0rd"/>
  <X-PRE-PROCESS cmd="env-set" data="external_ip=$EXTERNAL_IP"/>
</include>
//- /autoload_configs/sofia.conf.xml
<configuration name="sofia.conf" description="sofia Endpoint">
  <profiles>
    <X-PRE-PROCESS cmd="include" data="../sip_profiles/*.xml"/>
  </profiles>
</configuration>
//- /autoload_configs/acl.conf.xml
<configuration name="acl.conf" description="Network Lists">
  <network-lists>
    <list name="twilio" default="deny">
      <node type="allow" cidr="54.172.60.0/30"/>
    </list>
  </network-lists>
</configuration>
//- /sip_profiles/external.xml
<profile name="external">
  <gateways>
    <X-PRE-PROCESS cmd="include" data="external/*.xml"/>
  </gateways>
  <settings>
    <param name="sip-ip" value="203.0.113.10"/>
    <param name="ext-sip-ip" value="$\${external_ip}"/>
    <param name="apply-inbound-acl" value="twilio"/>
    <param name="auth-calls" value="no"/>
  </settings>
</profile>
//- /sip_profiles/external/twilio.xml
<include>
  <gateway name="acme">
    <param name="username" value="alice"/>
    <param name="password" value="$\${default_password}"/>
    <param name="proxy" value="$\${twilio_host}"/>
    <param name="from-domain" value="acme-pbx.sip.twilio.com"/>
    <param name="expire-seconds" value="3600"/>
    <param name="expire-seconds" value="600"/>
    <param name="caller-id-in-from" value="Ture"/>
  </gateway>
  <gateway name="trunk">
    <param name="register" value="false"/>
    <param name="proxy" value="acme-trunk.pstn.dublin.twilio.com"/>
    <param name="caller-id-in-from" value="true"/>
    <!-- <param name="from-domain" value="acme-trunk.pstn.twilio.com"/> -->
  </gateway>
  <gateway name="broken">
    <param name="proxy" value="sip.example.com"/>
  </gateway>
</include>
//- /dialplan/public.xml
<include>
  <context name="public">
    <extension name="out">
      <condition field="destination_number" expression="^(\\d+)$">
        <action application="set" data="hangup_after_bridge=true"/>
        <action application="bridge" data="sofia/gateway/trunk/+1$1"/>
        <action application="bridge" data="sofia/gateway/external::acme/$1|sofia/external/100@acme-lab.sip.twilio.com"/>
        <action application="bridge" data="sofia/external/\${destination_number}@acme-pbx.sip.twilio.com"/>
        <action application="bridge" data="sofia/gateway/missing/$1"/>
      </condition>
    </extension>
  </context>
</include>
//- /directory/default.xml
<include>
  <domain name="pbx.example.com">
    <groups><group name="default"><users>
      <user id="1000">
        <params>
          <param name="password" value="Example-Passw0rd"/>
        </params>
      </user>
    </users></group></groups>
  </domain>
</include>
`;

/** The same with the caret behind a piece of its text, the `nth` one; `instead` stands in place of the piece. */
export function at(piece: string, nth = 1, instead = piece): string {
  const text = SITE + REGISTRY;
  let index = -1;
  for (let i = 0; i < nth; i++) index = text.indexOf(piece, index + 1);
  assert.ok(index >= 0, piece);
  return `${text.slice(0, index)}${instead}$0${text.slice(index + piece.length)}`;
}
