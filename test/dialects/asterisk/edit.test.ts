import assert from 'node:assert/strict';
import { asteriskEditor } from '../../../server/src/dialects/asterisk/edit';
import type { SipElement } from '../../../server/src/sip/model';
import type { Sourced } from '../../../server/src/sip/sourced';
import type { FileEdit } from '../../../server/src/text/range';
import { applyEdits } from '../../support/apply-edits';
import { CheckedWorkspace, uriOf } from '../../support/checked-workspace';

type Kind = SipElement['kind'];
type Found<K extends Kind> = Extract<SipElement, { kind: K }>;

/** The first element of a kind, and of a name where one is given. */
function elementOf<K extends Kind>(
  checked: CheckedWorkspace,
  path: string,
  kind: K,
  name?: string,
): Found<K> {
  const unit = checked.workspace.unitOf(uriOf(path));
  const checker = unit && checked.checker.checkerOf(unit);
  assert.ok(checker);
  for (const subject of checker.subjects()) {
    for (const element of checker.modelOf(subject)) {
      if (element.kind !== kind || (name !== undefined && element.name !== name)) continue;
      const isKind = (candidate: SipElement): candidate is Found<K> => candidate.kind === kind;
      if (isKind(element)) return element;
    }
  }
  assert.fail(`no ${kind}`);
}

interface Edited<K extends Kind> {
  readonly kind: K;
  readonly text: string;
  readonly after: string;
  readonly path?: string;
  readonly name?: string;
  edit(element: Found<K>): readonly FileEdit[];
}

async function check<K extends Kind>({
  kind,
  text,
  after,
  path = '/pjsip.conf',
  name,
  edit,
}: Edited<K>): Promise<void> {
  const checked = await CheckedWorkspace.of(new Map([[path, text]]), { rules: [] });
  const element = elementOf(checked, path, kind, name);
  assert.equal(applyEdits(text, edit(element)), after);
}

function written<T>(value: Sourced<T> | undefined): Sourced<T> {
  assert.ok(value);
  return value;
}

const REGISTRATION = `[reg]
type=registration
server_uri=sip:acme-pbx.sip.twilio.com
client_uri=sip:alice@acme-pbx.sip.twilio.com
`;

