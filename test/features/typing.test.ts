import assert from 'node:assert/strict';
import {
  codeActions,
  complete,
  definition,
  documentLinks,
  documentSymbols,
  hover,
  references,
} from '../../server/src/features';
import { allRules } from '../../server/src/rules';
import { contains, type Range } from '../../server/src/text/range';
import { uriOf } from '../support/checked-workspace';
import { REGISTRY, Scene } from './support';

const PJSIP = `#include "x.conf"
[tmpl](!) ; a template
type=endpoint
allow = !all,ulaw,\tg722
;-- block
type=aor --; context=in
[a](tmpl,+)
outbound_auth=a,b ; both
set_var=X=\\;y
contact => sip:u:p@acme-pbx.sip.ie1.twilio.com:5061\\;transport=tls
[a
](
[]
type=registration
server_uri=sip:\u00e9@acme-pbx.sip.twilio.com
`;
const WIZARD = `[w]
type=wizard
remote_hosts=acme-trunk.pstn.twilio.com,[2001:db8::1]:5060
outbound_auth/username=alice
aor/=
`;
const DIALPLAN = `[in](!)
exten => _+1X.,1,Dial(PJSIP/\${EXTEN}@a&PJSIP/w/sip:x@acme-lab.sip.twilio.com,30)
include => out
`;
/** Lines end in three ways; characters of two units stand ahead of what is asked about. */
const COMPOSE = `# \u{1f600}\r
services:\r
  bot:
    env_file: [bot.env, "\u{1f600}.env"]
    environment: { "\u{1f600}": a, SIP_DOMAIN: acme-pbx.sip.london.twilio.com, SIP_USERNAME: \${WHO:-bob} }
  two:
    environment:
      - "SIP_URI=sip:\${WHO}@acme-pbx.sip.\${EDGE-dublin}.twilio.com:5061;transport=tls"
      - SIP_PASSWORD
      -
\tbroken: [
trunks: &all
  - &one { host: "acme-trunk.pst\\u006e.twilio.com", 'user': 'it''s' }
  - <<: *one
    host:
--- # next
kind: Trunk
spec:
  outbound: { credentialsRef: pbx, uris: [{ uri: { host: acme-pbx.sip.twilio.com } }] }
config.yaml: |
  sip:
    domain: acme-pbx.sip.twilio.com`;
const ENV = `# \u{1f600}
WHO=alice\r
export SIP_DOMAIN='acme-pbx.sip.twilio.com' # \${WHO}
SIP_URI="sip:\${WHO}@\${HOST
SIP_HOST=\${SIP_DOMAIN:-\${WHO}}
SIP_EXPIRES=\u{1f600}300
=
A`;
const GATEWAY = `<!-- \u{1f600} -->\r
<include>\r
  <gateway name="a"><!-- \u{1f600} --><param name='proxy' value='acme-pbx.sip.london.twilio.com'/>
    <param name="username" value="\u{1f600}$\${who}"/><param
      name="password"
      value="Example-Passw0rd" />
    <param name="x value="y"/>
    <variables><variable name="rtp_secure_media" value="&quot;on"/></variables>
  </gateway
<X-PRE-PROCESS cmd="set" data="who=alice"/>
<!--#set "a=b"--><!-- -- -->
<action application="bridge" data="{a=b}sofia/gateway/a/+1555|user/1"/>
</include`;
const YAML = REGISTRY.slice(REGISTRY.indexOf('\n') + 1);

const FILES: Readonly<Record<string, string>> = {
  '/pjsip.conf': PJSIP,
  '/pjsip_wizard.conf': WIZARD,
  '/extensions.conf': DIALPLAN,
  '/twilio.registry.yaml': YAML,
  '/compose.yaml': COMPOSE,
  '/.env': ENV,
  '/sip_profiles/external/a.xml': GATEWAY,
};

function assertInside(lines: readonly string[], { start, end }: Range, what: string): void {
  for (const { line, character } of [start, end])
    assert.ok(
      line >= 0 && line < lines.length && character >= 0 && character <= (lines[line] ?? '').length,
      what,
    );
}

/** Asks everything at one position; what comes back must lie in the text. */
function ask(scene: Scene, uri: string, text: string, line: number, character: number): void {
  const { context } = scene;
  const lines = text.split('\n');
  const position = { line, character };
  const what = `${uri}:${line}:${character}`;
  const found = hover(context, uri, position);
  if (found?.range) {
    assertInside(lines, found.range, `hover ${what}`);
    // of a section or option of Asterisk its name is marked
    assert.ok(uri.endsWith('.conf') || contains(found.range, position), `hover elsewhere ${what}`);
  }
  for (const { textEdit } of complete(context, uri, position).items) {
    assert.ok(textEdit && 'range' in textEdit);
    const { start, end } = textEdit.range;
    assert.ok(start.line === line && end.line === line, `completion ${what}`);
    assert.ok(start.character <= character && character <= end.character, `completion ${what}`);
    assertInside(lines, textEdit.range, `completion ${what}`);
  }
  definition(context, uri, position);
  references(context, uri, position, true);
}

function askWhole(scene: Scene, uri: string, text: string): void {
  const lines = text.split('\n');
  const { context } = scene;
  const walk = (symbols: ReturnType<typeof documentSymbols>): void => {
    for (const { name, range, children = [] } of symbols) {
      assert.notEqual(name, '');
      assertInside(lines, range, `symbol ${name}`);
      walk(children);
    }
  };
  walk(documentSymbols(context, uri));
  for (const { range } of documentLinks(context, uri)) assertInside(lines, range, 'link');
  const end = { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
  codeActions(context, uri, { start: { line: 0, character: 0 }, end });
}

function workspace(path: string, text: string): string {
  return Object.entries({ ...FILES, [path]: text })
    .map(([each, content]) => `//- ${each}\n${content.endsWith('\n') ? content : `${content}\n`}`)
    .join('');
}

describe('every position', function () {
  this.timeout(60_000);
  for (const [path, text] of Object.entries(FILES)) {
    it(`of ${path} can be asked about`, async () => {
      const scene = await Scene.of(workspace(path, text), allRules);
      text.split('\n').forEach((line, number) => {
        for (let character = 0; character <= line.length; character++)
          ask(scene, uriOf(path), text, number, character);
      });
      askWhole(scene, uriOf(path), text);
    });

    it(`of ${path} can be asked about while it is typed`, async () => {
      const scene = await Scene.of(workspace(path, ''), allRules);
      const uri = uriOf(path);
      const { workspace: open, checker } = scene.checked;
      open.open(uri, '', 1);
      // a registry is read as a whole after every edit
      const isRegistry = path === '/twilio.registry.yaml';
      const step = isRegistry ? 7 : 1;
      for (let length = step; length <= text.length; length += step) {
        const typed = text.slice(0, length);
        open.edit(uri, typed, { start: length - step, oldEnd: length - step, newEnd: length }, length + 1);
        if (isRegistry) await scene.checked.accounts.load();
        checker.settle();
        const lines = typed.split('\n');
        ask(scene, uri, typed, lines.length - 1, lines.at(-1)?.length ?? 0);
        if (length % 20 === 0) askWhole(scene, uri, typed);
      }
    });
  }
});
