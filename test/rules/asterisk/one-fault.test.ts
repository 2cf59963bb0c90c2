import assert from 'node:assert/strict';
import { CheckedWorkspace } from '../../support/checked-workspace';

/** A small configuration without a fault, by its sections. */
const good = {
  transport: '[udp]\ntype=transport\nprotocol=udp\nbind=127.0.0.1\n',
  endpoint: '[alice]\ntype=endpoint\ncontext=c\ndisallow=all\nallow=ulaw\nauth=alice-auth\naors=alice\n',
  auth: '[alice-auth]\ntype=auth\nauth_type=userpass\nusername=alice\npassword=Example-Passw0rd\n',
  aor: '[alice]\ntype=aor\nmax_contacts=1\n',
  identify: '[idf]\ntype=identify\nendpoint=alice\nmatch=192.0.2.1\n',
  registration:
    '[reg]\ntype=registration\ntransport=udp\nserver_uri=sip:192.0.2.9\nclient_uri=sip:u@192.0.2.9\n',
};

type Section = keyof typeof good;

/** The good configuration with lines added to one section, a section written anew, or text behind or ahead of it all. */
const add = (section: Section, lines: string) => ({ ...good, [section]: `${good[section]}${lines}\n` });
const change = (section: Section, from: string | RegExp, to: string) => ({
  ...good,
  [section]: good[section].replace(from, to),
});
const append = (text: string) => ({ ...good, more: text });

type Sections = Readonly<Record<string, string>>;

