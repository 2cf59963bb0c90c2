import assert from 'node:assert/strict';
import { type CompletionCase, offersAll } from '../../../features/completion-case';
import { Scene } from '../../../features/support';
import { at } from './site';

const cases: readonly CompletionCase[] = [
  {
    title: 'params of a gateway',
    at: at('name="from-domain', 1, 'name="from-'),
    has: ['from-domain', 'expire-seconds', 'register-transport'],
    lacks: ['sip-ip', 'vm-password'],
    makes: ['from-user', '    <param name="from-user" value="acme-pbx.sip.twilio.com"/>'],
  },
  {
    title: 'params of a profile',
    at: at('name="auth-calls"', 1, 'name="'),
    has: ['auth-calls', 'ext-rtp-ip'],
    lacks: ['expire-seconds'],
  },
  {
    title: 'params of a user',
    at: at('          <param name="password"', 1, '          <param name="pass'),
    has: ['password', 'a1-hash'],
    lacks: ['proxy', 'sip-**'],
  },
  {
    title: 'a whole param on a line of its own',
    at: at('    <param name="register" value="false"/>', 1, '    expire'),
    has: ['expire-seconds'],
    makes: ['expire-seconds', '    <param name="expire-seconds" value="3600"/>'],
  },
  {
    title: 'a whole param whose default says otherwise',
    at: at('    <param name="register" value="false"/>', 1, '    '),
    makes: ['register', '    <param name="register" value="false"/>'],
  },
  {
    title: 'an element that is being typed',
    at: at('    <param name="register" value="false"/>', 1, '    <par'),
    first: ['param'],
    makes: ['param', '    <param name="" value=""/>'],
  },
  {
    title: 'words for true and false',
    at: at('value="false"', 1, 'value="'),
    first: ['true', 'false'],
  },
  {
    title: 'the words of an enumeration',
    at: at('<param name="register" value="false"', 1, '<param name="register-transport" value="'),
    first: ['udp', 'tcp', 'sctp', 'tls'],
    lacks: ['true'],
  },
  {
    title: 'the default of a number',
    at: at('value="3600', 1, 'value="'),
    first: ['3600'],
  },
  {
    title: 'access lists, those of the files first',
    at: at('apply-inbound-acl" value="twilio', 1, 'apply-inbound-acl" value="'),
    first: ['twilio'],
    has: ['rfc1918.auto', 'none'],
  },
  {
    title: 'domains of the directory',
    at: at('name="auth-calls" value="no', 1, 'name="force-register-domain" value="'),
    first: ['pbx.example.com'],
  },
  {
    title: 'gateways in a dial string',
    at: at('sofia/gateway/trunk/+1$1', 1, 'sofia/gateway/'),
    first: ['acme', 'trunk', 'broken'],
    lacks: ['missing', 'external::acme'],
    makes: ['trunk', '        <action application="bridge" data="sofia/gateway/trunk/"/>'],
  },
  {
    title: 'gateways of a profile in a dial string',
    at: at('sofia/gateway/external::acme', 1, 'sofia/gateway/external::ac'),
    first: ['acme'],
    lacks: ['external'],
  },
  {
    title: 'the ways of a dial string',
    at: at('sofia/gateway/trunk/+1$1', 1, 'sofia/'),
    first: ['gateway', 'external'],
  },
  {
    title: 'a host that is dialled',
    at: at('100@acme-lab.sip.twilio.com', 1, '100@'),
    first: ['acme-trunk.pstn.twilio.com'],
  },
  {
    title: 'the name of a gateway that is called and not defined',
    at: at('<gateway name="broken', 1, '<gateway name="'),
    first: ['missing'],
  },
  {
    title: 'hosts of the account, a trunk where nobody registers',
    at: at('acme-trunk.pstn.dublin.twilio.com', 1, ''),
    first: ['acme-trunk.pstn.twilio.com', 'acme-pbx.sip.twilio.com'],
  },
  {
    title: 'hosts of the account, a SIP Domain where somebody registers',
    at: at('value="sip.example.com', 1, 'value="'),
    first: ['acme-pbx.sip.twilio.com'],
  },
  {
    title: 'the edges of a host',
    at: at('acme-trunk.pstn.dublin.twilio.com', 1, 'acme-trunk.pstn.du'),
    has: ['acme-trunk.pstn.dublin.twilio.com'],
  },
  {
    title: 'proxies at Twilio',
    at: at(
      '<param name="from-domain" value="acme-pbx.sip.twilio.com',
      1,
      '<param name="outbound-proxy" value="',
    ),
    has: ['sip.dublin.twilio.com'],
  },
  {
    title: 'user names of the service that a variable names',
    at: at('value="alice', 1, 'value="').replace('$${twilio_host}', 'acme-pbx.sip.twilio.com'),
    first: ['alice', 'bob'],
    lacks: ['carol'],
  },
  {
    title: 'numbers for a trunk',
    at: at('<param name="register" value="false', 1, '<param name="from-user" value="'),
    first: ['+15550111', '+15550100'],
  },
  {
    title: 'variables, and what they come to',
    at: at('value="$${default_password}', 1, 'value="$${def'),
    first: ['default_password'],
    makes: ['default_password', '    <param name="password" value="$${default_password}"/>'],
  },
  {
    title: 'variables that FreeSWITCH sets itself',
    at: at('value="$${external_ip}', 1, 'value="$${'),
    has: ['twilio_host', 'local_ip_v4'],
  },
  {
    title: 'commands of the preprocessor',
    at: at('cmd="include"', 1, 'cmd="').replace('cmd="$0', 'cmd="$0"'),
    first: ['set', 'include', 'env-set'],
  },
  {
    title: 'files to include, from the folder of the file',
    at: at('data="external/*.xml', 1, 'data="external/'),
    first: ['*.xml', 'twilio.xml'],
  },
  {
    title: 'folders to include from',
    at: at('data="vars.xml', 1, 'data="'),
    has: ['vars.xml', 'dialplan/'],
    lacks: ['freeswitch.xml'],
  },
  {
    title: 'addresses of Twilio in an access list',
    at: at('cidr="54.172.60.0/30', 1, 'cidr="'),
    has: ['54.171.127.192/30'],
  },
  { title: 'what a node does', at: at('node type="allow', 1, 'node type="'), first: ['allow', 'deny'] },
  { title: 'what is left of a list', at: at('default="deny', 1, 'default="'), first: ['deny', 'allow'] },
];

describe('completion in FreeSWITCH files', () => {
  offersAll(cases);

  it('says what a param is, and hides what a password comes to', async () => {
    const names = await Scene.of(at('name="from-domain', 1, 'name="'));
    const item = names.completions().items.find(({ label }) => label === 'expire-seconds');
    assert.match(JSON.stringify(item?.documentation), /How long a registration is asked for/);
    const variables = await Scene.of(at('value="$${default_password}', 1, 'value="$${'));
    assert.doesNotMatch(JSON.stringify(variables.completions()), /Example-Passw0rd/);
  });

  it('offers nothing in a comment', async () => {
    assert.deepEqual((await Scene.of(at('<!-- <param name="'))).labels(), []);
  });
});
