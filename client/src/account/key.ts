import type { ApiKey, Connection } from '../../../protocol/account';

const prefix = 'sipLens.key.';

/** The name under which the key of an account in a region is kept; also the id of its session. */
export function keyName({ accountSid, region }: Omit<Connection, 'label'>): string {
  return `${prefix}${accountSid}.${region}`;
}

export function isKeyName(name: string): boolean {
  return name.startsWith(prefix);
}

/** What was stored, where it is a key. What is not, such as a text of an older version, is as good as none. */
export function keyFrom(text: string | undefined): ApiKey | undefined {
  if (text === undefined) return undefined;
  try {
    const { username, secret }: { username?: unknown; secret?: unknown } = Object(JSON.parse(text));
    return typeof username === 'string' && typeof secret === 'string' ? { username, secret } : undefined;
  } catch (_noJson) {
    return undefined;
  }
}
