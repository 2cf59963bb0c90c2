import assert from 'node:assert/strict';
import { complete } from '../../server/src/features';
import { REGISTRY, Scene } from './support';

/** A text with a caret, what is chosen, and the caret's line afterwards. */
interface Case {
  readonly title: string;
  readonly text: string;
  readonly choose: string;
  readonly line: string;
}

const cases: readonly Case[] = [
  // names of sections and templates
  {
    title: 'a section that something names and nothing defines',
    text: '[trunk]\ntype=endpoint\naors=trunk\noutbound_auth=trunk-auth\n\n[$0',
    choose: 'trunk-auth',
    line: '[trunk-auth]',
  },
  { title: 'the closing bracket that is there', text: '[glo$0]\n', choose: 'global', line: '[global]' },
  {
    title: 'a template in an empty list',
    text: '[phone](!)\ntype=endpoint\n\n[alice]($0)\n',
    choose: 'phone',
    line: '[alice](phone)',
  },
  {
    title: 'a second template, the first one untouched',
    text: '[phone](!)\ntype=endpoint\n[nat](!)\nrtp_symmetric=yes\n\n[alice](phone,n$0)\n',
    choose: 'nat',
    line: '[alice](phone,nat)',
  },
  { title: 'a template mark', text: '[phone]($0)', choose: '!', line: '[phone](!)' },
  // names of options
  { title: 'the type line', text: '[a]\n$0\n', choose: 'type', line: 'type = ' },
  {
    title: 'an option in the style of the section',
    text: '[a]\ntype=aor\nmax$0\n',
    choose: 'max_contacts',
    line: 'max_contacts=',
  },
  {
    title: 'blanks around the sign',
    text: '[a]\ntype = aor\nmax$0\n',
    choose: 'max_contacts',
    line: 'max_contacts = ',
  },
  {
    title: 'an arrow',
    text: '[a]\ntype => aor\nmax$0\n',
    choose: 'max_contacts',
    line: 'max_contacts => ',
  },
  {
    title: 'signs in one column',
    text: '[a]\ntype         = aor\ncontact      = sip:b@c\nmax$0\n',
    choose: 'max_contacts',
    line: 'max_contacts = ',
  },
  {
    title: 'the style of the section above where there is none yet',
    text: '[a]\ntype=aor\n\n[b]\nty$0\n',
    choose: 'type',
    line: 'type=',
  },
  {
    title: 'the whole word where the caret is in the middle of it',
    text: '[a]\ntype=aor\nmax$0_con\n',
    choose: 'max_contacts',
    line: 'max_contacts=',
  },
  {
    title: 'only the name where a value follows',
    text: '[a]\ntype=aor\nmax$0 = 5\n',
    choose: 'max_contacts',
    line: 'max_contacts = 5',
  },
  {
    title: 'an indented line',
    text: '[a]\n  type=aor\n  qual$0\n',
    choose: 'qualify_frequency',
    line: '  qualify_frequency=',
  },
  {
    title: 'an option of a template, by the type of its heirs',
    text: '[t](!)\nmax$0\n\n[a](t)\ntype=aor\n',
    choose: 'max_contacts',
    line: 'max_contacts=',
  },
  {
    title: 'an option of a section without a type, by those that it has',
    text: '[a]\naors=a\nall$0\n',
    choose: 'allow',
    line: 'allow=',
  },
  {
    title: "a wizard's own option",
    text: '//- /pjsip_wizard.conf\n[a]\ntype = wizard\nsends$0\n',
    choose: 'sends_auth',
    line: 'sends_auth = ',
  },
  {
    title: "the beginning of a wizard's option",
    text: '//- /pjsip_wizard.conf\n[a]\ntype = wizard\nend$0\n',
    choose: 'endpoint/',
    line: 'endpoint/',
  },
  {
    title: "a wizard's prefixed option",
    text: '//- /pjsip_wizard.conf\n[a]\ntype = wizard\naor/max$0\n',
    choose: 'aor/max_contacts',
    line: 'aor/max_contacts = ',
  },
  // values
  { title: 'a type', text: '[a]\ntype=e$0\n', choose: 'endpoint', line: 'type=endpoint' },
  { title: 'a type behind a blank', text: '[a]\ntype = $0\n', choose: 'auth', line: 'type = auth' },
  {
    title: 'the type of a wizard',
    text: '//- /pjsip_wizard.conf\n[a]\ntype=$0\n',
    choose: 'wizard',
    line: 'type=wizard',
  },
  {
    title: 'a value in place of another',
    text: '[a]\ntype=transport\nprotocol=u$0dp ; the usual\n',
    choose: 'tls',
    line: 'protocol=tls ; the usual',
  },
  { title: 'a yes', text: '[a]\ntype=endpoint\nice_support=$0\n', choose: 'yes', line: 'ice_support=yes' },
  {
    title: 'a value behind an arrow',
    text: '[a]\ntype=endpoint\nice_support=>$0\n',
    choose: 'no',
    line: 'ice_support=>no',
  },
  {
    title: 'a codec behind a comma',
    text: '[a]\ntype=endpoint\nallow=!all,ulaw,$0\n',
    choose: 'alaw',
    line: 'allow=!all,ulaw,alaw',
  },
  {
    title: 'a codec between others',
    text: '[a]\ntype=endpoint\nallow = ulaw, g$0 , alaw\n',
    choose: 'g722',
    line: 'allow = ulaw, g722 , alaw',
  },
  {
    title: 'a codec that is taken off',
    text: '[a]\ntype=endpoint\nallow=all,!g$0\n',
    choose: '!g729',
    line: 'allow=all,!g729',
  },
  {
    title: 'a network',
    text: '[a]\ntype=transport\nlocal_net=1$0\n',
    choose: '10.0.0.0/8',
    line: 'local_net=10.0.0.0/8',
  },
  {
    title: "Twilio's signaling ranges",
    text: '[a]\ntype=identify\nmatch=54.172.60.0/30,$0\n',
    choose: '54.171.127.192/30',
    line: 'match=54.172.60.0/30,54.171.127.192/30',
  },
  {
    title: 'the realm',
    text: '[a]\ntype=auth\nrealm=$0\n',
    choose: 'sip.twilio.com',
    line: 'realm=sip.twilio.com',
  },
  // references
  {
    title: 'an auth',
    text: '[alice]\ntype=auth\nusername=alice\n\n[b]\ntype=endpoint\nauth=$0\n',
    choose: 'alice',
    line: 'auth=alice',
  },
  {
    title: 'a second aor',
    text: '[a]\ntype=aor\n[b]\ntype=aor\n[c]\ntype=endpoint\naors=a,$0\n',
    choose: 'b',
    line: 'aors=a,b',
  },
  {
    title: 'a transport of an included file',
    text: '//- /pjsip.conf\n#include transports.conf\n[c]\ntype=endpoint\ntransport=$0\n//- /transports.conf\n[udp-1]\ntype=transport\nbind=0.0.0.0\n',
    choose: 'udp-1',
    line: 'transport=udp-1',
  },
  {
    title: 'a dialplan context',
    text: '//- /pjsip.conf\n[c]\ntype=endpoint\ncontext=$0\n//- /extensions.conf\n[from-twilio]\nexten => s,1,Answer()\n',
    choose: 'from-twilio',
    line: 'context=from-twilio',
  },
  // includes
  {
    title: 'the directive',
    text: '#inc$0',
    choose: '#include',
    line: '#include ',
  },
  {
    title: 'a file',
    text: '//- /pjsip.conf\n#include $0\n//- /users.conf\n[a]\n',
    choose: 'users.conf',
    line: '#include users.conf',
  },
  {
    title: 'a file in a folder and in quotes',
    text: '//- /pjsip.conf\n#include "sites/b$0"\n//- /sites/berlin.conf\n[a]\n',
    choose: 'berlin.conf',
    line: '#include "sites/berlin.conf"',
  },
  {
    title: 'a file by its installed path',
    text: '//- /pjsip.conf\n#tryinclude /etc/asterisk/$0\n//- /users.conf\n[a]\n',
    choose: 'users.conf',
    line: '#tryinclude /etc/asterisk/users.conf',
  },
  // dialplans
  {
    title: 'a dialled endpoint',
    text: '//- /extensions.conf\n[out]\nexten => _X.,1,Dial(PJSIP/${EXTEN}@$0,30)\n//- /pjsip.conf\n[twilio]\ntype=endpoint\naors=twilio\n',
    choose: 'twilio',
    line: 'exten => _X.,1,Dial(PJSIP/${EXTEN}@twilio,30)',
  },
  {
    title: 'a dialled endpoint by itself',
    text: '//- /extensions.conf\n[out]\nexten => 100,1,Dial(PJSIP/al$0)\n//- /pjsip.conf\n[alice]\ntype=endpoint\naors=alice\n',
    choose: 'alice',
    line: 'exten => 100,1,Dial(PJSIP/alice)',
  },
  {
    title: 'a context that is included',
    text: '//- /extensions.conf\n[internal]\nexten => s,1,Answer()\n[out]\ninclude => $0\n',
    choose: 'internal',
    line: 'include => internal',
  },
  {
    title: 'a step of a dialplan',
    text: '//- /extensions.conf\n[out]\nexten => s,1,Answer()\nsa$0\n',
    choose: 'same',
    line: 'same => ',
  },
  // rules in comments
  {
    title: 'a rule in a comment that switches it off',
    text: '; sip-lens-disable-next-line asterisk/retry$0\n[a]\n',
    choose: 'asterisk/retry-stops',
    line: '; sip-lens-disable-next-line asterisk/retry-stops',
  },
];

