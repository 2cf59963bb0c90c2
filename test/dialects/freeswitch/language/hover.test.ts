import assert from 'node:assert/strict';
import { hover } from '../../../../server/src/features';
import { Scene } from '../../../features/support';
import { at } from './site';

interface Case {
  readonly title: string;
  readonly at: string;
  /** The text that the editor marks. */
  readonly marks: string;
  readonly says: readonly RegExp[];
  readonly hides?: readonly RegExp[];
}

const cases: readonly Case[] = [
  {
    title: 'a gateway: the line of its service, whether it loads, and what its params come to',
    at: at('<gateway name="acm'),
    marks: 'acme',
    says: [
      /^Twilio: Acme production · US1 · registration on/,
      /\*\*acme\*\* · gateway of the profile `external`/,
      /\*\*FreeSWITCH loads it\.\*\*/,
      /\| `password` \| `••••••••` \| \[vars\.xml:3\]/,
      /\| `proxy` \| `acme-pbx\.sip\.dublin\.twilio\.com` \| \[vars\.xml:2\]/,
      /\| `expire-seconds` \| `600` \| \[line 8\]/,
    ],
    hides: [/Example-Passw0rd/, /`3600`/],
  },
  {
    title: 'a gateway that is dropped, and why',
    at: at('<gateway name="bro'),
    marks: 'broken',
    says: [
      /\*\*FreeSWITCH drops it\.\*\* The gateway registers unless told otherwise, and it has no username/,
    ],
  },
  {
    title: 'a gateway that the dialplan calls',
    at: at('sofia/gateway/tru'),
    marks: 'trunk',
    says: [/\*\*trunk\*\* · gateway/, /`register` \| `false` \| \[twilio\.xml:12\]/],
  },
  {
    title: 'a profile',
    at: at('profile name="ext'),
    marks: 'external',
    says: [/profile of mod_sofia/, /`apply-inbound-acl` \| `twilio`/],
  },
  {
    title: 'an access list where it is applied',
    at: at('apply-inbound-acl" value="twi'),
    marks: 'twilio',
    says: [/access list/, /allow \| `54\.172\.60\.0\/30`/, /Denied: every address that no node speaks of/],
  },
  {
    title: 'a node of an access list',
    at: at('node type="all'),
    marks: 'allow',
    says: [/^\*\*twilio\*\* · access list/, /allow \| `54\.172\.60\.0\/30`/],
  },
  {
    title: 'a variable of the calls of a gateway',
    at: at(
      '<param name="register" value="false"/>',
      1,
      '<variables><variable name="rtp_secure_media" value="mand',
    ).replace('mand$0', 'mand$0atory"/></variables>'),
    marks: 'mandatory',
    says: [/^\*\*rtp_secure_media\*\* · variable of calls/, /Whether media is encrypted/, /`forbidden`/],
  },
  {
    title: 'a variable that the dialplan sets',
    at: at('data="hangup_after'),
    marks: 'hangup_after_bridge=true',
    says: [/^\*\*hangup_after_bridge\*\* · variable of calls/],
  },
  {
    title: 'a variable ahead of a dial string',
    at: at('data="sofia/gateway/trunk', 1, 'data="{a=b,call_time').replace(
      'call_time$0',
      'call_time$0out=30}sofia/gateway/trunk',
    ),
    marks: 'call_timeout=30',
    says: [/^\*\*call_timeout\*\* · variable of calls/],
  },
  {
    title: 'an extension',
    at: at('extension name="ou'),
    marks: 'out',
    says: [/extension of the context `public`/, /- gateway `trunk`/, /- profile `external`/],
  },
  {
    title: 'a user',
    at: at('user id="10'),
    marks: '1000',
    says: [/user of `pbx\.example\.com`/, /••••/],
    hides: [/Example-Passw0rd/],
  },
  {
    title: 'a param with meaning, default and limits',
    at: at('name="expire-sec'),
    marks: 'expire-seconds',
    says: [
      /\*\*expire-seconds\*\* · param of a gateway/,
      /How long a registration is asked for/,
      /number, 5 or more · seconds · default `3600`/,
      /Does not count: `600` does \(\[line 8\]/,
    ],
  },
  {
    title: 'a param that counts, and another one that does not',
    at: at('value="60'),
    marks: '600',
    says: [/It counts, and not the other one/],
  },
  {
    title: 'a word that is taken for false',
    at: at('"Tu'),
    marks: 'Ture',
    says: [/FreeSWITCH takes it for false/],
  },
  {
    title: 'a param of a profile',
    at: at('name="auth-ca'),
    marks: 'auth-calls',
    says: [/param of a profile/, /Whether callers are challenged/, /takes it for false/],
  },
  {
    title: 'a variable with its value and where it is set',
    at: at('$${twilio_h'),
    marks: '$${twilio_host}',
    says: [/`acme-pbx\.sip\.dublin\.twilio\.com` \(\[vars\.xml:2\]/],
  },
  {
    title: 'a variable that holds a password',
    at: at('$${default_p'),
    marks: '$${default_password}',
    says: [/`••••••••` \(\[vars\.xml:3\]/],
    hides: [/Example-Passw0rd/],
  },
  {
    title: 'a variable that a password takes, whatever it is called',
    at: at(
      '<param name="register" value="false"/>',
      1,
      '<param name="password" value="$${twilio_host',
    ).replace('twilio_host$0', 'twilio_$0host}"/>'),
    marks: '$${twilio_host}',
    says: [/`••••••••` \(\[vars\.xml:2\]/],
    hides: [/acme-pbx/],
  },
  {
    title: 'a variable that another one hands on to a password',
    at: at(
      '<param name="register" value="false"/>',
      1,
      '<X-PRE-PROCESS cmd="set" data="word=$${twilio_host',
    ).replace(
      'twilio_host$0',
      () => 'twilio_$0host}"/>\n    <param value="x$${word}"\n           name="password"/>',
    ),
    marks: '$${twilio_host}',
    says: [/`••••••••` \(\[vars\.xml:2\]/],
  },
  {
    title: 'a variable of the environment',
    at: at('$${external_i'),
    marks: '$${external_ip}',
    says: [/Taken from the environment of FreeSWITCH \(\[vars\.xml:4\]/],
  },
  {
    title: 'a variable where it is set',
    at: at('data="twilio_h'),
    marks: 'twilio_host',
    says: [/variable that FreeSWITCH fills in/],
  },
  {
    title: 'the host that a variable is set to',
    at: at('data="twilio_host=acme'),
    marks: 'acme-pbx.sip.dublin.twilio.com',
    says: [/SIP Domain \(Programmable Voice\)/, /branch-phones/],
  },
  {
    title: 'a user name of the service that the gateway registers with',
    at: at('username" value="ali'),
    marks: 'alice',
    says: [/credential list `branch-phones`/],
  },
  {
    title: 'an include',
    at: at('cmd="inc'),
    marks: '<X-PRE-PROCESS cmd="include" data="vars.xml"/>',
    says: [/Reads other files here/, /Reads \[vars\.xml:1\]/],
  },
];

describe('hovers in FreeSWITCH files', () => {
  for (const { title, at: text, marks, says, hides = [] } of cases) {
    it(title, async () => {
      const scene = await Scene.of(text);
      const found = hover(scene.context, scene.uri, scene.position);
      assert.ok(found?.range && typeof found.contents === 'object' && 'value' in found.contents);
      const { value } = found.contents;
      for (const pattern of says) assert.match(value, pattern);
      for (const pattern of hides) assert.doesNotMatch(value, pattern);
      const shown = scene.show({ uri: scene.uri, range: found.range });
      assert.equal(shown.slice(shown.indexOf(' ') + 1), marks);
    });
  }

  it('say nothing of a comment', async () => {
    const scene = await Scene.of(at('<!-- <param name="from-do'));
    assert.equal(hover(scene.context, scene.uri, scene.position), undefined);
  });

  it('say nothing of a place behind a variable that is filled in, where another text stands', async () => {
    const text = at('data="sofia/gateway/trunk', 1, 'data="{a=$${twilio_host},call_time');
    const scene = await Scene.of(text.replace('call_time$0', 'call_time$0out=30}sofia/gateway/trunk'));
    assert.equal(hover(scene.context, scene.uri, scene.position), undefined);
  });

  it('say of a configuration that is refused that nothing of it loads', async () => {
    const scene = await Scene.of(at('<gateway name="bro').replace('</configuration>', '</configuratoin>'));
    const found = hover(scene.context, scene.uri, scene.position);
    assert.match(JSON.stringify(found?.contents), /FreeSWITCH loads nothing/);
  });
});