const cases: readonly (readonly [fault: string, sections: Sections, expected: string | undefined])[] = [
  ['none', good, undefined],
  ['an unknown option', add('endpoint', 'colour=red'), 'asterisk/unknown-option error'],
  ['a word that is no value', add('endpoint', 'dtmf_mode=dtmf'), 'asterisk/invalid-value error'],
  ['no type', change('endpoint', 'type=endpoint\n', ''), 'asterisk/missing-type warning'],
  ['an unknown template', change('endpoint', '[alice]', '[alice](nope)'), 'asterisk/file-rejected error'],
  ['an undefined transport', add('endpoint', 'transport=ghost'), 'asterisk/undefined-reference error'],
  ['a contact that is no URI', add('aor', 'contact=alice@127.0.0.1'), 'sip/invalid-uri error'],
  [
    'a cut proxy',
    add('registration', 'outbound_proxy=sip:192.0.2.8;lr'),
    'asterisk/semicolon-cuts-value warning',
  ],
  ['a proxy that is no URI', add('registration', 'outbound_proxy=192.0.2.8'), 'sip/invalid-uri error'],
  ['a twin', append(good.endpoint), 'asterisk/duplicate-object error'],
  ['a unit', add('aor', 'default_expiration=1h'), 'asterisk/invalid-value error'],
  ['a number out of range', add('aor', 'qualify_frequency=90000'), 'asterisk/invalid-value error'],
  ['an empty number', add('aor', 'default_expiration='), 'asterisk/invalid-value error'],
  ['no boolean', add('endpoint', 'ice_support=maybe'), 'asterisk/silent-boolean warning'],
  ['no codec', add('endpoint', 'allow=ulaw,foo'), 'asterisk/invalid-value error'],
  ['no equals sign', add('endpoint', 'rubbish'), 'asterisk/syntax warning'],
  ['no bracket', append('[x\ntype=aor\n'), 'asterisk/file-rejected error'],
  ['no parenthesis', append('[x](y\ntype=aor\n'), 'asterisk/file-rejected error'],
  ['an option ahead of all sections', { ahead: 'a=b\n', ...good }, 'asterisk/file-rejected error'],
  ['a type of chan_sip', append('[x]\ntype=peer\n'), 'asterisk/unknown-type error'],
  ['a type in the wrong case', change('endpoint', 'endpoint', 'Endpoint'), 'asterisk/unknown-type error'],
  ['a type in quotes', change('endpoint', 'endpoint', '"endpoint"'), 'asterisk/unknown-type error'],
  ['an option in the wrong case', add('endpoint', 'TOS_AUDIO=ef'), 'asterisk/invalid-value error'],
  ['two types', add('endpoint', 'type=aor'), 'asterisk/ignored-type warning'],
  ['nothing to add to', append('[nobody](+)\nx=1\n'), 'asterisk/file-rejected error'],
  ['no file', append('#include "nope.conf"\n'), 'asterisk/include-missing error'],
  ['an unknown directive', append('#define x\n'), 'asterisk/syntax warning'],
  ['a directive without argument', append('#include\n'), 'asterisk/syntax warning'],
  [
    'identify of nobody',
    change('identify', 'endpoint=alice', 'endpoint=ghost'),
    'asterisk/undefined-reference error',
  ],
  ['identify of nothing', change('identify', /match.*\n/, ''), 'asterisk/missing-option error'],
  ['identify for nobody', change('identify', /endpoint.*\n/, ''), 'asterisk/missing-option error'],
  ['no netmask', change('identify', '192.0.2.1', '192.0.2.0/33'), 'asterisk/invalid-value error'],
  ['a name to resolve', change('identify', '192.0.2.1', 'sip.example.com'), undefined],
  ['no header name', add('identify', 'match_header=X-Foo'), 'asterisk/invalid-value error'],
  ['no user name', change('auth', 'username=alice\n', ''), 'asterisk/missing-option error'],
  ['no password', change('auth', /password.*\n/, ''), 'asterisk/missing-option error'],
  ['no kind of auth', change('auth', 'userpass', 'plain'), 'asterisk/invalid-value error'],
  ['no digest', add('auth', 'password_digest=MD5:abcd'), 'asterisk/invalid-value error'],
  ['no registrar', change('registration', /server_uri.*\n/, ''), 'asterisk/missing-option error'],
  [
    'a registrar that is no URI',
    change('registration', '=sip:192.0.2.9', '=192.0.2.9'),
    'sip/invalid-uri error',
  ],
  ['line without endpoint', add('registration', 'line=yes'), 'asterisk/conflicting-options error'],
  ['endpoint without line', add('registration', 'endpoint=alice'), 'asterisk/conflicting-options error'],
  ['line of nobody', add('registration', 'line=yes\nendpoint=ghost'), 'asterisk/undefined-reference error'],
  ['no address', change('transport', '127.0.0.1', '999.1.1.1:99999'), 'asterisk/invalid-value error'],
  ['no protocol', change('transport', '=udp', '=sctp'), 'asterisk/invalid-value error'],
  ['no bind', change('transport', /bind.*\n/, ''), 'asterisk/missing-option error'],
  ['the same bind', append('[t2]\ntype=transport\nbind=127.0.0.1\n'), 'asterisk/address-in-use error'],
  ['a file that may be there', add('transport', 'cert_file=/nonexistent.pem'), undefined],
  ['no TOS word', add('transport', 'tos=foo'), 'asterisk/invalid-value error'],
  ['a TOS number that is cut', add('transport', 'tos=3'), 'asterisk/ignored-value warning'],
  ['a dead option', add('transport', 'async_operations=3'), 'asterisk/deprecated-option warning'],
  ['two globals', append('[global]\n[g2]\ntype=global\n'), 'asterisk/duplicate-object error'],
  ['an unknown option in [global]', append('[global]\nfoo=1\n'), 'asterisk/missing-type warning'],
  ['a timer that is too low', append('[system]\ntimer_t1=1\n'), 'asterisk/ignored-value warning'],
  ['session timers', add('endpoint', 'timers_sess_expires=80'), 'asterisk/conflicting-options error'],
  ['half a port range', add('endpoint', 'rtp_port_start=10000'), 'asterisk/conflicting-options error'],
  ['a variable without value', add('endpoint', 'set_var=FOO'), 'asterisk/invalid-value error'],
  ['an ACL of acl.conf', add('endpoint', 'acl=ghost'), undefined],
  ['an unterminated block', append(';-- x\n[z]\ntype=aor\n'), 'asterisk/comment-trap error'],
  ['a stray end', change('endpoint', 'context=c', 'context=c --;'), 'asterisk/comment-trap error'],
  ['a block over the rest', add('endpoint', ';-- x'), 'asterisk/comment-trap error'],
  [
    'a missing include of all the rest',
    { ...change('aor', /.*\n/gs, ''), ahead: '#include "aors.conf"\n' },
    'asterisk/include-missing error',
  ],
  ['a long line', add('endpoint', `callerid=${'x'.repeat(9000)}`), 'asterisk/syntax warning'],
  ['no name', add('endpoint', '=x'), 'asterisk/syntax warning'],
  ['a template of itself', append('[tt](tt)\ntype=aor\n'), 'asterisk/file-rejected error'],
  ['a hash comment', add('endpoint', '# x'), 'asterisk/syntax warning'],
  ['a slash comment', add('endpoint', '// x'), 'asterisk/syntax warning'],
  ['a section without name', append('[]\ntype=aor\n'), undefined],
  ['a dropped aor', add('aor', 'colour=red'), 'asterisk/unknown-option error'],
  ['a dropped auth', add('auth', 'colour=red'), 'asterisk/unknown-option error'],
  ['a dropped transport', add('transport', 'colour=red'), 'asterisk/unknown-option error'],
];

describe('one fault in a good configuration', () => {
  for (const [fault, sections, expected] of cases) {
    it(`${fault}: ${expected === undefined ? 'no finding' : `one finding, ${expected}`}`, async () => {
      const text = Object.values(sections).join('\n');
      const findings = (await CheckedWorkspace.of(new Map([['/pjsip.conf', text]]))).all();
      const found = findings.map(({ rule, severity }) => `${rule} ${severity}`);
      assert.deepEqual(found, expected === undefined ? [] : [expected]);
    });
  }
});
