import assert from 'node:assert/strict';
import { inserted } from '../features/insertion';
import { needReferee, runAsterisk } from './asterisk';

const SID = 'AC00000000000000000000000000000001';
const REGISTRY = `//- /twilio.registry.yaml
sipLensRegistry: 1
accounts:
  - sid: ${SID}
    regions:
      us1:
        domains:
          - name: help
            registration: true
            secure: false
            calls: { credentialLists: [phones], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
          - name: open
            registration: false
            calls: { credentialLists: [], ipAccessControlLists: [] }
          - { name: safe, registration: true, secure: true, registrations: { credentialLists: [phones] } }
        trunks:
          - { name: acme, secure: false, numbers: ["+15550100"] }
          - { name: secure-trunk, secure: true }
        credentialLists:
          - { name: phones, usernames: [alice, bob] }
`;
const TRANSPORTS = `[udp]
type = transport
protocol = udp
bind = 127.0.0.1:15060
[tls]
type = transport
protocol = tls
bind = 127.0.0.1:15061
method = tlsv1_2
`;

/** The file with the configuration of every service, one inserted after the other. */
async function written(path: string, others: string, text: string): Promise<string> {
  let result = text;
  for (const [kind, name] of [
    ['domains', 'help'],
    ['domains', 'open'],
    ['domains', 'safe'],
    ['trunks', 'acme'],
    ['trunks', 'secure-trunk'],
  ] as const) {
    result = await inserted(`${REGISTRY}${others}//- ${path}\n${result}$0`, kind, name);
  }
  return result;
}

describe('what is inserted for a SIP Domain or trunk', () => {
  before(function () {
    needReferee(this);
  });

  it('is loaded whole by a real Asterisk', async () => {
    const { dropped, rejected, objects } = await runAsterisk({
      'pjsip.conf': await written('/pjsip.conf', '', TRANSPORTS),
    });
    assert.equal(rejected, false);
    assert.deepEqual([...dropped], []);
    const named = (type: string) => [...(objects.get(type)?.keys() ?? [])].sort();
    assert.deepEqual(named('endpoint'), ['acme', 'help', 'open', 'safe', 'secure-trunk']);
    assert.deepEqual(named('aor'), ['acme', 'help', 'open', 'safe', 'secure-trunk']);
    assert.deepEqual(named('registration'), ['help', 'safe']);
    assert.deepEqual(named('identify'), ['acme']);
  });

  it('is loaded whole by its wizard', async () => {
    const wizard = await written('/pjsip_wizard.conf', `//- /pjsip.conf\n${TRANSPORTS}`, '');
    const { dropped, rejected, objects } = await runAsterisk({
      'pjsip.conf': TRANSPORTS,
      'pjsip_wizard.conf': wizard,
    });
    assert.equal(rejected, false);
    assert.deepEqual([...dropped], []);
    const named = (type: string) => [...(objects.get(type)?.keys() ?? [])].sort();
    assert.deepEqual(named('endpoint'), ['acme', 'help', 'open', 'safe', 'secure-trunk']);
    assert.deepEqual(named('registration'), ['help-reg-0', 'safe-reg-0']);
  });
});
