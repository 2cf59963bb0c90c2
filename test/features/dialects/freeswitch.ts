import type { DialectColumn } from './cell';

export const freeswitch: DialectColumn = {
  name: 'freeswitch',
  site: `//- /freeswitch.xml
<document type="freeswitch/xml">
  <X-PRE-PROCESS cmd="include" data="vars.xml"/>⟦links⟧
  <section name="configuration">
    <configuration name="sofia.conf">
      <profiles>
        <X-PRE-PROCESS cmd="include" data="sip_profiles/*.xml"/>
      </profiles>
    </configuration>
  </section>
  <section name="dialplan">
    <context name="default">
      <extension name="out">
        <condition field="destination_number" expression="^(\\+\\d+)$">
          <action application="bridge" data="sofia/gateway/ac⟦reference⟧me/$1"/>
        </condition>
      </extension>
    </context>
  </section>
</document>
//- /vars.xml
<include>
  <X-PRE-PROCESS cmd="set" data="twilio_domain=acme-pbx.sip.twilio.com"/>
</include>
//- /sip_profiles/external.xml
<profile name="external">
  <gateways>
    <gateway name="acme⟦object⟧">
      <param na⟦option⟧me="expire-seconds" value="3⟦fault⟧00"/>
      <param name="user⟦name⟧name" value="alice"/>
      <param name="password" value="Example-Passw0rd"/>
      <param name="proxy" value="ac⟦host⟧me-pbx.sip.dublin.twilio.com"/>
      <param name="from-domain" value="$\${twilio_domain}"/>
      <param name="outbound-proxy" value="⟦proxy⟧"/>
      <param name="caller-id-in-from" value="⟦value⟧"/>
    </gateway>⟦end⟧
  </gateways>
  <settings>
    <param name="sip-ip" value="192.0.2.10"/>
    <param name="ext-sip-ip" value="203.0.113.10"/>
    <param name="ext-rtp-ip" value="203.0.113.10"/>
  </settings>
</profile>
`,
  cells: {
    hover: { at: 'option', says: [/^\*\*expire-seconds\*\* · param of a gateway/, /default `3600`/] },
    'hover of a host': {
      at: 'host',
      says: [/^Twilio: Acme production · US1 · registration on/, /branch-phones/],
    },
    'completion of names': { at: 'name', says: ['username'] },
    'completion of values': { at: 'value', says: ['true', 'false'] },
    'completion of hosts': { at: 'proxy', says: [/^sip\.\w+\.twilio\.com$/] },
    definition: { at: 'reference', says: ['/sip_profiles/external.xml:3 acme'] },
    references: { at: 'object', says: ['/freeswitch.xml:14 acme'] },
    symbols: {
      at: 'object',
      says: [
        'external: profile',
        '  acme: gateway, registers',
        '    username: alice',
        '    password: ••••••••',
      ],
    },
    links: { at: 'links', says: ['/vars.xml', '/sip_profiles/external.xml'] },
    'quick fix': { at: 'fault', says: [/600|3600/, /^ {6}<param name="expire-seconds" value="\d+"\/>$/] },
    'code lens': {
      at: 'object',
      says: [/^\/sip_profiles\/external\.xml:3 acme: Twilio: Acme production · US1 · registration on/],
    },
    rename: {
      at: 'host',
      says: [
        '/sip_profiles/external.xml <param name="proxy" value="new-name.sip.dublin.twilio.com"/>',
        '/twilio.registry.yaml - name: new-name',
        '/vars.xml <X-PRE-PROCESS cmd="set" data="twilio_domain=new-name.sip.twilio.com"/>',
      ],
    },
    insert: {
      at: 'end',
      says: [
        '    <gateway name="acme-pbx">',
        '      <param name="proxy" value="acme-pbx.sip.ashburn.twilio.com"/>',
      ],
    },
    suppression: {
      at: 'fault',
      says: ['<!-- sip-lens-disable-next-line twilio/expiry-out-of-range -->'],
    },
    'account tree': {
      at: 'object',
      says: [
        'acme-pbx /sip_profiles/external.xml:7 acme-pbx.sip.dublin.twilio.com',
        'acme-pbx /vars.xml:2 acme-pbx.sip.twilio.com',
        'branch-phones /sip_profiles/external.xml:5 alice',
      ],
    },
  },
};
