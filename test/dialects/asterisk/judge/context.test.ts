import assert from 'node:assert/strict';
import {
  type JudgeContext,
  judge,
  judgeUnit,
  sectionTypes,
} from '../../../../server/src/dialects/asterisk/judge';
import { FLAWLESS } from '../../../../server/src/dialects/asterisk/judge/verdict';
import { settingsOf } from './settings';

function loads(type: string, lines: string, context?: JudgeContext): boolean | null {
  return judge(type, 'x', settingsOf(lines), context).loads;
}

describe('what the machine decides', () => {
  const file = 'dtls_cert_file = /etc/asterisk/keys/pbx.pem';
  const match = 'endpoint = alice\nmatch = sip.example.com';
  const bind = 'bind = 192.0.2.1';

  it('is not known where nothing is known of it', () => {
    assert.equal(loads('endpoint', file), null);
    assert.equal(loads('identify', match), null);
    assert.equal(loads('transport', bind), null);
  });

  it('follows what is known', () => {
    for (const answer of [true, false]) {
      const environment = { fileReadable: () => answer, resolves: () => answer, localAddress: () => answer };
      assert.equal(loads('endpoint', file, { environment }), answer);
      assert.equal(loads('identify', match, { environment }), answer);
      assert.equal(loads('transport', bind, { environment }), answer);
    }
  });

  it('is asked for what is meant', () => {
    const asked: string[] = [];
    const environment = {
      fileReadable: (path: string) => asked.push(path) > 0,
      resolves: (host: string) => asked.push(host) > 0,
      localAddress: (address: string) => asked.push(address) > 0,
    };
    loads('endpoint', file, { environment });
    loads('identify', 'endpoint = alice\nmatch = 192.0.2.1,sip.example.com:5080', { environment });
    loads('transport', 'bind = [2001:DB8::1]:5080', { environment });
    assert.deepEqual(asked, ['/etc/asterisk/keys/pbx.pem', 'sip.example.com', '2001:db8::1']);
  });

  it('does not save what is wrong anyway', () => {
    assert.equal(loads('endpoint', `${file}\ncolour = red`), false);
  });
});

describe('what other objects decide', () => {
  const uris = 'client_uri = sip:alice@example.com\nserver_uri = sip:example.com;transport=tls';

  it('a registration needs a transport, once they are known', () => {
    const udp = { name: 'udp', protocol: 'udp', family: 4, loads: true } as const;
    const tls = { name: 'tls', protocol: 'tls', family: 4, loads: true } as const;
    assert.equal(loads('registration', uris), true);
    assert.equal(loads('registration', uris, { transports: [] }), false);
    assert.equal(loads('registration', uris, { transports: [udp] }), false);
    assert.equal(loads('registration', uris, { transports: [udp, tls] }), true);
    assert.equal(loads('registration', uris, { transports: [{ ...tls, loads: null }] }), null);
    assert.equal(loads('registration', `${uris}\ntransport = udp`, { transports: [udp] }), true);
  });

  it('an incomplete unit says nothing of what is missing', () => {
    const registration = { type: 'registration', id: 'r', settings: settingsOf(uris) };
    assert.deepEqual(
      judgeUnit([registration], { complete: false }).map((verdict) => verdict.loads),
      [true],
    );
    assert.deepEqual(
      judgeUnit([registration]).map((verdict) => verdict.loads),
      [false],
    );
  });

  it('a duplicate of something doubtful is doubtful', () => {
    const doubtful = {
      type: 'identify',
      id: 'a',
      settings: settingsOf('endpoint = e\nmatch = sip.example.com'),
    };
    const good = { type: 'identify', id: 'a', settings: settingsOf('endpoint = e\nmatch = 192.0.2.1') };
    const other = { ...good, id: 'b' };
    assert.deepEqual(
      judgeUnit([doubtful, good, other]).map((verdict) => verdict.loads),
      [null, null, null],
    );
    assert.deepEqual(
      judgeUnit([good, doubtful, other]).map((verdict) => verdict.loads),
      [false, false, false],
    );
  });

  it('objects of the wizard are no duplicates of those in pjsip.conf', () => {
    const settings = settingsOf('max_contacts = 1');
    const objects = [
      { type: 'aor', id: 'a', settings },
      { type: 'aor', id: 'a', settings, fromWizard: true },
    ];
    assert.deepEqual(
      judgeUnit(objects).map((verdict) => verdict.loads),
      [true, true],
    );
  });

  it('the wizard stops at the first object of a kind that it cannot make', () => {
    const bad = {
      type: 'registration',
      id: 'w-reg-0',
      settings: settingsOf('server_uri = nowhere'),
      fromWizard: true,
    };
    const udp = { type: 'transport', id: 't', settings: settingsOf('bind = 0.0.0.0') };
    const good = {
      type: 'registration',
      id: 'w-reg-1',
      settings: settingsOf('client_uri = sip:a@example.com\nserver_uri = sip:example.com'),
      fromWizard: true,
      requires: 'w-reg-0',
    };
    assert.deepEqual(
      judgeUnit([udp, bad, good]).map((verdict) => verdict.loads),
      [true, false, false],
    );
  });
});

