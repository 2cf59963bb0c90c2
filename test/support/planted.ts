import assert from 'node:assert/strict';
import { leaks, MARKS } from '../../scripts/lib/planted.mjs';

/**
 * The secrets that tests plant, each of them known again wherever it comes out. A test that needs one takes it from here, or
 * invents one with a mark of scripts/lib/planted.mjs in it, such as `Example-Passw0rd`.
 */
export const planted = {
  accountSid: 'AC00000000000000000000000000000001',
  keySid: 'SK00000000000000000000000000000001',
  keySecret: 'Pl4ntedKeySecret000000000000001',
  rotatedKeySecret: 'Pl4ntedKeySecret000000000000002',
  authToken: 'facade5afe0000000000000000000001',
  sipPassword: 'Example-Passw0rd',
  /** MD5 of `user:realm:password`, as `md5_cred` and `password_digest` have it. */
  digest: 'facade5afe0000000000000000000002',
  oauthSecret: 'Pl4nted-OAuth-Secret',
  refreshToken: 'Pl4nted-Refresh-Token',
  proxyPassword: 'Pl4nted-Proxy-Passw0rd',
} as const;

/** What is no secret in the list above. */
const NAMES: readonly string[] = [planted.accountSid, planted.keySid];

export const plantedSecrets: readonly string[] = Object.values(planted).filter(
  (each) => !NAMES.includes(each),
);

for (const secret of plantedSecrets) assert.ok(MARKS.some((mark) => secret.includes(mark)));

/** `Basic` and `user:password` in base64: what a request carries, and nothing else may. */
export function basicAuthorization(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}

/** Fails where a planted secret stands in a text; says where, but not what. */
export function assertNoLeak(text: string, what: string): void {
  const [first] = leaks(text);
  if (first !== undefined)
    assert.fail(`a planted secret stands in ${what}, line ${first.line}, column ${first.column}`);
}

/**
 * The same for messages of the language server protocol, the text of documents set aside: what the editor sent as a
 * document, and what the server wants to write into one.
 *
 * @param isSecret for secrets that nobody planted, such as a generated password
 */
export function assertNoLeakInMessages(
  messages: readonly unknown[],
  what: string,
  isSecret = (text: string) => leaks(text).length > 0,
): void {
  for (const message of messages) {
    const path = leakIn(message, [], isSecret);
    if (path !== undefined)
      assert.fail(`a planted secret stands in ${what}: ${path.join('.')} of ${kindOf(message)}`);
  }
}

/** Text of a document, in an edit or where a document is opened or changed. */
function isDocumentText(name: string, path: readonly string[]): boolean {
  if (name === 'newText') return true;
  return name === 'text' && (path.at(-1) === 'textDocument' || path.at(-2) === 'contentChanges');
}

function leakIn(
  value: unknown,
  path: readonly string[],
  isSecret: (text: string) => boolean,
): readonly string[] | undefined {
  if (typeof value === 'string') return isSecret(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (isSecret(name)) return [...path, 'a name'];
    const found = isDocumentText(name, path) ? undefined : leakIn(inner, [...path, name], isSecret);
    if (found !== undefined) return found;
  }
  return undefined;
}

function kindOf(message: unknown): string {
  if (typeof message !== 'object' || message === null) return String(message);
  if ('method' in message) return String(message.method);
  return 'id' in message ? `the answer to ${String(message.id)}` : 'a message';
}

/** The messages in what a language server wrote, as its bytes came. */
export function messagesOf(transcript: string): unknown[] {
  return transcript
    .split(/Content-Length: \d+\r\n(?:Content-Type: [^\r]*\r\n)?\r\n/)
    .filter((text) => text.trim() !== '')
    .map(parsed);
}

/** A last message may have been cut off when its writer was killed. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (_cutOff) {
    return { cut: text };
  }
}
