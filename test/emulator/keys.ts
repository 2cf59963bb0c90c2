import { type RegionId, regionIds } from './hosts';
import type { World } from './state/world';
import { parseWords } from './words';

/**
 * - `token`: the account's SID with its auth token; opens its subaccounts too
 * - `main`: everything of the account
 * - `standard`: all but the list of accounts and changes of them
 * - `restricted`: what its permissions name; US1 only
 *
 * https://www.twilio.com/docs/iam/api-keys
 */
export type KeyKind = 'token' | 'main' | 'standard' | 'restricted';

export interface Key {
  readonly accountSid: string;
  readonly region: RegionId;
  readonly kind: KeyKind;
  /** SK…, or AC… for an auth token. */
  readonly username: string;
  readonly secret: string;
  /** For a restricted key: `sip.domains/list`, `sip.*`; see permissions.ts. Left out: `readOnly`. */
  readonly permissions?: readonly string[];
}

/** What a test has to say of a key; the rest is made up. */
export type KeySeed = Pick<Key, 'accountSid'> & Partial<Key>;

/**
 * The read-only restricted key that SIP Lens asks people to make. Neither accounts nor routes can be granted
 * to one.
 */
export const readOnly = ['sip.', 'incoming-phone-numbers', 'outgoing-caller-ids', 'monitor.'].flatMap(
  (area) => [`${area}*/list`, `${area}*/read`],
);

const kinds: readonly KeyKind[] = ['token', 'main', 'standard', 'restricted'];

/**
 * Reads `restricted; account=AC…; region=us1; username=SK…; secret=…; permissions=sip.*,monitor.*`.
 *
 * @param accountSid where the text names none
 * @throws Error where it is none
 */
export function parseKey(text: string, accountSid: string): KeySeed {
  const names = ['account', 'region', 'username', 'secret', 'permissions'];
  const { word, values } = parseWords(text, names);
  const kind = kinds.find((each) => each === word);
  const region = regionIds.find((each) => each === (values.get('region') ?? 'us1'));
  if (kind === undefined) throw new Error(`"${word}" is no kind of key; there are ${kinds.join(', ')}.`);
  if (region === undefined) throw new Error(`A key is for one of the regions ${regionIds.join(', ')}.`);
  return {
    kind,
    region,
    accountSid: values.get('account') ?? accountSid,
    username: values.get('username'),
    secret: values.get('secret'),
    permissions: values.get('permissions')?.split(','),
  };
}

/** The keys that are good now. */
export class Keys {
  readonly all: Key[] = [];

  add({ accountSid, region = 'us1', kind = 'main', username, secret, permissions }: KeySeed): Key {
    if (kind === 'restricted' && region !== 'us1') throw new Error('Restricted keys exist in US1 only.');
    const number = this.all.length + 1;
    const key: Key = {
      accountSid,
      region,
      kind,
      username: username ?? (kind === 'token' ? accountSid : `SK${number.toString(16).padStart(32, '0')}`),
      secret: secret ?? `Example-${kind}-${region}-secret-${number}`,
      permissions: permissions ?? (kind === 'restricted' ? readOnly : undefined),
    };
    this.all.push(key);
    return key;
  }

  /** The key of this kind; an account has at most one of each kind in a region by default. */
  find(accountSid: string, region: RegionId, kind: KeyKind): Key | undefined {
    return this.all.find(
      (key) => key.accountSid === accountSid && key.region === region && key.kind === kind,
    );
  }

  /** @returns false where there was no such key */
  revoke(username: string, secret?: string): boolean {
    const before = this.all.length;
    const kept = this.all.filter((key) => !is(key, username, secret));
    this.all.splice(0, before, ...kept);
    return kept.length < before;
  }

  /** The key that an Authorization header shows, if it is good in this region. */
  authenticate(authorization: string | undefined, region: RegionId): Key | undefined {
    const [scheme = '', credentials = ''] = (authorization ?? '').split(' ');
    if (scheme.toLowerCase() !== 'basic') return undefined;
    const text = Buffer.from(credentials, 'base64').toString();
    const colon = text.indexOf(':');
    if (colon < 0) return undefined;
    return this.all.find(
      (key) => key.region === region && is(key, text.slice(0, colon), text.slice(colon + 1)),
    );
  }

  /** A key of every kind for every account, in every region that holds something. */
  addDefaults(world: World): void {
    for (const { sid, regions } of world.accounts) {
      for (const region of regionIds.filter((id) => id === 'us1' || isUsed(regions[id]))) {
        const made = kinds.filter((kind) => kind !== 'restricted' || region === 'us1');
        for (const kind of made) this.add({ accountSid: sid, region, kind });
      }
    }
  }
}

function is(key: Key, username: string, secret: string | undefined): boolean {
  return key.username === username && (secret === undefined || key.secret === secret);
}

function isUsed(region: object): boolean {
  return Object.values(region).some((value) => Array.isArray(value) && value.length > 0);
}
