import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, needProgram, sipLens } from './sip-lens';

const TEXT = `[acme]
type = registration
server_uri = sip:acme.sip.dublin.twilio.com
client_uri = sip:mallory@acme.sip.twilio.com
outbound_auth = acme

[acme]
type = auth
username = mallory
password = Example-Passw0rd
`;

const REGISTRY = `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme
    regions:
      us1:
        fetchedAt: 2026-11-20T09:00:00Z
        domains:
          - { name: acme, registration: false, registrations: { credentialLists: [phones] } }
        credentialLists:
          - { name: phones, usernames: [alice, bob, carol, dave] }
`;

const FILES = { 'pjsip.conf': TEXT, 'twilio.registry.yaml': REGISTRY };
const RULES = ['twilio/registration-disabled', 'twilio/username-not-found'];

/** As a reader of the output sees them. */
interface Reported {
  readonly files: readonly {
    readonly findings: readonly {
      readonly rule: string;
      readonly fixes: readonly { readonly title: string; readonly kind: string; readonly edits?: unknown }[];
    }[];
  }[];
}

describe('account fixes on the command line', () => {
  needProgram();

  it('are never applied, not even for a rule that is named', () => {
    inFolder(FILES, (folder) => {
      for (const args of [[], RULES.flatMap((rule) => ['--rule', rule])]) {
        const { code, output } = sipLens(folder, ['fix', ...args, 'pjsip.conf']);
        assert.deepEqual([code, output], [0, 'Nothing to fix.\n']);
        assert.equal(readFileSync(join(folder, 'pjsip.conf'), 'utf8'), TEXT);
      }
    });
  });

  it('are told with their titles, and without the edits that wait for a password', () => {
    inFolder(FILES, (folder) => {
      const { output } = sipLens(folder, ['check', '--format', 'json']);
      assert.ok(!output.includes('NEWPASSWORD'));
      const { files }: Reported = JSON.parse(output);
      const fixes = files.flatMap(({ findings }) =>
        findings.filter(({ rule }) => RULES.includes(rule)).flatMap((finding) => finding.fixes),
      );
      assert.deepEqual(fixes, [
        { title: 'Enable registration for acme in Twilio…', kind: 'account' },
        { title: 'Add mallory to the credential list phones in Twilio…', kind: 'account' },
      ]);
    });
  });

  it('are neither a hint in the terminal nor a fix in SARIF, which would apply them', () => {
    inFolder(FILES, (folder) => {
      for (const format of ['pretty', 'sarif']) {
        const { output } = sipLens(folder, ['check', '--format', format]);
        assert.match(output, /registration-disabled/);
        assert.ok(!output.includes('in Twilio…') && !output.includes('NEWPASSWORD'), format);
      }
    });
  });
});