describe('setting a value', () => {
  it('replaces just what stands at the place', () =>
    check({
      kind: 'registration',
      text: `${REGISTRATION}expiration = 60 ; a minute\n`,
      after: `${REGISTRATION}expiration = 600 ; a minute\n`,
      edit: (element) => asteriskEditor.set(element, written(element.expiry), '600'),
    }));

  it('escapes semicolons', () =>
    check({
      kind: 'registration',
      text: REGISTRATION,
      after: REGISTRATION.replace(
        'server_uri=sip:acme-pbx.sip.twilio.com',
        'server_uri=sip:a.example\\;transport=tls',
      ),
      edit: (element) => asteriskEditor.set(element, element.registrar, 'sip:a.example;transport=tls'),
    }));

  it('replaces a value that has escapes in it', () =>
    check({
      kind: 'registration',
      text: `${REGISTRATION}outbound_proxy = sip:a.example\\;lr ; x\n`,
      after: `${REGISTRATION}outbound_proxy = sip:b.example\\;lr ; x\n`,
      edit: (element) => asteriskEditor.set(element, written(element.outboundProxies[0]), 'sip:b.example;lr'),
    }));

  it('overrides an inherited value in the heir, in the style of the heir', () =>
    check({
      kind: 'registration',
      text: `[t](!)\nexpiration=60\n\n[reg](t)\n  type       => registration\n  server_uri => sip:a.example\n  client_uri => sip:b@a.example\n\n[next]\n`,
      after: `[t](!)\nexpiration=60\n\n[reg](t)\n  type       => registration\n  server_uri => sip:a.example\n  client_uri => sip:b@a.example\n  expiration => 600\n\n[next]\n`,
      edit: (element) => asteriskEditor.set(element, written(element.expiry), '600'),
    }));

  it('overrides with the style of the template where the heir has no line', () =>
    check({
      kind: 'registration',
      text: `[t](!)\n${REGISTRATION.slice('[reg]\n'.length)}expiration =>60\n[reg](t)`,
      after: `[t](!)\n${REGISTRATION.slice('[reg]\n'.length)}expiration =>60\n[reg](t)\nexpiration =>600`,
      edit: (element) => asteriskEditor.set(element, written(element.expiry), '600'),
    }));

  it('writes the whole value where only a part of an inherited one changes', () =>
    check({
      kind: 'host',
      text: `[t](!)\ntype=registration\nserver_uri=sip:acme-pbx.sip.twilio.com\\;transport=tls\n[reg](t)\nclient_uri=sip:a@b.example\n`,
      after: `[t](!)\ntype=registration\nserver_uri=sip:acme-pbx.sip.twilio.com\\;transport=tls\n[reg](t)\nclient_uri=sip:a@b.example\nserver_uri=sip:x.example\\;transport=tls\n`,
      edit: (element) => asteriskEditor.set(element, element.host, 'x.example'),
    }));

  it('edits lines that (+) appended where they stand', () =>
    check({
      kind: 'registration',
      text: `${REGISTRATION}[REG](+)\nexpiration=60\n`,
      after: `${REGISTRATION}[REG](+)\nexpiration=600\n`,
      edit: (element) => asteriskEditor.set(element, written(element.expiry), '600'),
    }));

  it('edits the contact of a peer in its AOR, but not in the template of its AOR', async () => {
    const peer = '[trunk]\ntype=endpoint\naors=trunk\n';
    await check({
      kind: 'peer',
      text: `${peer}[trunk]\ntype=aor\ncontact=sip:a.example\n`,
      after: `${peer}[trunk]\ntype=aor\ncontact=sip:b.example\n`,
      edit: (element) => asteriskEditor.set(element, written(element.targets[0]), 'sip:b.example'),
    });
    const inherited = `${peer}[t](!)\ncontact=sip:a.example\n[trunk](t)\ntype=aor\n`;
    await check({
      kind: 'peer',
      text: inherited,
      after: inherited,
      edit: (element) => asteriskEditor.set(element, written(element.targets[0]), 'sip:b.example'),
    });
  });

  it('keeps CRLF', () =>
    check({
      kind: 'registration',
      text: `[t](!)\r\nexpiration = 60\r\n[reg](t)\r\n${REGISTRATION.slice(6).replaceAll('\n', '\r\n')}`,
      after: `[t](!)\r\nexpiration = 60\r\n[reg](t)\r\n${REGISTRATION.slice(6).replaceAll('\n', '\r\n')}expiration=600\r\n`,
      edit: (element) => asteriskEditor.set(element, written(element.expiry), '600'),
    }));
});