const accountCases: readonly Case[] = [
  {
    title: 'a whole URI of a SIP Domain',
    text: '[r]\ntype=registration\nserver_uri=$0\n',
    choose: 'sip:acme-pbx.sip.twilio.com',
    line: 'server_uri=sip:acme-pbx.sip.twilio.com',
  },
  {
    title: 'a host behind the scheme',
    text: '[r]\ntype=registration\nserver_uri=sip:$0\n',
    choose: 'acme-pbx.sip.twilio.com',
    line: 'server_uri=sip:acme-pbx.sip.twilio.com',
  },
  {
    title: 'a host in place of another, port and parameters kept',
    text: '[r]\ntype=registration\nserver_uri=sip:acme-l$0x.sip.twilio.com:5061\\;transport=tls\n',
    choose: 'acme-lab.sip.twilio.com',
    line: 'server_uri=sip:acme-lab.sip.twilio.com:5061\\;transport=tls',
  },
  {
    title: 'an edge behind the product',
    text: '[r]\ntype=registration\nserver_uri=sip:acme-pbx.sip.$0\n',
    choose: 'acme-pbx.sip.dublin.twilio.com',
    line: 'server_uri=sip:acme-pbx.sip.dublin.twilio.com',
  },
  {
    title: 'an edge in place of another',
    text: '[r]\ntype=aor\ncontact=sip:acme-trunk.pstn.as$0hburn.twilio.com\n',
    choose: 'acme-trunk.pstn.tokyo.twilio.com',
    line: 'contact=sip:acme-trunk.pstn.tokyo.twilio.com',
  },
  {
    title: 'an address-of-record',
    text: '[r]\ntype=registration\nclient_uri=sip:$0\n',
    choose: 'bob@acme-pbx.sip.twilio.com',
    line: 'client_uri=sip:bob@acme-pbx.sip.twilio.com',
  },
  {
    title: 'the user of an address-of-record',
    text: '[r]\ntype=registration\nclient_uri=sip:a$0@acme-pbx.sip.twilio.com\n',
    choose: 'alice',
    line: 'client_uri=sip:alice@acme-pbx.sip.twilio.com',
  },
  {
    title: 'a trunk as the target of a contact',
    text: '[t]\ntype=aor\ncontact=$0\n',
    choose: 'sip:acme-trunk.pstn.twilio.com',
    line: 'contact=sip:acme-trunk.pstn.twilio.com',
  },
  {
    title: 'an outbound proxy with its escape',
    text: '[t]\ntype=endpoint\noutbound_proxy=$0\n',
    choose: 'sip:sip.dublin.twilio.com\\;lr',
    line: 'outbound_proxy=sip:sip.dublin.twilio.com\\;lr',
  },
  {
    title: 'a parameter behind an escaped semicolon',
    text: '[t]\ntype=aor\ncontact=sip:acme-trunk.pstn.twilio.com\\;t$0\n',
    choose: 'transport=tls',
    line: 'contact=sip:acme-trunk.pstn.twilio.com\\;transport=tls',
  },
  {
    title: "a wizard's remote host",
    text: '//- /pjsip_wizard.conf\n[t]\ntype=wizard\nremote_hosts=192.0.2.1,$0\n',
    choose: 'acme-trunk.pstn.twilio.com',
    line: 'remote_hosts=192.0.2.1,acme-trunk.pstn.twilio.com',
  },
  {
    title: 'a number as the user of From',
    text: '[t]\ntype=endpoint\nfrom_user=$0\n',
    choose: '+15550111',
    line: 'from_user=+15550111',
  },
  {
    title: 'the host of a dialled URI',
    text: '//- /pjsip.conf\n[t]\ntype=endpoint\naors=t\n//- /extensions.conf\n[o]\nexten => s,1,Dial(PJSIP/t/sip:100@$0)\n',
    choose: 'acme-pbx.sip.twilio.com',
    line: 'exten => s,1,Dial(PJSIP/t/sip:100@acme-pbx.sip.twilio.com)',
  },
];

