import type { ApiKey, Connection, RegionId, TryResult } from '../../../protocol/account';
import type { KeyKind } from './key-kinds';

/** What has been entered so far. It lives as long as the walk does. */
export interface Draft {
  kind?: KeyKind;
  region?: RegionId;
  accountSid: string;
  keySid: string;
  secret: string;
  label: string;
  tried?: TryResult;
}

export function emptyDraft(known?: Partial<Connection>): Draft {
  const { accountSid = '', region, label = '' } = known ?? {};
  return { accountSid, region, label, keySid: '', secret: '' };
}

/** An auth token is used with the account's own SID. */
export function keyOf({ kind, accountSid, keySid, secret }: Draft): ApiKey {
  return { username: kind?.id === 'token' ? accountSid : keySid, secret };
}

export function placeOf({ accountSid, region = 'us1' }: Draft): Omit<Connection, 'label'> {
  return { accountSid, region };
}