describe('adding an option', () => {
  const options: [string, string][] = [
    ['expiry', 'expiration'],
    ['retryInterval', 'retry_interval'],
    ['forbiddenRetryInterval', 'forbidden_retry_interval'],
    ['maxRetries', 'max_retries'],
    ['transportName', 'transport'],
    ['authentication', 'outbound_auth'],
    ['outboundProxies', 'outbound_proxy'],
  ];
  for (const [property, option] of options) {
    it(`writes ${property} as ${option}`, () =>
      check({
        kind: 'registration',
        text: `${REGISTRATION}; the end\n`,
        after: `${REGISTRATION}${option}=x\n; the end\n`,
        edit: (element) => asteriskEditor.add(element, property, 'x'),
      }));
  }

  it('knows no option for what Asterisk does not have', () =>
    check({
      kind: 'registration',
      text: REGISTRATION,
      after: REGISTRATION,
      edit: (element) => asteriskEditor.add(element, 'nonsense', 'x'),
    }));

  it('stays out of block comments', async () => {
    const open = REGISTRATION.replace('twilio.com\n', 'twilio.com ;-- here\nand there --;\n');
    await check({
      kind: 'registration',
      text: `${REGISTRATION.trimEnd()} ;-- here\nand there --;\n; x`,
      after: `${REGISTRATION.trimEnd()} ;-- here\nand there --;\nexpiration=600\n; x`,
      edit: (element) => asteriskEditor.add(element, 'expiry', '600'),
    });
    await check({
      kind: 'registration',
      text: `${open};-- never closed\n`,
      after: `${open}expiration=600\n;-- never closed\n`,
      edit: (element) => asteriskEditor.add(element, 'expiry', '600'),
    });
    await check({
      kind: 'registration',
      text: `${REGISTRATION.trimEnd()} ;-- never closed\n`,
      after: `${REGISTRATION.trimEnd()} ;-- never closed\n`,
      edit: (element) => asteriskEditor.add(element, 'expiry', '600'),
    });
  });

  it('writes the keepalive of a peer into its AOR and the rest into the endpoint', async () => {
    const text = '[trunk]\ntype = endpoint\naors = trunk\n\n[trunk]\ntype=aor\ncontact=sip:a.example\n';
    await check({
      kind: 'peer',
      text,
      after: `${text}qualify_frequency=60\n`,
      edit: (element) => asteriskEditor.add(element, 'keepalive', '60'),
    });
    await check({
      kind: 'peer',
      text,
      after: text.replace('aors = trunk\n', 'aors = trunk\nmedia_encryption = sdes\n'),
      edit: (element) => asteriskEditor.add(element, 'mediaEncryption', 'sdes'),
    });
  });

  it('gives the options of a wizard their prefix', async () => {
    const text =
      '[trunk]\ntype = wizard\nremote_hosts = a.example\nsends_registrations = yes\nsends_auth = yes\noutbound_auth/username = u\noutbound_auth/password = Example-Passw0rd\n';
    const path = '/pjsip_wizard.conf';
    const added = (kind: Kind, property: string, line: string) =>
      check({
        kind,
        path,
        text,
        after: `${text}${line} = x\n`,
        edit: (element) => asteriskEditor.add(element, property, 'x'),
      });
    await added('registration', 'expiry', 'registration/expiration');
    await added('registration', 'transportName', 'transport');
    await added('peer', 'mediaEncryption', 'endpoint/media_encryption');
    await added('credential', 'realm', 'outbound_auth/realm');
    await added('identity', 'conditions', 'identify/match_header');
  });
});

describe('removing a value', () => {
  const text = `${REGISTRATION}expiration = 60 ; a minute\n; the end\n`;
  it('takes the whole line away', () =>
    check({
      kind: 'registration',
      text,
      after: `${REGISTRATION}; the end\n`,
      edit: (element) => asteriskEditor.remove(element, written(element.expiry)),
    }));

  it('takes the last line away where the file has no line end', () =>
    check({
      kind: 'registration',
      text: `${REGISTRATION}expiration=60`.replaceAll('\n', '\r\n'),
      after: REGISTRATION.trimEnd().replaceAll('\n', '\r\n'),
      edit: (element) => asteriskEditor.remove(element, written(element.expiry)),
    }));

  it('leaves what else stands on the line', () =>
    check({
      kind: 'registration',
      text: `${REGISTRATION};-- a\nb --; expiration = 60\n`,
      after: `${REGISTRATION};-- a\nb --; \n`,
      edit: (element) => asteriskEditor.remove(element, written(element.expiry)),
    }));

  it('takes one item out of a list', async () => {
    const identify = '[i]\ntype=identify\nendpoint=x\nmatch=192.0.2.1, 192.0.2.2,192.0.2.3\n';
    for (const [index, left] of [
      '192.0.2.2,192.0.2.3',
      '192.0.2.1, 192.0.2.3',
      '192.0.2.1, 192.0.2.2',
    ].entries()) {
      await check({
        kind: 'identity',
        text: identify,
        after: `[i]\ntype=identify\nendpoint=x\nmatch=${left}\n`,
        edit: (element) => asteriskEditor.remove(element, written(element.matches[index])),
      });
    }
  });

  it('does not touch a template', () => {
    const inherited = `[t](!)\nexpiration=60\n[reg](t)\n${REGISTRATION.slice('[reg]\n'.length)}`;
    return check({
      kind: 'registration',
      text: inherited,
      after: inherited,
      edit: (element) => asteriskEditor.remove(element, written(element.expiry)),
    });
  });
});

