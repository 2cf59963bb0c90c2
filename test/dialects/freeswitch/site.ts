/** A small configuration as people have it, with something of everything. */
export const SITE: Readonly<Record<string, string>> = {
  '/freeswitch.xml': `<?xml version="1.0"?>
<document type="freeswitch/xml">
  <X-PRE-PROCESS cmd="include" data="vars.xml"/>
  <section name="configuration" description="Various Configuration">
    <X-PRE-PROCESS cmd="include" data="autoload_configs/*.xml"/>
  </section>
  <section name="dialplan">
    <X-PRE-PROCESS cmd="include" data="dialplan/*.xml"/>
  </section>
  <section name="directory">
    <X-PRE-PROCESS cmd="include" data="directory/*.xml"/>
  </section>
</document>
`,
  '/vars.xml': `<include>
  <X-PRE-PROCESS cmd="set" data="twilio_trunk=acme.pstn.dublin.twilio.com"/>
  <X-PRE-PROCESS cmd="set" data="domain=pbx.example.com"/>
  <X-PRE-PROCESS cmd="set" data="codecs=OPUS,PCMU"/>
</include>
`,
  '/autoload_configs/acl.conf.xml': `<configuration name="acl.conf" description="Network Lists">
  <network-lists>
    <list name="twilio" default="deny">
      <node type="allow" cidr="54.172.60.0/30"/>
      <node type="allow" cidr="54.244.51.0/30,54.171.127.192/30"/>
    </list>
    <list name="lan" default="allow">
      <node type="deny" cidr="192.0.2.0/24"/>
    </list>
  </network-lists>
</configuration>
`,
  '/autoload_configs/sofia.conf.xml': `<configuration name="sofia.conf" description="sofia Endpoint">
  <profiles>
    <X-PRE-PROCESS cmd="include" data="../sip_profiles/*.xml"/>
  </profiles>
</configuration>
`,
  '/sip_profiles/external.xml': `<profile name="external">
  <gateways>
    <X-PRE-PROCESS cmd="include" data="external/*.xml"/>
  </gateways>
  <aliases>
    <alias name="outbound"/>
  </aliases>
  <domains>
    <domain name="all" alias="false" parse="true"/>
  </domains>
  <settings>
    <param name="sip-ip" value="10.0.0.5"/>
    <param name="sip-port" value="5080"/>
    <param name="outbound-codec-prefs" value="$\${codecs}"/>
    <param name="apply-inbound-acl" value="twilio"/>
    <param name="tls" value="true"/>
  </settings>
</profile>
`,
  '/sip_profiles/external/other.xml': `<include>
  <gateway name="provider">
    <param name="proxy" value="sip.example.net"/>
    <param name="username" value="pbx"/>
    <param name="password" value="Example-Passw0rd"/>
  </gateway>
  <gateway name="twilio">
    <param name="proxy" value="198.51.100.7"/>
    <param name="register" value="false"/>
  </gateway>
</include>
`,
  '/sip_profiles/external/twilio.xml': `<include>
  <gateway name="twilio-trunk">
    <param name="proxy" value="$\${twilio_trunk}"/>
    <param name="username" value="acme"/>
    <param name="password" value="Example-Passw0rd"/>
    <param name="register" value="false"/>
    <param name="register-transport" value="tls"/>
    <param name="caller-id-in-from" value="true"/>
    <variables>
      <variable name="rtp_secure_media" value="mandatory" direction="outbound"/>
    </variables>
  </gateway>

  <gateway name="twilio-domain">
    <param name="username" value="alice"/>
    <param name="password" value="Example-Passw0rd"/>
    <param name="proxy" value="acme.sip.us1.twilio.com"/>
    <param name="from-domain" value="acme.sip.twilio.com"/>
    <param name="expire-seconds" value="60"/>
  </gateway>
  <gateway name="twilio">
    <params>
      <param name="proxy" value="acme.pstn.twilio.com"/>
      <param name="register" value="Ture"/>
    </params>
    <param name="username" value="hidden"/>
  </gateway>
</include>
`,
  '/dialplan/default.xml': `<include>
  <context name="default">
    <extension name="out">
      <condition field="destination_number" expression="^(\\d{10})$">
        <action application="set" data="hangup_after_bridge=true"/>
        <action application="bridge" data="{a=b}sofia/gateway/twilio-trunk/011447700900000|sofia/gateway/nowhere/+1$1"/>
      </condition>
    </extension>
    <extension name="direct">
      <condition field="destination_number" expression="^9(\\d+)$">
        <action application="bridge" data="sofia/outbound/$1@acme.pstn.twilio.com"/>
        <action application="bridge" data="sofia/gateway/external::provider/$1"/>
      </condition>
    </extension>
  </context>
</include>
`,
  '/directory/default.xml': `<include>
  <domain name="$\${domain}">
    <params>
      <param name="dial-string" value="\${sofia_contact(\${dialed_user}@\${dialed_domain})}"/>
    </params>
    <groups>
      <group name="default">
        <params>
          <param name="password" value="Group-Passw0rd"/>
        </params>
        <users>
          <user id="1000" number-alias="100">
            <params>
              <param name="password" value="Own-Passw0rd"/>
            </params>
          </user>
          <user id="1001"/>
          <user id="1002" type="pointer"/>
        </users>
      </group>
    </groups>
  </domain>
</include>
`,
};