describe('completion', () => {
  for (const { title, text, choose, line } of cases) {
    it(`writes ${title}`, async () => {
      const scene = await Scene.of(text);
      assert.equal(scene.after(choose), line);
    });
  }

  for (const { title, text, choose, line } of accountCases) {
    it(`writes ${title} of the account`, async () => {
      const files = text.startsWith('//-') ? text : `//- /pjsip.conf\n${text}`;
      const scene = await Scene.of(files + REGISTRY);
      assert.equal(scene.after(choose), line);
    });
  }

  const USE =
    '[r]\ntype=registration\noutbound_auth=a\nserver_uri=sip:HOST\nclient_uri=sip:x@HOST\n[a]\ntype=auth\nusername=$0\n';
  for (const [host, names] of [
    ['acme-pbx.sip.twilio.com', 'alice bob'],
    ['acme-lab.sip.twilio.com', 'carol'],
    ['sip.provider.example', 'alice bob carol'],
  ] as const) {
    it(`offers the user names of the lists mapped to ${host}`, async () => {
      const scene = await Scene.of(`//- /pjsip.conf\n${USE.replaceAll('HOST', host)}${REGISTRY}`);
      assert.equal(scene.labels().join(' '), names);
    });
  }

  const orders: readonly (readonly [title: string, text: string, first: string])[] = [
    ['required options first', '[a]\ntype=identify\n$0\n', 'endpoint match match_header'],
    [
      'options that are set last',
      '[a]\ntype=identify\nendpoint=b\nmatch=192.0.2.1\nmatch_request_uri=x\n$0\n',
      'match_header srv_lookups match',
    ],
    [
      'the type of a section that has one of its name later',
      '[a]\ntype=endpoint\n[a]\ntype=$0\n',
      'auth aor',
    ],
    ['the object that is named alike', '[a]\ntype=aor\n[b]\ntype=aor\n[b]\ntype=endpoint\naors=$0\n', 'b a'],
    [
      'well-known codecs, those of the list left out',
      '[a]\ntype=endpoint\nallow=ulaw,$0\n',
      'alaw g722 opus',
    ],
  ];
  for (const [title, text, first] of orders) {
    it(`shows ${title}`, async () => {
      const labels = (await Scene.of(text)).labels();
      assert.equal(labels.slice(0, first.split(' ').length).join(' '), first);
    });
  }

  it('marks deprecated options and values', async () => {
    const options = (await Scene.of('[a]\ntype=auth\n$0\n')).completions().items;
    assert.deepEqual(
      options.filter(({ tags }) => tags?.includes(1)).map(({ label }) => label),
      ['md5_cred'],
    );
    const values = (await Scene.of('[a]\ntype=auth\nauth_type=$0\n')).completions().items;
    assert.deepEqual(
      values.filter(({ tags }) => tags?.includes(1)).map(({ label }) => label),
      ['userpass', 'md5'],
    );
  });

  it('explains an option beside it', async () => {
    const { items } = (await Scene.of('[a]\ntype=aor\n$0\n')).completions();
    const item = items.find(({ label }) => label === 'max_contacts');
    assert.equal(item?.detail, 'number, 0 or more');
    assert.match(JSON.stringify(item?.documentation), /0 refuses all registrations.*default `0`/);
  });

  const silent: readonly (readonly [title: string, text: string])[] = [
    ['a comment', '[a]\ntype=aor ; max$0\n'],
    ['a block comment', '[a]\ntype=aor\n;-- \nmax$0\n--;\n'],
    ['text before the first section', 'max$0\n'],
    ['text behind a header', '[a] $0\n'],
    ['the value of an unknown option', '[a]\ntype=aor\nfoo=$0\n'],
    ['a file of nobody', '//- /readme.txt\n$0\n'],
    ['a dead sip.conf', '//- /sip.conf\n[a]\nty$0\n'],
  ];
  for (const [title, text] of silent) {
    it(`offers nothing in ${title}`, async () => {
      assert.deepEqual((await Scene.of(text)).labels(), []);
    });
  }

  it('offers no more than can be read, the fitting ones first, and says so', async () => {
    const aors = Array.from({ length: 1000 }, (_, i) => `[phone-${i}]\ntype=aor\n`).join('');
    const all = (await Scene.of(`${aors}[e]\ntype=endpoint\naors=$0\n`)).completions();
    assert.equal(all.items.length, 200);
    assert.equal(all.isIncomplete, true);
    const some = await Scene.of(`${aors}[e]\ntype=endpoint\naors=phone-99$0\n`);
    assert.equal(some.completions().isIncomplete, false);
    assert.equal(some.labels().length, 11);
    assert.equal(some.labels()[0], 'phone-99');
  });

  it('looks through the prefixed options of a wizard when something is typed', async () => {
    const empty = await Scene.of('//- /pjsip_wizard.conf\n[a]\ntype=wizard\n$0\n');
    assert.equal(empty.completions().isIncomplete, true);
    assert.ok(!empty.labels().includes('endpoint/context'));
    const typed = await Scene.of('//- /pjsip_wizard.conf\n[a]\ntype=wizard\ncontex$0\n');
    assert.equal(typed.after('endpoint/context'), 'endpoint/context=');
  });

  it('offers nothing to those who indent a line, unless they ask', async () => {
    const files = [
      '[a]\ntype=aor\n $0\n',
      '//- /sip_profiles/external/a.xml\n<gateway name="a">\n $0\n</gateway>\n',
      '//- /trunks.yaml\nsip_trunks:\n  - host: acme.sip.twilio.com\n    user: a\n  - user: b\n    $0\n',
    ];
    for (const file of files) {
      const { context, uri, position } = await Scene.of(file);
      const client = { snippets: false, commands: new Set<string>() };
      assert.deepEqual(complete(context, uri, position, { ...client, trigger: ' ' }).items, []);
      assert.notDeepEqual(complete(context, uri, position, client).items, []);
    }
    const { context, uri, position } = await Scene.of('[a]\ntype = $0\n');
    const client = { snippets: false, commands: new Set<string>(), trigger: ' ' };
    assert.notDeepEqual(complete(context, uri, position, client).items, []);
  });

  it('offers no file outside the folders that may be read', async () => {
    assert.deepEqual((await Scene.of('#include ../../$0')).labels(), []);
    assert.deepEqual((await Scene.of('#include /usr/$0')).labels(), []);
  });
});