describe('renaming an option', () => {
  const endpoint = '[t]\ntype = aor\ncontact = sip:192.0.2.7\n\n[t]\ntype = endpoint\naors = t\nauth = a\n';

  it('keeps the value', () =>
    check({
      kind: 'peer',
      text: endpoint,
      after: endpoint.replace('auth =', 'outbound_auth ='),
      edit: (peer) => asteriskEditor.rename(peer, written(peer.inboundAuthentication[0]), 'authentication'),
    }));

  it('does not touch a template', () => {
    const text = endpoint.replace(
      '[t]\ntype = endpoint',
      '[base](!)\nauth = a\n\n[t](base)\ntype = endpoint',
    );
    const inherited = text.replace('aors = t\nauth = a\n', 'aors = t\n');
    return check({
      kind: 'peer',
      text: inherited,
      after: inherited,
      edit: (peer) => asteriskEditor.rename(peer, written(peer.inboundAuthentication[0]), 'authentication'),
    });
  });
});

describe('adding an identify section', () => {
  it('follows the style of the endpoint, and CRLF', () => {
    const text = '[t]\ntype=aor\ncontact=sip:192.0.2.7\n\n[t]\ntype=endpoint\naors=t\n; the end\n'.replaceAll(
      '\n',
      '\r\n',
    );
    const added = [
      '',
      '[t-identify]',
      'type=identify',
      'endpoint=t',
      'match=192.0.2.1',
      'match=192.0.2.8/30',
    ];
    return check({
      kind: 'peer',
      text,
      after: text.replace('aors=t', `aors=t${added.map((line) => `\r\n${line}`).join('')}`),
      edit: (peer) => asteriskEditor.add(peer, 'identities', '192.0.2.1,192.0.2.8/30'),
    });
  });
});

describe('removing an object', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['with the blank line behind it', '; registrations\n', '; registrations\n'],
    ['at the beginning', '', ''],
  ];
  for (const [what, before, after] of cases) {
    it(`takes it away ${what}`, () =>
      check({
        kind: 'registration',
        text: `${before}${REGISTRATION}\n[a]\ntype=aor\n`,
        after: `${after}[a]\ntype=aor\n`,
        edit: (element) => asteriskEditor.removeElement(element),
      }));
  }

  it('leaves comments behind it', () =>
    check({
      kind: 'registration',
      text: `${REGISTRATION}; of the aor\n[a]\ntype=aor\n`,
      after: '; of the aor\n[a]\ntype=aor\n',
      edit: (element) => asteriskEditor.removeElement(element),
    }));

  it('takes away the last one of a file', () =>
    check({
      kind: 'registration',
      text: `[a]\ntype=aor\n${REGISTRATION.trimEnd()}`,
      after: '[a]\ntype=aor\n',
      edit: (element) => asteriskEditor.removeElement(element),
    }));

  it('stays out of block comments', () => {
    const text = `${REGISTRATION};-- a\nb --; expiration = 60\n`;
    return check({
      kind: 'registration',
      text,
      after: text,
      edit: (element) => asteriskEditor.removeElement(element),
    });
  });
});

describe('moving a value out', () => {
  const text = '[a]\ntype = auth\nusername = a\npassword = Example\\;Passw0rd ; secret\n';

  async function edits(path: string): Promise<readonly FileEdit[]> {
    const checked = await CheckedWorkspace.of(new Map([[path, text]]), { rules: [] });
    return asteriskEditor.moveOut(written(elementOf(checked, path, 'credential').password));
  }

  it('includes it from a file that git ignores', async () => {
    const made = await edits('/etc/pjsip.conf');
    const of = (name: string) => made.filter(({ uri }) => uri === uriOf(`/etc/${name}`));
    assert.equal(
      applyEdits(text, of('pjsip.conf')),
      text.replace('password = Example\\;Passw0rd', '#tryinclude pjsip_secret_a.conf'),
    );
    assert.equal(applyEdits('', of('pjsip_secret_a.conf')), 'password = Example\\;Passw0rd\n');
    assert.equal(applyEdits('*.bak\n', of('.gitignore')), 'pjsip_secret_a.conf\n*.bak\n');
  });

  it('does so only beside a main file, where Asterisk looks for includes', async () => {
    assert.deepEqual(await edits('/etc/pjsip.d/trunks.conf'), []);
  });
});
