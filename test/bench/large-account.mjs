import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
export const accountSid = 'AC00000000000000000000000000000001';
const key = { username: 'SK00000000000000000000000000000001', secret: 'Example-secret-of-the-bench-1' };

const COUNT = 100;
const USERS = 1000;
const ACCESS_LISTS = 10;

const each = (count, item) => Array.from({ length: count }, (_, index) => item(index + 1)).join('');
const sid = (prefix, index) => `${prefix}${index.toString(16).padStart(32, '0')}`;

/** An account at Twilio's limits: https://www.twilio.com/docs/voice/sip/api */
function registryText() {
  return `sipLensRegistry: 1
accounts:
  - sid: ${accountSid}
    name: Large
    status: active
    regions:
      us1:
        unknown: []
        domains:
${each(
  COUNT,
  (index) => `          - name: domain-${index}
            sid: ${sid('SD', index)}
            registration: true
            secure: false
            activeRegion: us1
            calls: { credentialLists: [list-${index}], ipAccessControlLists: [] }
            registrations: { credentialLists: [list-${index}] }
`,
)}        trunks:
${each(
  COUNT,
  (index) => `          - name: trunk-${index}
            sid: ${sid('TK', index)}
            secure: false
            activeRegion: us1
            credentialLists: [list-${index}]
            ipAccessControlLists: []
            originationUrls: [{ url: "sip:198.51.100.20", priority: 10, weight: 10, enabled: true }]
            numbers: ["+1555555${String(1000 + index)}"]
`,
)}        credentialLists:
${each(
  COUNT,
  (index) =>
    `          - { name: list-${index}, sid: ${sid('CL', index)}, usernames: [${each(USERS, (user) => `phone-${index}-${user}, `)}] }\n`,
)}        ipAccessControlLists:
${each(
  ACCESS_LISTS,
  (index) =>
    `          - { name: access-${index}, sid: ${sid('AL', index)}, addresses: [203.0.113.${index}/32] }\n`,
)}        numbers: []
        callerIds: []
`;
}

/**
 * The fewest requests that tell all of it: eight collections of the account; for each domain what is mapped for calls and
 * for registrations, and its route; for each list its contents; for each trunk its URLs, its lists and its route. The
 * access lists of domains and trunks need not be asked for, nor the numbers of trunks.
 */
export const fewestRequests = 8 + COUNT * 3 + COUNT + ACCESS_LISTS + COUNT * 3;

/** An emulator of Twilio with this account, in a process of its own. */
export class LargeAccount {
  #process;

  static async start(folder) {
    const seed = join(folder, 'large.registry.yaml');
    writeFileSync(seed, registryText());
    const account = new LargeAccount();
    const { username, secret } = key;
    const words = `main; account=${accountSid}; username=${username}; secret=${secret}`;
    const args = ['--import', 'tsx', join(root, 'test/emulator/main.ts'), '--port', '0', '--seed', seed];
    account.#process = spawn(process.execPath, [...args, '--key', words], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    account.url = await new Promise((resolve, reject) => {
      let text = '';
      account.#process.once('exit', () => reject(new Error(`the emulator did not start: ${text}`)));
      account.#process.stdout.on('data', (data) => {
        text += data;
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
        if (url) resolve(url);
      });
    });
    return account;
  }

  get key() {
    return key;
  }

  /** `{ requests: string[], maxInFlight: number }` since they were forgotten. */
  async requests() {
    const answer = await fetch(`${this.url}/emulator/requests`);
    return answer.json();
  }

  async forgetRequests() {
    await fetch(`${this.url}/emulator/requests`, { method: 'DELETE' });
  }

  async stop() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    const code = await ended;
    if (code !== 0) throw new Error('void: the emulator was spoken to as Twilio does not allow');
  }
}