describe('a section', () => {
  it('is the object of its first type, and global or system by its name', () => {
    assert.deepEqual(sectionTypes('alice', settingsOf('type = endpoint\ntype = aor')), ['endpoint']);
    assert.deepEqual(sectionTypes('alice', settingsOf('TYPE = endpoint')), ['endpoint']);
    assert.deepEqual(sectionTypes('alice', settingsOf('type = Endpoint')), []);
    assert.deepEqual(sectionTypes('alice', settingsOf('context = default')), []);
    assert.deepEqual(sectionTypes('global', settingsOf('user_agent = x\n@note = x')), ['global']);
    assert.deepEqual(sectionTypes('Global', settingsOf('user_agent = x')), []);
    assert.deepEqual(sectionTypes('global', settingsOf('User_Agent = x')), []);
    assert.deepEqual(sectionTypes('global', settingsOf('colour = red')), []);
    assert.deepEqual(sectionTypes('global', settingsOf('type = global\ncolour = red')), ['global']);
    assert.deepEqual(sectionTypes('global', settingsOf('type = endpoint')), ['endpoint', 'global']);
    assert.deepEqual(sectionTypes('system', settingsOf('type = peer')), ['system']);
  });

  it('without a fault has the one verdict that all such sections share', () => {
    assert.equal(
      judge('aor', 'x', settingsOf('type = aor\nmax_contacts = 1\nremove_existing = yes')),
      FLAWLESS,
    );
    assert.equal(judge('endpoint', 'x', settingsOf('allow = ulaw\ncontext = ${CONTEXT}')), FLAWLESS);
  });

  it('of no known type never loads', () => {
    assert.deepEqual(judge('peer', 'x', []), { loads: false, faults: [] });
  });

  it('is told of all its faults, those that drop it first', () => {
    const { faults } = judge(
      'endpoint',
      'x',
      settingsOf('rtp_symmetric = maybe\nstir_shaken = yes\ncolour = red\ndtmf_mode = x'),
    );
    assert.deepEqual(
      faults.map(({ setting, effect }) => [setting, effect]),
      [
        [2, 'dropped'],
        [3, 'dropped'],
        [0, 'changed'],
        [1, 'ignored'],
      ],
    );
  });

  it('is given the words that may have been meant', () => {
    const suggested = (type: string, line: string) =>
      judge(type, 'x', settingsOf(line)).faults[0]?.suggestions?.[0];
    assert.equal(suggested('endpoint', 'dtmfmode = info'), 'dtmf_mode');
    assert.equal(suggested('endpoint', 'dtmf_mode = rfc2833'), 'rfc4733');
    assert.equal(suggested('endpoint', 'allow = pcmu'), 'ulaw');
    assert.equal(suggested('endpoint', 'allow = G711'), 'ulaw');
    assert.equal(suggested('endpoint', 'rtp_symmetric = ye'), 'yes');
    assert.equal(suggested('transport', 'bind = 0.0.0.0\nprotocol = UDPP'), 'udp');
  });
});
