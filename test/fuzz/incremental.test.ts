import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/rules/finding';
import { CheckedWorkspace, uriOf } from '../support/checked-workspace';
import { applyEdit, randomEdit } from '../support/mutate';
import { Random } from '../support/random';

const site: Readonly<Record<string, string>> = {
  '/pjsip.conf': `[global]
type=global

[udp]
type=transport
protocol=udp
bind=0.0.0.0:5060

#include "trunks.conf"

[phone](!)
type=endpoint
context=from-internal
disallow=all
allow=ulaw

[phone-auth](!)
type=auth
auth_type=userpass

[alice](phone)
auth=alice-auth
aors=alice
transport=udp
[alice-auth](phone-auth)
username=alice
password=Example-Passw0rd
[alice]
type=aor
max_contacts=1

[bob](phone)
auth=bob-auth
aors=bob
callerid="Bob" <100>
[bob-auth](phone-auth)
username=bob
password=short
[bob]
type=aor
max_contact=1
[bob](+type=aor)
qualify_frequency=60
`,
  '/trunks.conf': `[twilio-reg]
type=registration
server_uri=sip:acme.sip.us1.twilio.com
client_uri=sip:alice@acme.sip.twilio.com
outbound_auth=twilio-auth
expiration=60
line=yes
endpoint=twilio

[twilio-auth]
type=auth
username=bob
password=Example-Passw0rd1

[twilio]
type=endpoint
outbound_auth=twilio-auth
aors=twilio
context=from-twilio
allow=ulaw
[twilio]
type=aor
contact=sip:acme.pstn.twilio.com
[twilio-id]
type=identify
endpoint=twilio
match=54.172.60.0/30
`,
  '/extensions.conf': `[from-internal]
exten => _X.,1,Dial(PJSIP/\${EXTEN}@twilio)
exten => 100,1,Dial(PJSIP/alice&PJSIP/bob)
same => n,Hangup()
`,
  '/pjsip_wizard.conf': `[desk](!)
type=wizard
accepts_registrations=yes
accepts_auth=yes
endpoint/context=from-internal
[carol](desk)
inbound_auth/username=carol
inbound_auth/password=Example-Passw0rd
`,
};

function describeAll(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, message, at, related }) => {
    const { start, end } = at.range;
    const where = `${at.uri} ${start.line}:${start.character}-${end.line}:${end.character}`;
    const others = (related ?? []).map((item) => `${item.at.uri}:${item.at.range.start.line}`);
    return `${where} ${rule} ${severity} ${message} ${others.join(' ')}`;
  });
}

/** A workspace that never saw an edit. */
async function fresh(texts: ReadonlyMap<string, string>): Promise<string[]> {
  return describeAll((await CheckedWorkspace.of(new Map(texts))).all());
}

describe('after every edit of a random edit script', () => {
  // 177: half a surrogate pair in the name of an include
  for (const seed of [...Array(40).keys(), 177]) {
    it(`incremental and full analysis give the same findings, seed ${seed}`, async () => {
      const random = new Random(seed * 7919);
      const texts = new Map(Object.entries(site));
      const checked = await CheckedWorkspace.of(new Map(texts));
      for (const [path, text] of texts) checked.workspace.open(uriOf(path), text, 0);
      checked.checker.settle();
      for (let step = 1; step <= 30; step++) {
        const path = random.pick([...texts.keys()]);
        const before = texts.get(path) ?? '';
        const edit = randomEdit(random, before);
        const after = applyEdit(before, edit);
        const window = { start: edit.start, oldEnd: edit.end, newEnd: edit.start + edit.newText.length };
        texts.set(path, after);
        checked.workspace.edit(uriOf(path), after, window, step);
        // several edits may come before anybody looks
        if (random.below(4) === 0) continue;
        checked.checker.settle();
        assert.deepEqual(
          describeAll(checked.all()),
          await fresh(texts),
          `step ${step}, ${path}: ${JSON.stringify(edit)}`,
        );
      }
    }).timeout(60_000);
  }
});
